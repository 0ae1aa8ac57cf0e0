import { isCurrency, type PlainDate } from "@goodterms/kernel";
import type { Access } from "#platform/auth";
import type { Context } from "#platform/db";
import { recordEvents } from "#platform/events";
import { newId } from "#platform/ids";
import { findGroup } from "#receivables";
import { personBehind } from "./authority-of.ts";
import {
  type BulkChange,
  type ChangeRow,
  type DraftRow,
  type ListedLine,
  percentSteps,
  ROWS_MAX,
  raiseOf,
  readListed,
} from "./bulk-rules.ts";
import { type Candidate, insertChange, type LimitChange, selectCandidates } from "./bulk-store.ts";
import { changeNews } from "./carry-change.ts";
import { merchantToday } from "./holders.ts";
import { limitsWithoutManual, policyBands } from "./neighbours.ts";
import { type ChangeOrder, type Ground, listedRows, rowsOf } from "./preview-rules.ts";
import { refuseLimit } from "./refusals.ts";
import type { LimitVersion } from "./rules.ts";
import { convertAmounts, selectCurrent } from "./version-store.ts";

/**
 * Works out what a bulk change would do, row by row, and keeps it: what is confirmed later is what was shown here.
 * Nothing is set yet.
 * @throws Refusal limit_field, bad_csv, nothing_selected, too_many_selected, not_found for an unknown group.
 */
export async function previewChange(ctx: Context, access: Access, order: ChangeOrder): Promise<LimitChange> {
  const today = await merchantToday(ctx);
  checkOrder(order, today);
  const lines = order.change.kind === "listed" ? readLines(order.csv ?? "", order.change.currency) : null;
  const selection =
    lines === null
      ? order.selection
      : { ...order.selection, references: lines.map((line) => line.reference) };
  const groupId = selection.group === undefined ? null : (await findGroup(ctx, selection.group)).id;
  const candidates = await selectCandidates(ctx, selection, groupId, ROWS_MAX);
  if (candidates.length > ROWS_MAX) throw refuseLimit("too_many_selected", `At most ${ROWS_MAX} at a time.`);
  if (candidates.length === 0 && lines === null)
    throw refuseLimit("nothing_selected", "Nobody fits the selection.");
  const ground: Ground = { candidates, manual: await readManual(ctx, candidates, today), today };
  const rows = lines === null ? rowsOf(order, ground) : listedRows(lines, order, ground);
  return keepChange(ctx, access, order, rows, null);
}

/** Keeps a worked-out change with its rows, and says what it weighs. */
export async function keepChange(
  ctx: Context,
  access: Access,
  order: ChangeOrder,
  rows: readonly DraftRow[],
  undoesId: string | null,
): Promise<LimitChange> {
  const { csv, selection } = order;
  const expected = await withExpectations(ctx, await inOneCurrency(ctx, rows));
  const change: LimitChange = {
    id: newId(ctx.now),
    state: "preview",
    // A file's lines are its rows; they are not kept twice.
    selection: csv === null ? selection : { listed: true },
    change: storedChange(order.change),
    reason: order.reason.trim(),
    ...(await weigh(ctx, expected)),
    approvalsNeeded: 0,
    rowCount: rows.length,
    rowsDone: 0,
    undoesId,
    proposedBy: ctx.actor,
    proposedFor: await personBehind(ctx, access),
    version: 1n,
    createdAt: ctx.now,
    startedAt: null,
    finishedAt: null,
  };
  await insertChange(ctx, change, expected);
  await recordEvents(ctx, [changeNews(change, "credit.limit_change_previewed")]);
  return change;
}

function checkOrder(order: ChangeOrder, today: PlainDate): void {
  const { change, reason, expiresOn } = order;
  const problems: { pointer: string; message: string }[] = [];
  if (reason.trim() === "") problems.push({ pointer: "/reason", message: "is empty; say why" });
  if (expiresOn !== null && expiresOn < today)
    problems.push({ pointer: "/expiresOn", message: "lies in the past" });
  if (change.kind === "percent" && percentSteps(change.percent) === null)
    problems.push({
      pointer: "/change/percent",
      message: "is no percentage from -100 to 1000 with up to four places",
    });
  if (change.kind === "set" && change.limit !== null && change.limit.amountMinor < 0n)
    problems.push({ pointer: "/change/limit/amount", message: "is negative" });
  if (change.kind === "listed" && (order.csv === null || !isCurrency(change.currency)))
    problems.push({ pointer: "/csv", message: "is wanted, with the currency of its amounts" });
  if (problems.length > 0) throw refuseLimit("limit_field", "The change cannot be made as sent.", problems);
}

