import { formatCount, useLocale } from "@goodterms/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { ImportReason } from "../api/types.ts";

/** Why rows were not accepted: each reason once, with how many rows and the first of them. */
export function ReasonsTable({ reasons }: { reasons: readonly ImportReason[] }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (reasons.length === 0) {
    return (
      <Text size="sm" c="dimmed" px="md" pb="md">
        {t("imports.reasonsNone")}
      </Text>
    );
  }
  return (
    <div className="scroll-x">
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t("imports.reason")}</th>
            <th scope="col">{t("imports.state")}</th>
            <th scope="col" className="figures">
              {t("imports.first")}
            </th>
            <th scope="col" className="figures">
              {t("imports.count")}
            </th>
          </tr>
        </thead>
        <tbody>
          {reasons.map((reason) => (
            <tr key={`${reason.outcome} ${reason.code}`}>
              <td>
                {reason.example.message} <span className="gt-note">{reason.code}</span>
              </td>
              <td>{t(`imports.outcome.${reason.outcome}`)}</td>
              <td className="figures">{formatCount(reason.example.line, locale)}</td>
              <td className="figures">{formatCount(reason.count, locale)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
