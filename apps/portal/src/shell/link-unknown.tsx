import { useTranslation } from "react-i18next";
import { PortalProblem } from "../api/api.ts";
import { Frame } from "./frame.tsx";
import { Problem } from "./problem.tsx";

/** For an address that leads nowhere: most often a link cut in two by a mail program. */
export function LinkUnknown() {
  useTranslation();
  return (
    <Frame>
      <Problem error={new PortalProblem("link_unknown", "")} />
    </Frame>
  );
}
