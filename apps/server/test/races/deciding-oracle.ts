// What the storm of deciding is held against: the rows of all decisions, replayed by the version of their account.
import { sql } from "kysely";
import { expect } from "vitest";
import type { StandardMerchant, TestDatabase } from "../house.ts";
import type { Told } from "./deciding-storm.ts";

export interface Row {
  readonly id: string;
  readonly customer_id: string;
  readonly order_reference: string;
  readonly mode: string;
  readonly outcome: string;
  readonly reasons: readonly string[];
  readonly attempt: number | null;
  readonly amount_minor: bigint;
  readonly standing_minor: bigint;
  readonly account_version: bigint;
  readonly ceiling_minor: bigint | null;
  readonly extra_minor: bigint;
  readonly exposure_before_minor: bigint;
  readonly exposure_after_minor: bigint;
  readonly group_id: string | null;
  readonly group_version: bigint | null;
  readonly group_ceiling_minor: bigint | null;
  readonly group_before_minor: bigint | null;
  readonly group_after_minor: bigint | null;
}

export async function rowsOf(merchant: StandardMerchant): Promise<Row[]> {
  return merchant.run(async (ctx) => {
    const found = await sql<Row>`
      SELECT id, customer_id, order_reference, mode, outcome, reasons, attempt, amount_minor, account_version, ceiling_minor,
        extra_minor, held_minor + shipped_minor + captured_minor AS standing_minor, exposure_before_minor,
        exposure_after_minor, group_id, group_version, group_ceiling_minor, group_before_minor, group_after_minor
      FROM receivables.reservation WHERE merchant_id = ${ctx.merchantId} ORDER BY customer_id, account_version`.execute(
      ctx.tx,
    );
    return found.rows;
  });
}

export type Ceilings = ReadonlyMap<
  string,
  readonly { readonly from: bigint; readonly ceiling: bigint | null }[]
>;

/** The ceilings of every account by the version from which on each was in force. */
export async function ceilingsOf(database: TestDatabase, merchantId: string): Promise<Ceilings> {
  const news = await database.asAdministrator<{ id: string; version: string; ceiling: string | null }>(
    `SELECT subject_id AS id, subject_version AS version, data->>'ceilingMinor' AS ceiling FROM platform.event
     WHERE merchant_id = $1 AND type = 'receivables.ceiling_set' ORDER BY subject_version`,
    [merchantId],
  );
  const known = Map.groupBy(news, ({ id }) => id);
  return new Map(
    [...known].map(([id, list]) => [
      id,
      list.map(({ version, ceiling }) => ({
        from: BigInt(version),
        ceiling: ceiling === null ? null : BigInt(ceiling),
      })),
    ]),
  );
}

/** Every decision compared with the ceilings in force, approved just where it fits, one after another without a gap. */
export function expectWithinCeilings(rows: readonly Row[], ceilings: Ceilings): void {
  for (const row of rows) {
    const own = inForce(ceilings, row.customer_id, row.account_version);
    const pool = row.group_id === null ? null : inForce(ceilings, row.group_id, row.group_version ?? 0n);
    expect([row.id, row.ceiling_minor]).toEqual([row.id, own === null ? null : own + row.extra_minor]);
    expect([row.id, row.group_ceiling_minor]).toEqual([row.id, pool]);
    const wouldBe = row.exposure_before_minor + row.amount_minor;
    const poolWouldBe = (row.group_before_minor ?? 0n) + row.amount_minor;
    const fits = wouldBe <= (row.ceiling_minor ?? -1n) && (pool === null || poolWouldBe <= pool);
    const isRoomTheReason = row.reasons.some((reason) => reason.startsWith("over_"));
    if (row.outcome !== "refused") expect([row.id, fits]).toEqual([row.id, true]);
    else expect([row.id, isRoomTheReason]).toEqual([row.id, !fits]);
    if (row.outcome === "reserved") expect(row.exposure_after_minor).toBe(wouldBe);
  }
  const approved = rows.filter(({ outcome }) => outcome === "reserved");
  for (const own of Map.groupBy(approved, (row) => row.customer_id).values())
    expectSeamless(
      own.map((row) => [row.account_version, row.exposure_before_minor, row.exposure_after_minor]),
    );
  const pooled = approved.filter((row) => row.group_id !== null);
  expectSeamless(
    pooled.map((row) => [row.group_version ?? 0n, row.group_before_minor ?? 0n, row.group_after_minor ?? 0n]),
  );
}

function inForce(ceilings: Ceilings, id: string, version: bigint): bigint | null {
  return ceilings.get(id)?.findLast((each) => each.from <= version)?.ceiling ?? null;
}

/** Approvals one after another on an account: where nothing else came between, each begins where the last one ended. */
function expectSeamless(steps: readonly (readonly [version: bigint, before: bigint, after: bigint])[]): void {
  const sorted = [...steps].sort(([one], [other]) => (one < other ? -1 : 1));
  sorted.forEach(([version, , after], index) => {
    const next = sorted[index + 1];
    if (next === undefined) return;
    expect(next[0], "two approvals at one version").not.toBe(version);
    if (next[0] === version + 1n) expect(next[1]).toBe(after);
  });
}

const OUTCOMES: Readonly<Record<string, string>> = { reserve: "reserved", check: "checked" };

/** What a shop was told is what is written; no order stands twice, and its attempts are counted without a gap. */
export function expectNothingLost(
  told: readonly Told[],
  rows: readonly Row[],
  idOf: (id: string) => string | null,
): void {
  const byId = new Map(rows.map((row) => [row.id, row]));
  for (const { order, id, outcome, mode } of told) {
    const wanted = outcome === "approved" ? OUTCOMES[mode] : "refused";
    const row = byId.get(idOf(id) ?? "");
    expect([order, row?.order_reference, row?.outcome]).toEqual([order, order, wanted]);
  }
  const attempts = Map.groupBy(
    rows.filter((row) => row.attempt !== null),
    (row) => row.order_reference,
  );
  for (const [order, made] of attempts) {
    const numbers = made.map((row) => row.attempt).sort((one, other) => (one ?? 0) - (other ?? 0));
    expect([order, numbers]).toEqual([order, numbers.map((_, index) => index + 1)]);
    expect([order, made.filter((row) => row.standing_minor > 0n).length <= 1]).toEqual([order, true]);
  }
}
