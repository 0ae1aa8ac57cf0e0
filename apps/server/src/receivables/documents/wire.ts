import { formatId } from "@goodterms/kernel";
import { Type } from "typebox";
import type { Context } from "#platform/db";
import {
  Amount,
  AmountInput,
  Closed,
  CurrencyCode,
  DateOn,
  Instant,
  Nullable,
  OneOf,
  Reference,
} from "#platform/http";
import { refuse } from "../refusals.ts";
import { DOCUMENT_KINDS, type DocumentLine } from "./drafts.ts";
import { ID_PREFIXES } from "./find-document.ts";
import type { AmountsInput } from "./issue-invoice.ts";
import {
  type DocumentView,
  readDocument,
  readDocumentAllocations,
  readDocumentItems,
  stateOf,
} from "./read-document.ts";
import type { Terms } from "./terms/rules.ts";

const LINES_MAX = 5_000;
const INSTALMENTS_MAX = 60;
const ALLOCATIONS_SHOWN_MAX = 500;
const TEXT_LENGTH_MAX = 500;

export const Text = Type.String({ minLength: 1, maxLength: TEXT_LENGTH_MAX });
export const DecimalText = Type.String({
  pattern: "^-?[0-9]{1,20}(\\.[0-9]{1,12})?$",
  description: "An exact decimal, such as 12.5",
});
const RateText = Type.String({
  pattern: "^[0-9]{1,12}(\\.[0-9]{1,18})?$",
  description: "Units of the entity's currency for one of the document's",
});

const LineInput = Closed({
  description: Text,
  sku: Type.Optional(Text),
  quantity: Type.Union([Type.Integer(), DecimalText]),
  unitAmount: Type.Union([AmountInput, DecimalText], {
    description: "Minor units for one; a text may have decimals",
  }),
  net: Type.Optional(AmountInput),
  taxRate: Type.Optional(
    Type.Union([Type.Number({ minimum: 0, maximum: 100 }), DecimalText], { description: "Percent" }),
  ),
  tax: Type.Optional(AmountInput),
});

/** What every document is posted with. */
export const commonInput = {
  customer: Reference,
  currency: CurrencyCode,
  entity: Type.Optional(Reference),
  rate: Type.Optional(RateText),
};

/** Amounts by line, or net and tax. */
export const amountsInput = {
  lines: Type.Optional(Type.Array(LineInput, { minItems: 1, maxItems: LINES_MAX })),
  net: Type.Optional(AmountInput),
  tax: Type.Optional(AmountInput),
};

export const TermsInput = Type.Union(
  [Text, Type.Unsafe<Terms>(Type.Object({}, { additionalProperties: true }))],
  {
    description: 'Terms in words ("net 30", "30 days eom") or as an object',
  },
);

export const InstalmentsInput = Type.Array(Closed({ dueOn: DateOn, amount: AmountInput }), {
  minItems: 1,
  maxItems: INSTALMENTS_MAX,
});

interface GivenLine {
  readonly description: string;
  readonly sku?: string;
  readonly quantity: number | string;
  readonly unitAmount: number | string;
  readonly net?: number;
  readonly taxRate?: number | string;
  readonly tax?: number;
}

/** The amounts of a body. @throws Refusal amounts_disagree when neither lines nor a net amount is given, or both. */
export function readAmounts(body: {
  lines?: readonly GivenLine[];
  net?: number;
  tax?: number;
}): AmountsInput {
  if (body.lines !== undefined && body.net === undefined && body.tax === undefined) {
    return {
      lines: body.lines.map((line) => ({
        description: line.description,
        sku: line.sku,
        quantity: String(line.quantity),
        unitAmount: String(line.unitAmount),
        netMinor: line.net === undefined ? undefined : BigInt(line.net),
        taxRate: line.taxRate === undefined ? undefined : String(line.taxRate),
        taxMinor: line.tax === undefined ? undefined : BigInt(line.tax),
      })),
    };
  }
  if (body.lines !== undefined || body.net === undefined) {
    throw refuse("amounts_disagree", "Give either lines, or net and tax.", [
      { pointer: "/net", message: "is needed unless there are lines" },
    ]);
  }
  return { netMinor: BigInt(body.net), taxMinor: BigInt(body.tax ?? 0) };
}

