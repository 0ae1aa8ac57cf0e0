import { SegmentedControl, Select } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { REASON_CODES, reasonName } from "../decisions/reason-name.ts";
import { SavedViews } from "../shell/saved-views.tsx";
import classes from "./holds.module.css";
import { HOLD_STATES, type HoldsSearch, readHoldsSearch, withoutHold } from "./holds-search.ts";

const OWNERS = ["anyone", "mine", "nobody"] as const;

/** What the worklist shows: state, reason, whose it is, and the views that the person keeps. */
export function HoldsToolbar({ view }: { view: HoldsSearch }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const show = (next: Record<string, unknown>, replace = true): void =>
    void navigate({ to: "/holds", search: readHoldsSearch({ ...withoutHold(view), ...next }), replace });
  const ownCode = view.reason !== undefined && !REASON_CODES.some((code) => code === view.reason);
  const codes = ownCode ? [view.reason ?? "", ...REASON_CODES] : REASON_CODES;
  return (
    <div className={classes.toolbar}>
      <Select
        size="xs"
        className={classes.filter ?? ""}
        aria-label={t("holds.filter.state")}
        allowDeselect={false}
        value={view.state ?? "open"}
        onChange={(state) => show({ state })}
        data={HOLD_STATES.map((state) => ({ value: state, label: t(`holds.states.${state}`) }))}
      />
      <Select
        size="xs"
        className={classes.filter ?? ""}
        aria-label={t("holds.filter.reason")}
        placeholder={t("holds.filter.anyReason")}
        searchable
        clearable
        value={view.reason ?? null}
        onChange={(reason) => show({ reason })}
        data={codes.map((code) => ({ value: code, label: reasonName(t, code) }))}
      />
      <SegmentedControl
        size="xs"
        aria-label={t("holds.filter.owner")}
        value={view.owner ?? "anyone"}
        onChange={(owner) => show({ owner })}
        data={OWNERS.map((owner) => ({ value: owner, label: t(`holds.owners.${owner}`) }))}
      />
      <SavedViews
        storedAs="goodterms-hold-views"
        view={withoutHold(view)}
        onShow={(next) => void navigate({ to: "/holds", search: next })}
      />
    </div>
  );
}
