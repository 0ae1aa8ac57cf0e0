import { NativeSelect, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { TableColumn } from "../csv-columns.ts";
import classes from "../scorecards.module.css";

const USES = ["either", "riskier", "safer", "out"] as const;
/** How a column may be used: freely, only one way, or not at all. */
export type UseOfColumn = (typeof USES)[number];

/** Every column with what its first row holds, and how it may be used. */
export function ColumnUses(props: {
  columns: readonly TableColumn[];
  uses: Readonly<Record<string, UseOfColumn>>;
  onUse: (column: string, use: UseOfColumn) => void;
}) {
  const { t } = useTranslation();
  return (
    <div>
      <Text size="sm" fw={500}>
        {t("scorecards.fit.columns")}
      </Text>
      <Text size="sm" c="dimmed" mb={6}>
        {t("scorecards.fit.columnsHelp")}
      </Text>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard. */}
      <section className={classes.columns} tabIndex={0} aria-label={t("scorecards.fit.columns")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("scorecards.fit.column")}</th>
              <th scope="col">{t("scorecards.fit.example")}</th>
              <th scope="col">{t("scorecards.fit.use")}</th>
            </tr>
          </thead>
          <tbody>
            {props.columns.map(({ name, example }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td>{example}</td>
                <td>
                  <NativeSelect
                    size="xs"
                    aria-label={t("scorecards.fit.columnUse", { column: name })}
                    value={props.uses[name] ?? "either"}
                    onChange={(event) => {
                      const use = USES.find((known) => known === event.currentTarget.value);
                      if (use !== undefined) props.onUse(name, use);
                    }}
                    data={USES.map((use) => ({ value: use, label: t(`scorecards.fit.uses.${use}`) }))}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}