const LineBody = Closed({
  description: Type.String(),
  sku: Nullable(Type.String()),
  quantity: Type.String(),
  unitAmount: Type.String(),
  net: Amount,
  taxRate: Nullable(Type.String()),
  tax: Amount,
});

const headFields = {
  id: Type.String(),
  kind: OneOf(DOCUMENT_KINDS),
  number: Nullable(Type.String()),
  customer: Closed({ id: Type.String(), reference: Type.String(), name: Type.String() }),
  entity: Type.String(),
  currency: CurrencyCode,
  netAmount: Amount,
  taxAmount: Amount,
  totalAmount: Amount,
  openAmount: Amount,
  issuedOn: DateOn,
  dueOn: Nullable(DateOn),
  order: Nullable(Type.String()),
  purchaseOrder: Nullable(Type.String()),
  method: Nullable(Type.String()),
  reason: Nullable(Type.String()),
  state: OneOf(["open", "part_paid", "settled", "reversed"]),
  bookedAt: Instant,
};

export const DocumentRowBody = Closed(headFields, { $id: "DocumentRow" });

export const DocumentBody = Closed(
  {
    ...headFields,
    rate: Type.String(),
    terms: Nullable(Type.Unsafe<Terms>(Type.Object({}, { additionalProperties: true }))),
    lines: Nullable(Type.Array(LineBody)),
    items: Type.Array(
      Closed({
        instalment: Type.Integer(),
        dueOn: DateOn,
        originalDueOn: DateOn,
        originalAmount: Amount,
        openAmount: Amount,
        disputedAmount: Amount,
      }),
    ),
    allocations: Type.Array(
      Closed({
        id: Type.String(),
        other: Closed({ id: Type.String(), kind: OneOf(DOCUMENT_KINDS), number: Nullable(Type.String()) }),
        amount: Amount,
        allocatedOn: DateOn,
        reversed: Type.Boolean(),
      }),
    ),
    reverses: Nullable(Type.String()),
    reversedBy: Nullable(Type.String()),
  },
  { $id: "Document" },
);

/** A document's row in a list. */
export function documentRowBody(view: DocumentView) {
  return {
    id: formatId(ID_PREFIXES[view.kind], view.id),
    kind: view.kind,
    number: view.number,
    customer: {
      id: formatId("cus", view.customerId),
      reference: view.customerReference,
      name: view.customerName,
    },
    entity: view.entityReference,
    currency: view.currency,
    netAmount: view.netMinor,
    taxAmount: view.taxMinor,
    totalAmount: view.totalMinor,
    openAmount: view.openMinor,
    issuedOn: view.issuedOn as never,
    dueOn: view.dueOn as never,
    order: view.orderReference,
    purchaseOrder: view.purchaseOrder,
    method: view.method,
    reason: view.reason,
    state: stateOf(view),
    bookedAt: view.bookedAt,
  };
}

/** A document with everything about it. @throws Refusal not_found. */
export async function documentBody(ctx: Context, id: string) {
  const view = await readDocument(ctx, id);
  if (view === undefined) throw refuse("not_found", "There is no such document.");
  const items = await readDocumentItems(ctx, id);
  const allocations = await readDocumentAllocations(ctx, id, ALLOCATIONS_SHOWN_MAX);
  return {
    ...documentRowBody(view),
    rate: view.rate,
    terms: view.terms,
    lines: view.lines?.map(lineBody) ?? null,
    items: items.map((item) => ({
      instalment: item.instalment,
      dueOn: item.dueOn as never,
      originalDueOn: item.originalDueOn as never,
      originalAmount: item.originalMinor,
      openAmount: item.openMinor,
      disputedAmount: item.disputedMinor,
    })),
    allocations: allocations.map((allocation) => ({
      id: formatId("alc", allocation.id),
      other: {
        id: formatId(ID_PREFIXES[allocation.otherKind], allocation.otherId),
        kind: allocation.otherKind,
        number: allocation.otherNumber,
      },
      amount: allocation.minor,
      allocatedOn: allocation.allocatedOn as never,
      reversed: allocation.isReversed,
    })),
    reverses: view.reversesId === null ? null : formatId("doc", view.reversesId),
    reversedBy: view.reversedById === null ? null : formatId("doc", view.reversedById),
  };
}

function lineBody(line: DocumentLine) {
  const { netMinor, taxMinor, ...rest } = line;
  return { ...rest, net: BigInt(netMinor), tax: BigInt(taxMinor) };
}
