import { formatId, type PlainDate } from "@goodterms/kernel";
import { type Caller, type Context, type Database, inMerchant } from "#platform/db";
import { recordEvents } from "#platform/events";
import { defineJob } from "#platform/jobs";
import { lockAccounts } from "#receivables";
import type { ChangeRow, RowProblem } from "./bulk-rules.ts";
import {
  type LimitChange,
  selectChange,
  selectRowsToDo,
  updateChange,
  updateOutcomes,
} from "./bulk-store.ts";
import { type LimitHolder, merchantToday } from "./holders.ts";
import { selectSignatures } from "./proposal-store.ts";
import type { LimitRequest } from "./rules.ts";
import { adoptCurrency, noticeCuts } from "./set-limit.ts";
import { selectLatest } from "./version-store.ts";
import { settleLimits, type WrittenLimit, writeLimit } from "./write-limit.ts";

const ROWS_PER_TRANSACTION = 200;

/** News of a bulk change: how much it is and how far it has come; the rows stand in it. */
export function changeNews(change: LimitChange, type: string) {
  return {
    type,
    subjectType: "limit_change",
    subjectId: change.id,
    subjectVersion: change.version,
    data: {
      changeId: formatId("blk", change.id),
      state: change.state,
      rows: change.rowCount,
      rowsDone: change.rowsDone,
      approvalsNeeded: change.approvalsNeeded,
      undoes: change.undoesId === null ? null : formatId("blk", change.undoesId),
    },
  };
}

/** Carries out a confirmed change to its end, chunk by chunk. Killed, it goes on where it was when run again. */
export const limitChangeJob = defineJob<{ readonly changeId: string }>({
  name: "credit.change_limits",
  handle: async ({ database, caller, clock, signal }, { changeId }) => {
    while (!signal.aborted) {
      const isMore = await carryChunk(database, { ...caller, now: clock.now() }, changeId);
      if (!isMore) return;
    }
    throw new Error("stopped before the change was carried out to its end; it is run again");
  },
});

/** One chunk in one transaction: its limits, ceilings, notices and outcomes, or nothing of it. */
function carryChunk(database: Database, caller: Caller, changeId: string): Promise<boolean> {
  return inMerchant(database, caller, (ctx) => carryRows(ctx, changeId));
}

/** Carries out up to 200 rows; says whether any are left. A change that is not running is left alone. */
export async function carryRows(ctx: Context, changeId: string): Promise<boolean> {
  const change = await selectChange(ctx, changeId, "held");
  if (change === undefined || change.state !== "running") return false;
  const rows = await selectRowsToDo(ctx, changeId, ROWS_PER_TRANSACTION);
  if (rows.length === 0) {
    const done: LimitChange = { ...change, state: "done", finishedAt: ctx.now, version: change.version + 1n };
    await updateChange(ctx, done);
    await recordEvents(ctx, [changeNews(done, "credit.limit_change_finished")]);
    return false;
  }
  const today = await merchantToday(ctx);
  const ids = rows.flatMap((row) => (row.customerId === null ? [] : [row.customerId]));
  await lockAccounts(ctx, ids);
  const signed = await selectSignatures(ctx, [changeId]);
  const approvedBy =
    change.approvalsNeeded === 0
      ? [change.proposedBy]
      : signed.filter((each) => each.verdict === "approved").map((each) => each.approver);
  const outcomes: Outcome[] = [];
  for (const row of rows) outcomes.push(await carryRow(ctx, { row, change, approvedBy, today }));
  const written = outcomes.flatMap((outcome) => (outcome.written === null ? [] : [outcome.written]));
  for (const limit of written) await adoptCurrency(ctx, limit, today);
  const changed = written.map((limit) => limit.version.holderId);
  if (changed.length > 0) await settleLimits(ctx, changed, "limits_changed_in_bulk");
  await noticeCuts(ctx, outcomes.flatMap(cutOf), today);
  await updateOutcomes(ctx, changeId, outcomes);
  await updateChange(ctx, {
    ...change,
    rowsDone: change.rowsDone + rows.length,
    version: change.version + 1n,
  });
  return true;
}

interface Outcome {
  readonly rowNumber: number;
  readonly outcome: "set" | "unchanged" | "skipped";
  readonly problem: RowProblem | null;
  readonly written: WrittenLimit | null;
  readonly holder: LimitHolder | null;
}

interface RowToCarry {
  readonly row: ChangeRow;
  readonly change: LimitChange;
  readonly approvedBy: readonly string[];
  readonly today: PlainDate;
}

async function carryRow(ctx: Context, { row, change, approvedBy, today }: RowToCarry): Promise<Outcome> {
  const { rowNumber, customerId } = row;
  const skipped = (problem: RowProblem | null): Outcome => ({
    rowNumber,
    outcome: "skipped",
    problem,
    written: null,
    holder: null,
  });
  if (row.problem !== null || customerId === null) return skipped(row.problem);
  const latest = await selectLatest(ctx, { holderId: customerId, kind: "manual", lineKey: "" });
  // Somebody set this limit after the preview was looked at: their word is later.
  if ((latest?.version ?? 0) !== row.baseVersion) return skipped("changed_since");
  const isUnchanged =
    (latest?.amountMinor ?? null) === row.afterMinor &&
    (row.afterMinor === null ||
      (latest?.currency === row.currency && latest.expiresOn === row.afterExpiresOn));
  if (isUnchanged) return { ...skipped(null), outcome: "unchanged" };
  if (row.afterExpiresOn !== null && row.afterExpiresOn < today) return skipped("changed_since");
  const holder: LimitHolder = {
    holder: "customer",
    id: customerId,
    reference: row.reference,
    name: row.name,
    customerKind: null,
    country: null,
  };
  const written = await writeLimit(
    ctx,
    holder,
    requestOf(row, change, today),
    { proposedBy: change.proposedBy, approvedBy, proposalId: null, changeId: change.id, baseVersion: null },
    today,
  );
  return { rowNumber, outcome: "set", problem: null, written, holder };
}

function requestOf(row: ChangeRow, change: LimitChange, today: PlainDate): LimitRequest {
  return {
    limit: row.afterMinor === null ? null : { amountMinor: row.afterMinor, currency: row.currency },
    kind: "manual",
    reason: change.reason,
    startsOn: today,
    expiresOn: row.afterMinor === null ? null : row.afterExpiresOn,
    insurance: null,
    guarantor: null,
  };
}

function cutOf({ written, holder }: Outcome): { holder: LimitHolder; reasonCodes: readonly string[] }[] {
  return written?.isCut === true && holder !== null ? [{ holder, reasonCodes: [] }] : [];
}
