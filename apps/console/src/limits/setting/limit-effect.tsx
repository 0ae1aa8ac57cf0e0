import { formatDate, formatMoney, useLocale } from "@goodterms/ui";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { authoritiesQuery } from "../../api/credit-queries.ts";
import type { Limits } from "../limit-types.ts";
import { moneyOrNone } from "../limit-words.ts";
import classes from "../limits.module.css";
import type { LimitDraft } from "./limit-draft.ts";
import type { Reach } from "./use-reach.ts";

/** What will happen if the draft is sent: the limit before and after, the room under it, and who has to sign. */
export function LimitEffect({ limits, draft, reach }: { limits: Limits; draft: LimitDraft; reach: Reach }) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (draft.amount === null && !draft.isTakenAway) return null;
  const money = (amount: number): string => formatMoney(amount, limits.currency, locale, "currency");
  const before = limits.limits.find((limit) => limit.kind === draft.kind && limit.state === "standing");
  const changeLine = (): string => {
    const words = { kind: t(`limits.kinds.${draft.kind}`), after: money(draft.amount ?? 0) };
    if (before !== undefined)
      return t("limits.setting.becomes", { ...words, before: moneyOrNone(t, before.limit, locale) });
    const ceiling = limits.ceiling === null ? t("limits.none") : money(limits.ceiling);
    return t("limits.setting.begins", { ...words, ceiling });
  };
  const lines: string[] = [draft.isTakenAway ? t("limits.setting.takenAway") : changeLine()];
  if (!draft.isTakenAway && limits.exposure !== null && draft.kind === "manual") {
    const room = (draft.amount ?? 0) - limits.exposure;
    const exposure = money(limits.exposure);
    lines.push(
      room < 0
        ? t("limits.setting.over", { exposure, over: money(-room) })
        : t("limits.setting.free", { exposure, free: money(room) }),
    );
  }
  if (draft.kind !== "manual" && !draft.isTakenAway) lines.push(t("limits.setting.otherKind"));
  return (
    <div className={classes.preview} aria-live="polite">
      <h3>{t("limits.setting.effect")}</h3>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <Reaching reach={reach} on={formatDate(draft.startsOn, locale)} />
    </div>
  );
}

function Reaching({ reach, on }: { reach: Reach; on: string }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const own = useQuery(authoritiesQuery).data?.own;
  if (reach === "alone") return <p>{t("limits.setting.alone", { on })}</p>;
  if (reach === "unknown") return <p>{t("limits.setting.perhaps")}</p>;
  return (
    <p className="attention">
      {t("limits.setting.beyond", { amount: moneyOrNone(t, own?.limit ?? null, locale) })}
    </p>
  );
}
