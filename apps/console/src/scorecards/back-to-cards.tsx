import { IconArrowLeft } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

/** The way back to the library. */
export function BackToCards() {
  const { t } = useTranslation();
  return (
    <Link to="/scorecards" className="quiet">
      <IconArrowLeft size={14} stroke={1.8} aria-hidden="true" style={{ verticalAlign: "-2px" }} />{" "}
      {t("scorecards.all")}
    </Link>
  );
}
