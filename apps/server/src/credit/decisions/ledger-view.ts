import type { ReservationRow } from "#receivables";
import type { EvaluationResult, OrderRuling, Reason } from "../evaluations/outcome.ts";
import { type LedgerView, ledgerCode } from "./rules.ts";

const OUTDATED = new Set(["stale", "expired", "evaluation_moved"]);
/** What the model finds by itself. */
const FOUND_BY_MODEL = new Set(["no_ceiling", "over_ceiling", "over_group_ceiling"]);

/** What the ledger saw when it answered, and those of its reasons that the policy does not account for. */
export function ledgerView(row: ReservationRow, result: EvaluationResult, ruling: OrderRuling): LedgerView {
  const codes = new Set([...result.blocks, ...ruling.blocks].map((block) => ledgerCode(block.code)));
  return {
    exposureMinor: row.exposureBeforeMinor,
    groupRoomMinor:
      row.groupCeilingMinor === null || row.groupBeforeMinor === null
        ? null
        : row.groupCeilingMinor - row.groupBeforeMinor,
    own: row.reasons.flatMap((reason) => ownReason(reason, codes) ?? []),
    released: row.liftedReasons,
  };
}

function ownReason(reason: string, policyCodes: ReadonlySet<string>): Reason | null {
  if (FOUND_BY_MODEL.has(reason)) return null;
  if (OUTDATED.has(reason)) return { code: "standing_not_current", parameters: {} };
  const [kind, code] = reason.split(":", 2);
  if (code === undefined) return { code: reason, parameters: {} };
  if (policyCodes.has(code)) return null;
  return kind === "rule"
    ? { code, parameters: {} }
    : { code: "blocked_by_hand", parameters: { block: code } };
}
