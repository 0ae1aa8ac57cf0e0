// What the rows say after a storm, replayed by the version of their accounts: an oracle of its own, which knows nothing of
// how the guard decides.
import type { Arena } from "./arena.ts";

export interface Told {
  readonly order: string;
  readonly id: string;
  readonly isApproved: boolean;
}

export interface Findings {
  readonly rows: number;
  readonly approved: number;
  readonly refused: number;
  readonly checked: number;
  /** Each a sentence; empty where everything held. */
  readonly aboveCeiling: readonly string[];
  readonly otherCeiling: readonly string[];
  readonly seams: readonly string[];
  readonly wronglyRefused: readonly string[];
  /** Refusals for other reasons than room, by reason. */
  readonly otherReasons: ReadonlyMap<string, number>;
  readonly lost: readonly string[];
  readonly doubled: readonly string[];
}

interface Row {
  readonly id: string;
  readonly customer_id: string;
  readonly order_reference: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly attempt: number | null;
  readonly amount_minor: string;
  readonly held_minor: string;
  readonly shipped_minor: string;
  readonly captured_minor: string;
  readonly account_version: string;
  readonly ceiling_minor: string | null;
  readonly extra_minor: string;
  readonly exposure_before_minor: string;
  readonly exposure_after_minor: string;
  readonly group_id: string | null;
  readonly group_version: string | null;
  readonly group_ceiling_minor: string | null;
  readonly group_before_minor: string | null;
  readonly group_after_minor: string | null;
}

const NOT_OF_ROOM = /^(?!over_ceiling|over_group_ceiling)/;

/** Reads every row of the merchant and says what does not hold. `told`: what callers were answered. */
export async function judgeStorm(arena: Arena, told: readonly Told[]): Promise<Findings> {
  const { rows } = await arena.administrator.query<Row>(
    `SELECT id, customer_id, order_reference, outcome, reasons, attempt, amount_minor, held_minor, shipped_minor, captured_minor,
       account_version, ceiling_minor, extra_minor, exposure_before_minor, exposure_after_minor, group_id, group_version,
       group_ceiling_minor, group_before_minor, group_after_minor
     FROM receivables.reservation WHERE merchant_id = $1`,
    [arena.merchantId],
  );
  const approved = rows.filter(({ outcome }) => outcome === "reserved");
  return {
    rows: rows.length,
    approved: approved.length,
    refused: rows.filter(({ outcome }) => outcome === "refused").length,
    checked: rows.filter(({ outcome }) => outcome === "checked").length,
    aboveCeiling: approved.filter(isAbove).map(describe),
    otherCeiling: await comparedWithAnother(arena, rows),
    seams: [...brokenSeams(approved, accountStep), ...brokenSeams(approved, groupStep)],
    wronglyRefused: rows.filter((row) => row.outcome === "refused" && hadRoom(row)).map(describe),
    otherReasons: countOtherReasons(rows),
    lost: lostOf(told, rows),
    doubled: doubledOf(rows),
  };
}

function describe(row: Row): string {
  return `${row.order_reference} ${row.id} [${row.reasons}] ${row.exposure_before_minor} + ${row.amount_minor} under ${row.ceiling_minor}, group ${row.group_before_minor} under ${row.group_ceiling_minor}`;
}

function isAbove(row: Row): boolean {
  const own = row.ceiling_minor === null || BigInt(row.exposure_after_minor) > BigInt(row.ceiling_minor);
  const pool =
    row.group_ceiling_minor !== null && BigInt(row.group_after_minor ?? 0) > BigInt(row.group_ceiling_minor);
  return own || pool;
}

/** Refused for lack of room although the ceilings it was compared with had room. */
function hadRoom(row: Row): boolean {
  if (row.reasons.some((reason) => NOT_OF_ROOM.test(reason))) return false;
  const amount = BigInt(row.amount_minor);
  const own =
    row.ceiling_minor !== null && BigInt(row.exposure_before_minor) + amount <= BigInt(row.ceiling_minor);
  const pool =
    row.group_ceiling_minor === null ||
    BigInt(row.group_before_minor ?? 0) + amount <= BigInt(row.group_ceiling_minor);
  return own && pool;
}

