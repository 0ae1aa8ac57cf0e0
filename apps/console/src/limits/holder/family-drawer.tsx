import { MoneyText } from "@goodterms/ui";
import { Button, Drawer, Skeleton, Stack } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ProblemAlert } from "../../shell/problem-alert.tsx";
import { ScrollX } from "../../shell/scroll-x.tsx";
import { useMay } from "../../shell/use-me.ts";
import { familyQuery } from "../limit-queries.ts";
import type { Family, FamilyGroup } from "../limit-types.ts";
import classes from "../limits.module.css";
import { SetLimitModal } from "../setting/set-limit-modal.tsx";

/** A group with everything under it, exposure rolled up level by level, and its own limit. */
export function FamilyDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const found = useQuery(familyQuery(id));
  const mayWrite = useMay("credit:write");
  const [setting, setSetting] = useState(false);
  const name = found.data?.groups[0]?.name ?? "";
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      closeButtonProps={{ "aria-label": t("common.close") }}
      size="xl"
      title={t("limits.exposures.family", { name })}
    >
      <Stack gap="md">
        <ProblemAlert error={found.data === undefined ? found.error : null} />
        {found.isPending ? <Skeleton height={200} /> : null}
        {found.data === undefined ? null : <FamilyTable family={found.data} />}
        {mayWrite && found.data !== undefined ? (
          <div>
            <Button size="xs" variant="default" onClick={() => setSetting(true)}>
              {t("limits.exposures.groupLimit")}
            </Button>
          </div>
        ) : null}
      </Stack>
      {setting ? <SetLimitModal holder={{ holder: "group", id }} onClose={() => setSetting(false)} /> : null}
    </Drawer>
  );
}

function FamilyTable({ family }: { family: Family }) {
  const { t } = useTranslation();
  const { currency } = family;
  return (
    <>
      {family.above.length === 0 ? null : (
        <p className="gt-note">
          {t("limits.exposures.above", { names: family.above.map((group) => group.name).join(" › ") })}
        </p>
      )}
      <ScrollX label={t("limits.exposures.level")}>
        <table className="plain-table">
          <thead>
            <tr>
              <th scope="col">{t("limits.exposures.level")}</th>
              <th scope="col" className="figures">
                {t("limits.exposures.own", { currency })}
              </th>
              <th scope="col" className="figures">
                {t("limits.exposures.total", { currency })}
              </th>
              <th scope="col" className="figures">
                {t("limits.exposures.ceiling")}
              </th>
            </tr>
          </thead>
          <tbody>
            {family.groups.map((group) => (
              <FamilyRow key={group.id} group={group} currency={currency} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </>
  );
}

function FamilyRow({ group, currency }: { group: FamilyGroup; currency: string }) {
  const { t } = useTranslation();
  return (
    <tr>
      <th scope="row">
        <span className={classes.indent} style={{ "--level": group.level } as React.CSSProperties}>
          {group.name}
        </span>
      </th>
      {[group.own, group.total].map((amount, index) => (
        <td key={index === 0 ? "own" : "total"} className="figures">
          {amount === null ? "?" : <MoneyText amount={amount} currency={currency} />}
        </td>
      ))}
      <td className="figures">
        {group.ceiling === null ? (
          <span className="gt-note">{t("limits.none")}</span>
        ) : (
          <MoneyText amount={group.ceiling} currency={group.ceilingCurrency} shape="currency" />
        )}
      </td>
    </tr>
  );
}
