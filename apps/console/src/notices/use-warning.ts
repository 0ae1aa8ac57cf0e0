import { useTranslation } from "react-i18next";

const KNOWN = [
  "reasons_wanting",
  "deadline_unverified",
  "duty_unverified",
  "wording_unverified",
  "bureau_details_wanting",
  "score_details_wanting",
  "address_wanting",
] as const;

/** What staff should know before a notice goes out, in a sentence; a code not known here is shown as it is. */
export function useWarning(): (code: string) => string {
  const { t } = useTranslation();
  return (code) => {
    const known = KNOWN.find((name) => name === code);
    return known === undefined ? code.replaceAll("_", " ") : t(`notices.warnings.${known}`);
  };
}
