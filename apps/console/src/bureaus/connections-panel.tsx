import { formatInstant, Panel, useLocale } from "@goodterms/ui";
import { Badge, Button } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { answer, api } from "../api/api.ts";
import { ProblemAlert } from "../shell/problem-alert.tsx";
import { ScrollX } from "../shell/scroll-x.tsx";
import { useAct } from "../shell/use-act.ts";
import { useMay } from "../shell/use-me.ts";
import { type Bureau, bureausKey } from "./bureau-queries.ts";
import classes from "./bureaus.module.css";
import { ConnectModal } from "./connect-modal.tsx";
import { DifferencesDrawer } from "./differences-drawer.tsx";
import { useCheckOutcome } from "./use-check-outcome.ts";

/** The bureaus there are, with whom each knows and how it is connected. */
export function ConnectionsPanel({ bureaus }: { bureaus: readonly Bureau[] }) {
  const { t } = useTranslation();
  return (
    <Panel title={t("bureaus.connections")} hiddenTitle flush>
      <ScrollX label={t("bureaus.connections")}>
        <table className="plain-table">
          <tbody>
            {bureaus.map((bureau) => (
              <BureauRow key={bureau.name} bureau={bureau} />
            ))}
          </tbody>
        </table>
      </ScrollX>
    </Panel>
  );
}

function BureauRow({ bureau }: { bureau: Bureau }) {
  const { t } = useTranslation();
  const mayWrite = useMay("credit:policy");
  const [doing, setDoing] = useState<"connect" | "differences" | null>(null);
  const check = useCheck(bureau);
  const { connection, countries } = bureau;
  const kinds = bureau.kinds.map((kind) => t(`bureaus.kinds.${kind}`)).join(", ");
  return (
    <tr>
      <th scope="row">
        <strong>{bureau.title}</strong>
        <div className="gt-note">
          {countries === null
            ? t("bureaus.countriesAll")
            : t("bureaus.where", { kinds, countries: countries.join(", ") })}
        </div>
      </th>
      <td>
        <ConnectionState bureau={bureau} />
        <ProblemAlert error={check.error} />
      </td>
      <td className="figures">
        <div className={classes.rowActions}>
          {connection === null ? null : (
            <>
              <Button size="compact-xs" variant="subtle" onClick={() => setDoing("differences")}>
                {t("bureaus.differences")}
              </Button>
              {mayWrite ? (
                <Button
                  size="compact-xs"
                  variant="subtle"
                  loading={check.isPending}
                  onClick={() => check.mutate(bureau.name)}
                >
                  {t("bureaus.check")}
                </Button>
              ) : null}
            </>
          )}
          {mayWrite ? (
            <Button
              size="compact-xs"
              variant={connection === null ? "light" : "subtle"}
              onClick={() => setDoing("connect")}
            >
              {t(connection === null ? "bureaus.connect" : "bureaus.settings")}
            </Button>
          ) : null}
        </div>
        {doing === "connect" ? <ConnectModal bureau={bureau} onClose={() => setDoing(null)} /> : null}
        {doing === "differences" ? (
          <DifferencesDrawer bureau={bureau} onClose={() => setDoing(null)} />
        ) : null}
      </td>
    </tr>
  );
}

function ConnectionState({ bureau: { connection } }: { bureau: Bureau }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const outcomeInWords = useCheckOutcome();
  if (connection === null) return <span className="gt-note">{t("bureaus.notConnected")}</span>;
  const state = !connection.enabled ? "off" : connection.simulator ? "simulator" : "connected";
  const isWrong = !["fine", "untried", null].includes(connection.checkOutcome);
  return (
    <>
      <Badge variant="light" color={state === "connected" ? "petrol" : "gray"}>
        {t(`bureaus.${state}`)}
      </Badge>
      {connection.checkOutcome === null || connection.checkedAt === null ? null : (
        <div className={isWrong ? "attention" : "gt-note"}>
          {outcomeInWords(connection.checkOutcome)} ·{" "}
          {t("bureaus.checkedAt", { at: formatInstant(connection.checkedAt, locale) })}
        </div>
      )}
    </>
  );
}

function useCheck(bureau: Bureau) {
  const { t } = useTranslation();
  const outcomeInWords = useCheckOutcome();
  return useAct({
    act: (name: string, headers) =>
      answer(api.POST("/v1/bureaus/{name}/check", { params: { path: { name } }, headers })),
    done: ({ outcome, detail }) =>
      [t("bureaus.checked", { title: bureau.title, outcome: outcomeInWords(outcome) }), detail]
        .filter((part) => part !== null)
        .join(" · "),
    changes: [bureausKey],
  });
}
