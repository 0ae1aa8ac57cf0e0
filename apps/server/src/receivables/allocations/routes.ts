import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  Amount,
  AmountInput,
  Closed,
  DateOn,
  Nullable,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { allocateCredit } from "./allocate-credit.ts";
import { reverseAllocation } from "./reverse-allocation.ts";
import type { AllocationRow } from "./store.ts";

const INSTALMENT_MAX = 60;
const REASON_LENGTH_MAX = 500;

const AllocationBody = Closed(
  {
    id: Type.String(),
    creditDocument: Type.String(),
    debitDocument: Type.String(),
    debitInstalment: Type.Integer(),
    creditAmount: Amount,
    debitAmount: Amount,
    rate: Nullable(Type.String()),
    allocatedOn: DateOn,
    reverses: Nullable(Type.String()),
  },
  { $id: "Allocation" },
);

function allocationBody(row: AllocationRow) {
  return {
    id: formatId("alc", row.id),
    creditDocument: formatId("doc", row.creditDocumentId),
    debitDocument: formatId("doc", row.debitDocumentId),
    debitInstalment: row.debitInstalment,
    creditAmount: row.creditMinor,
    debitAmount: row.debitMinor,
    rate: row.rate,
    allocatedOn: row.effectiveOn as never,
    reverses: row.reversesId === null ? null : formatId("alc", row.reversesId),
  };
}

const postAllocation = route({
  method: "POST",
  path: "/v1/allocations",
  summary: "Apply a credit to a debit",
  description:
    "Without an amount, as much as both sides have. Across currencies at `rate`, or at the day's rate; across members of one group with `groupConsent`.",
  tag: "Allocations",
  scope: "allocations:write",
  request: {
    body: Closed({
      credit: Reference,
      debit: Reference,
      instalment: Type.Optional(Type.Integer({ minimum: 1, maximum: INSTALMENT_MAX })),
      amount: Type.Optional(AmountInput),
      debitAmount: Type.Optional(AmountInput),
      rate: Type.Optional(Type.String({ pattern: "^[0-9]{1,12}(\\.[0-9]{1,18})?$" })),
      allocatedOn: Type.Optional(DateOn),
      groupConsent: Type.Optional(Type.Boolean()),
    }),
  },
  responses: { 201: AllocationBody },
  handle: async (ctx, { body }) => {
    const { amount, debitAmount, ...given } = body;
    const row = await allocateCredit(ctx, {
      ...given,
      amountMinor: amount === undefined ? undefined : BigInt(amount),
      debitMinor: debitAmount === undefined ? undefined : BigInt(debitAmount),
    });
    return { status: 201, body: allocationBody(row) };
  },
});

const postReversal = route({
  method: "POST",
  path: "/v1/allocations/{id}/reverse",
  summary: "Take an allocation back",
  tag: "Allocations",
  scope: "allocations:write",
  request: {
    params: Closed({ id: Reference }),
    body: Closed({
      reason: Type.String({ minLength: 1, maxLength: REASON_LENGTH_MAX }),
      reversedOn: Type.Optional(DateOn),
    }),
  },
  responses: { 201: AllocationBody },
  handle: async (ctx, { params, body }) => ({
    status: 201,
    body: allocationBody(await reverseAllocation(ctx, { ...body, allocation: params.id })),
  }),
});

export const allocationRoutes: readonly RouteDefinition[] = [postAllocation, postReversal];
