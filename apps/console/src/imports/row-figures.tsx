import { formatCount, useLocale } from "@goodterms/ui";
import { useTranslation } from "react-i18next";
import type { Import } from "../api/types.ts";
import classes from "./imports.module.css";

/** What became of the rows, in figures. */
export function RowFigures({ one }: { one: Import }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { progress } = one;
  const figures: [string, number, boolean][] = [
    [t("imports.progress.rowsRead"), progress.rowsRead, false],
    [t("imports.progress.accepted"), progress.accepted, false],
    [t("imports.progress.duplicate"), progress.duplicate, false],
    [t("imports.progress.refused"), progress.refused, progress.refused > 0],
  ];
  if (!one.dryRun) {
    figures.push([t("imports.progress.documents"), progress.documentsPosted, false]);
    figures.push([t("imports.progress.customers"), progress.customersCreated, false]);
  }
  return (
    <dl className={classes.figures}>
      {figures.map(([name, count, attention]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className={attention ? "attention" : undefined}>
            {count === 0 ? "–" : formatCount(count, locale)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
