import { useTranslation } from "react-i18next";

/** What came of trying credentials, in words. */
export function useCheckOutcome(): (outcome: string) => string {
  const { t } = useTranslation();
  return (outcome) => {
    if (outcome === "fine" || outcome === "untried") return t(`bureaus.outcomes.${outcome}`);
    return t("bureaus.outcomes.other", { outcome: outcome.replaceAll("_", " ") });
  };
}
