import { formatId } from "@goodterms/kernel";
import { type Static, Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Amount,
  Closed,
  CurrencyCode,
  DateOn,
  Instant,
  Money,
  Nullable,
  OneOf,
  Reference,
} from "#platform/http";
import {
  type BulkChange,
  CHANGE_STATES,
  type ChangeRow,
  CSV_LENGTH_MAX,
  fallsBelow,
  ROW_PROBLEMS,
} from "./bulk-rules.ts";
import { countProblems, type LimitChange, sumRows } from "./bulk-store.ts";
import { selectSignatures } from "./proposal-store.ts";
import { Signatures, signatureBody } from "./proposal-wire.ts";
import { actorText, NameText, ReasonText } from "./wire.ts";

const NAMES_MAX = 50;
const REFERENCES_MAX = 1_000;

/** So that the sum of ten thousand limits is still a number that JSON can carry. */
const LIMIT_MAX = 900_000_000_000;

const ChangeInput = Type.Union([
  Closed({
    kind: OneOf(["set"]),
    limit: Nullable(
      Closed({ amount: Type.Integer({ minimum: 0, maximum: LIMIT_MAX }), currency: CurrencyCode }),
    ),
  }),
  Closed({ kind: OneOf(["percent"]), percent: Type.String({ pattern: "^-?[0-9]{1,4}(\\.[0-9]{1,4})?$" }) }),
  Closed({ kind: OneOf(["policy"]) }),
  Closed({ kind: OneOf(["listed"]), currency: CurrencyCode }),
]);

export const ChangePost = Closed({
  selection: Type.Optional(
    Closed({
      segments: Type.Optional(Type.Array(NameText, { minItems: 1, maxItems: NAMES_MAX })),
      riskClasses: Type.Optional(Type.Array(NameText, { minItems: 1, maxItems: NAMES_MAX })),
      group: Type.Optional(Reference),
      hasManualLimit: Type.Optional(Type.Boolean()),
      references: Type.Optional(Type.Array(Reference, { minItems: 1, maxItems: REFERENCES_MAX })),
    }),
  ),
  csv: Type.Optional(
    Type.String({
      minLength: 1,
      maxLength: CSV_LENGTH_MAX,
      pattern: "^[^\\u0000]*$",
      description:
        "Lines of reference,amount in major units; `none` takes a limit away. Goes with a change that is listed.",
    }),
  ),
  change: ChangeInput,
  expiresOn: Type.Optional(Nullable(DateOn)),
  reason: ReasonText,
});

const TotalBody = Closed({
  currency: CurrencyCode,
  rows: Type.Integer(),
  before: Amount,
  after: Amount,
  raised: Type.Integer(),
  lowered: Type.Integer(),
  below: Type.Integer({
    description: "Whose exposure would lie above the new limit: their next order is held",
  }),
});

export const ChangeBody = Closed(
  {
    id: Type.String(),
    state: OneOf(CHANGE_STATES),
    change: Type.Unsafe<Readonly<Record<string, unknown>>>(Type.Object({}, { additionalProperties: true })),
    selection: Type.Unsafe<object>(Type.Object({}, { additionalProperties: true })),
    reason: Type.String(),
    weighs: Closed(
      { amount: Amount, currency: Type.String() },
      {
        description:
          "What has to be within an authority: the largest raised limit, or all raises together if that is more",
      },
    ),
    approvalsNeeded: Type.Integer(),
    signatures: Signatures,
    rows: Type.Integer(),
    rowsDone: Type.Integer(),
    problems: Type.Integer(),
    totals: Type.Array(TotalBody),
    undoes: Nullable(Type.String()),
    proposedBy: Type.String(),
    createdAt: Instant,
    startedAt: Nullable(Instant),
    finishedAt: Nullable(Instant),
    version: Amount,
  },
  { $id: "LimitChange" },
);

/** A change with what it comes to and who signed it. */
export async function changeBody(ctx: Context, change: LimitChange) {
  const signatures = await selectSignatures(ctx, [change.id]);
  const totals = await sumRows(ctx, change.id);
  return {
    id: formatId("blk", change.id),
    state: change.state,
    change: change.change,
    selection: change.selection,
    reason: change.reason,
    weighs: { amount: change.weighedMinor, currency: change.weighedCurrency },
    approvalsNeeded: change.approvalsNeeded,
    signatures: signatures.map(signatureBody),
    rows: change.rowCount,
    rowsDone: change.rowsDone,
    problems: await countProblems(ctx, change.id),
    totals: totals.map(({ beforeMinor, afterMinor, ...counts }) => ({
      ...counts,
      before: beforeMinor,
      after: afterMinor,
    })),
    undoes: change.undoesId === null ? null : formatId("blk", change.undoesId),
    proposedBy: actorText(change.proposedBy),
    createdAt: change.createdAt,
    startedAt: change.startedAt,
    finishedAt: change.finishedAt,
    version: change.version,
  };
}

export const RowBody = Closed(
  {
    row: Type.Integer(),
    customerId: Nullable(Type.String()),
    reference: Type.String(),
    name: Type.String(),
    before: Nullable(Money),
    after: Nullable(Money),
    expected: Nullable(Money),
    exposure: Nullable(Amount),
    fallsBelow: Type.Boolean(),
    problem: Nullable(OneOf(ROW_PROBLEMS)),
    outcome: Nullable(OneOf(["set", "unchanged", "skipped"])),
  },
  { $id: "LimitChangeRow" },
);

export function rowBody(row: ChangeRow) {
  return {
    row: row.rowNumber,
    customerId: row.customerId === null ? null : formatId("cus", row.customerId),
    reference: row.reference,
    name: row.name,
    before:
      row.beforeMinor === null || row.beforeCurrency === null
        ? null
        : { amount: row.beforeMinor, currency: row.beforeCurrency },
    after: row.afterMinor === null ? null : { amount: row.afterMinor, currency: row.currency },
    expected: row.expectedMinor === null ? null : { amount: row.expectedMinor, currency: row.currency },
    exposure: row.exposureMinor,
    fallsBelow: fallsBelow(row),
    problem: row.problem,
    outcome: row.outcome,
  };
}

/** What is to become of the limits, in the verb's form. */
export function readChange(change: Static<typeof ChangeInput>): BulkChange {
  if (!("limit" in change)) return change as BulkChange;
  const { limit } = change;
  return {
    kind: "set",
    limit: limit === null ? null : { amountMinor: BigInt(limit.amount), currency: limit.currency },
  };
}