function countOtherReasons(rows: readonly Row[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { reasons } of rows)
    for (const reason of reasons.filter((each) => NOT_OF_ROOM.test(each)))
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
  return counts;
}

/** Rows whose ceiling was not the one in force at their account's version, as the events tell it. */
async function comparedWithAnother(arena: Arena, rows: readonly Row[]): Promise<string[]> {
  const news = await arena.administrator.query<{ id: string; version: string; ceiling: string | null }>(
    `SELECT subject_id AS id, subject_version AS version, data->>'ceilingMinor' AS ceiling FROM platform.event
     WHERE merchant_id = $1 AND type = 'receivables.ceiling_set' ORDER BY subject_id, subject_version`,
    [arena.merchantId],
  );
  const byAccount = Map.groupBy(news.rows, ({ id }) => id);
  const inForce = (id: string, version: string | null): string | null | undefined => {
    const list = byAccount.get(id);
    if (list === undefined || version === null) return undefined;
    return list.findLast((each) => BigInt(each.version) <= BigInt(version))?.ceiling;
  };
  return rows
    .filter((row) => {
      const own = inForce(row.customer_id, row.account_version);
      const expected = own == null ? own : String(BigInt(own) + BigInt(row.extra_minor));
      if (expected !== undefined && expected !== row.ceiling_minor) return true;
      const pool = row.group_id === null ? undefined : inForce(row.group_id, row.group_version);
      return pool !== undefined && pool !== row.group_ceiling_minor;
    })
    .map(describe);
}

interface Step {
  readonly account: string | null;
  readonly version: string | null;
  readonly before: string | null;
  readonly after: string | null;
}

const accountStep = (row: Row): Step => ({
  account: row.customer_id,
  version: row.account_version,
  before: row.exposure_before_minor,
  after: row.exposure_after_minor,
});
const groupStep = (row: Row): Step => ({
  account: row.group_id,
  version: row.group_version,
  before: row.group_before_minor,
  after: row.group_after_minor,
});

/** Approvals one after another on an account: where nothing else came between, each begins where the last one ended. */
function brokenSeams(approved: readonly Row[], stepOf: (row: Row) => Step): string[] {
  const broken: string[] = [];
  const steps = approved.map(stepOf).filter(({ account }) => account !== null);
  for (const [account, own] of Map.groupBy(steps, (step) => step.account)) {
    own.sort((one, other) => (BigInt(one.version ?? 0) < BigInt(other.version ?? 0) ? -1 : 1));
    own.forEach((step, index) => {
      const next = own[index + 1];
      if (next === undefined) return;
      const gap = BigInt(next.version ?? 0) - BigInt(step.version ?? 0);
      if (gap === 0n || (gap === 1n && next.before !== step.after))
        broken.push(`account ${account} at version ${step.version}: ${step.after}, then ${next.before}`);
    });
  }
  return broken;
}

/** What a caller was told and the rows do not say. */
function lostOf(told: readonly Told[], rows: readonly Row[]): string[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return told
    .filter(({ id, isApproved }) => {
      const row = byId.get(id);
      return row === undefined || (row.outcome !== "refused") !== isApproved;
    })
    .map(({ order, id }) => `${order} ${id}`);
}

/** Orders with two attempts of one number, or with room held by more than one. */
function doubledOf(rows: readonly Row[]): string[] {
  const attempts = Map.groupBy(
    rows.filter(({ attempt }) => attempt !== null),
    (row) => row.order_reference,
  );
  return [...attempts].flatMap(([order, made]) => {
    const numbers = new Set(made.map(({ attempt }) => attempt));
    const live = made.filter(
      (row) => BigInt(row.held_minor) + BigInt(row.shipped_minor) + BigInt(row.captured_minor) > 0n,
    );
    return numbers.size === made.length && live.length <= 1 ? [] : [order];
  });
}