function readLines(csv: string, currency: string): ListedLine[] {
  const lines = readListed(csv, currency);
  if (lines === null) throw refuseLimit("bad_csv", "A line has no comma.");
  if (lines.length === 0) throw refuseLimit("nothing_selected", "The list is empty.");
  if (lines.length > ROWS_MAX) throw refuseLimit("too_many_selected", `At most ${ROWS_MAX} at a time.`);
  return lines;
}

/** The manual limit of each that is the latest word. */
async function readManual(
  ctx: Context,
  candidates: readonly Candidate[],
  today: PlainDate,
): Promise<Map<string, LimitVersion>> {
  const found = await selectCurrent(
    ctx,
    candidates.map((candidate) => candidate.id),
    today,
  );
  const manual = new Map<string, LimitVersion>();
  // Versions come in their order, so that the last of a holder is the latest.
  for (const version of found) if (version.kind === "manual") manual.set(version.holderId, version);
  return manual;
}

/** Exposures beside the new limits, in the limits' currency. The rows' exposures come in the accounts'. */
async function inOneCurrency(ctx: Context, rows: readonly DraftRow[]): Promise<ChangeRow[]> {
  const today = await merchantToday(ctx);
  const wanted = rows.map((row) => ({
    minor: row.exposureMinor ?? 0n,
    from: row.exposureCurrency,
    to: row.currency,
  }));
  const converted = await convertAmounts(ctx, wanted, today);
  return rows.map((row, index) => ({
    ...row,
    exposureMinor: row.exposureMinor === null ? null : (converted[index] ?? null),
  }));
}

/** What will be in force for each: where the manual limit is taken away, what the policy gives in its place. */
async function withExpectations(ctx: Context, rows: readonly ChangeRow[]): Promise<ChangeRow[]> {
  const freed = rows.filter((row) => row.problem === null && row.afterMinor === null);
  const policy = await limitsWithoutManual(
    ctx,
    freed.flatMap((row) => row.customerId ?? []),
  );
  return rows.map((row): ChangeRow => {
    if (row.problem !== null || row.customerId === null) return row;
    if (row.afterMinor !== null) return { ...row, expectedMinor: row.afterMinor };
    const given = policy.get(row.customerId);
    return given === undefined ? row : { ...row, expectedMinor: given.minor, currency: given.currency };
  });
}

/** The largest new limit, or all raises together, whichever is more, in the policy's currency. */
async function weigh(
  ctx: Context,
  rows: readonly ChangeRow[],
): Promise<Pick<LimitChange, "weighedMinor" | "weighedCurrency">> {
  const { currency } = await policyBands(ctx, rows[0]?.currency);
  const today = await merchantToday(ctx);
  const raised = rows.filter((row) => raiseOf(row) > 0n);
  const raises = await convertAmounts(
    ctx,
    raised.map((row) => ({ minor: raiseOf(row), from: row.currency, to: currency })),
    today,
  );
  const limits = await convertAmounts(
    ctx,
    raised.map((row) => ({ minor: row.expectedMinor ?? 0n, from: row.currency, to: currency })),
    today,
  );
  // What has no rate cannot be weighed, and so weighs more than anybody may set alone.
  if (raises.includes(null) || limits.includes(null))
    return { weighedMinor: UNWEIGHABLE_MINOR, weighedCurrency: currency };
  const together = raises.reduce<bigint>((sum, minor) => sum + (minor ?? 0n), 0n);
  const largest = limits.reduce<bigint>((most, minor) => ((minor ?? 0n) > most ? (minor ?? 0n) : most), 0n);
  return { weighedMinor: together > largest ? together : largest, weighedCurrency: currency };
}

const UNWEIGHABLE_MINOR = BigInt(Number.MAX_SAFE_INTEGER);

function storedChange(change: BulkChange): Readonly<Record<string, unknown>> {
  if (change.kind !== "set" || change.limit === null) return { ...change };
  const { amountMinor, currency } = change.limit;
  return { kind: "set", limit: { amount: Number(amountMinor), currency } };
}
