import { parseId } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { enqueue } from "#platform/jobs";
import { refuse } from "../refusals.ts";
import { measureAmount } from "./authority-of.ts";
import { countApprovals } from "./authority-rules.ts";
import type { ChangeState, DraftRow } from "./bulk-rules.ts";
import { type LimitChange, selectChange, selectFormer, selectRows, updateChange } from "./bulk-store.ts";
import { changeNews, limitChangeJob } from "./carry-change.ts";
import { assertPerson } from "./decide-proposal.ts";
import { merchantToday } from "./holders.ts";
import { keepChange } from "./preview-change.ts";
import { insertSignature, selectSignatures } from "./proposal-store.ts";
import { refuseLimit } from "./refusals.ts";

/** One bulk change by its id. @throws Refusal not_found. */
export async function findChange(
  ctx: Context,
  id: string,
  how: "free" | "held" = "free",
): Promise<LimitChange> {
  const uuid = parseId("blk", id);
  const change = uuid === null ? undefined : await selectChange(ctx, uuid, how);
  if (change === undefined) throw refuse("not_found", `There is no bulk change ${id}.`);
  return change;
}

/**
 * Confirms what was previewed: within the caller's authority it begins at once, beyond it others must sign.
 * @throws Refusal not_found, change_state.
 */
export async function confirmChange(ctx: Context, access: Access, id: string): Promise<LimitChange> {
  const change = await holdAt(ctx, id, "preview");
  const today = await merchantToday(ctx);
  const weighed = { minor: change.weighedMinor, currency: change.weighedCurrency };
  // Nobody needs an authority to be careful: a change that raises nothing begins at once.
  const ruling =
    change.weighedMinor === 0n
      ? ({ kind: "alone" } as const)
      : (await measureAmount(ctx, access, weighed, today)).ruling;
  if (ruling.kind === "alone") return start(ctx, change);
  return move(
    ctx,
    { ...change, state: "proposed", approvalsNeeded: ruling.approvals },
    "credit.limit_change_proposed",
  );
}

/**
 * Signs a bulk change; with the last signature it wants it begins.
 * @throws Refusal not_found, change_state, people_only, second_person, beyond_authority.
 */
export async function approveChange(
  ctx: Context,
  access: Access,
  id: string,
  note: string,
): Promise<LimitChange> {
  const change = await holdAt(ctx, id, "proposed");
  assertPerson(access);
  assertOther(ctx, change);
  const weighed = { minor: change.weighedMinor, currency: change.weighedCurrency };
  const { isWithin } = await measureAmount(ctx, access, weighed, await merchantToday(ctx));
  if (!isWithin) throw refuse("beyond_authority", "Your authority does not reach this change.");
  await sign(ctx, change, "approved", note);
  const signatures = await selectSignatures(ctx, [change.id]);
  const given = countApprovals(signatures, [change.proposedBy, change.proposedFor]);
  if (given < change.approvalsNeeded) return change;
  return start(ctx, change);
}

/** Says no to a bulk change. @throws Refusal not_found, change_state, people_only, second_person. */
export async function rejectChange(
  ctx: Context,
  access: Access,
  id: string,
  note: string,
): Promise<LimitChange> {
  const change = await holdAt(ctx, id, "proposed");
  assertPerson(access);
  assertOther(ctx, change);
  await sign(ctx, change, "rejected", note);
  return move(ctx, { ...change, state: "rejected", finishedAt: ctx.now }, "credit.limit_change_rejected");
}

/** Takes a change back that has not begun. @throws Refusal not_found, change_state, second_person. */
export async function withdrawChange(ctx: Context, id: string): Promise<LimitChange> {
  const change = await findChange(ctx, id, "held");
  if (change.state !== "preview" && change.state !== "proposed") throw wrongState(change);
  if (ctx.actor !== change.proposedBy && ctx.actor !== change.proposedFor) {
    throw refuse("second_person", "Whoever made it takes it back; others reject it.");
  }
  return move(ctx, { ...change, state: "withdrawn", finishedAt: ctx.now }, "credit.limit_change_withdrawn");
}

/**
 * Previews the change that restores what stood before a finished one. Limits that somebody has set since keep their
 * later word, and are shown so.
 * @throws Refusal not_found, change_state.
 */
export async function undoChange(
  ctx: Context,
  access: Access,
  id: string,
  reason: string,
): Promise<LimitChange> {
  const change = await findChange(ctx, id, "held");
  if (change.state !== "done") throw wrongState(change);
  const rows = await selectRows(ctx, change.id, 0, change.rowCount);
  const set = rows.filter((row) => row.outcome === "set");
  if (set.length === 0) throw refuseLimit("nothing_selected", "It changed nothing that could be undone.");
  const former = await selectFormer(
    ctx,
    set.flatMap(({ customerId, baseVersion }) =>
      customerId === null ? [] : [{ customerId, version: baseVersion }],
    ),
  );
  const undoing = set.map((row, index): DraftRow => {
    const before = former.get(row.customerId ?? "");
    return {
      ...row,
      rowNumber: index + 1,
      baseVersion: row.baseVersion + 1,
      beforeMinor: row.afterMinor,
      beforeCurrency: row.currency,
      beforeExpiresOn: row.afterExpiresOn,
      afterMinor: before?.amountMinor ?? null,
      currency: before?.currency ?? row.currency,
      afterExpiresOn: before?.expiresOn ?? null,
      exposureCurrency: row.currency,
      problem: null,
      outcome: null,
    };
  });
  const order = { selection: {}, change: { kind: "undo" }, csv: null, expiresOn: null, reason } as const;
  return keepChange(ctx, access, order, undoing, change.id);
}

async function holdAt(ctx: Context, id: string, state: ChangeState): Promise<LimitChange> {
  const change = await findChange(ctx, id, "held");
  if (change.state !== state) throw wrongState(change);
  return change;
}

function wrongState(change: LimitChange): Error {
  return refuseLimit("change_state", `It is ${change.state}.`);
}

function assertOther(ctx: Context, change: LimitChange): void {
  if (ctx.actor === change.proposedBy || ctx.actor === change.proposedFor) {
    throw refuse("second_person", "Whoever made a change does not sign it.");
  }
}

async function sign(
  ctx: Context,
  change: LimitChange,
  verdict: "approved" | "rejected",
  note: string,
): Promise<void> {
  const isFirst = await insertSignature(ctx, { subjectId: change.id, approver: ctx.actor, verdict, note });
  if (!isFirst) throw refuse("second_person", "You have signed this already; another person is wanted.");
}

async function start(ctx: Context, change: LimitChange): Promise<LimitChange> {
  const running = await move(
    ctx,
    { ...change, state: "running", startedAt: ctx.now },
    "credit.limit_change_started",
  );
  await enqueue(ctx, limitChangeJob, { changeId: change.id });
  return running;
}

async function move(ctx: Context, change: LimitChange, type: string): Promise<LimitChange> {
  const next = { ...change, version: change.version + 1n };
  await updateChange(ctx, next);
  await recordEvents(ctx, [changeNews(next, type)]);
  return next;
}
