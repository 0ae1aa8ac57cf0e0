import { Type } from "typebox";
import {
  AmountInput,
  Closed,
  DateOn,
  OneOf,
  Reference,
  type RequestContext,
  type RouteDefinition,
  route,
} from "#platform/http";
import { chargeFee } from "./charge-fee.ts";
import { issueCreditNote } from "./issue-credit-note.ts";
import { issueInvoice } from "./issue-invoice.ts";
import { lowerInvoice } from "./lower-invoice.ts";
import { payRefund } from "./pay-refund.ts";
import type { Posted } from "./post-document.ts";
import { receivePayment } from "./receive-payment.ts";
import {
  amountsInput,
  commonInput,
  DocumentBody,
  documentBody,
  InstalmentsInput,
  readAmounts,
  TermsInput,
  Text,
} from "./wire.ts";

const REMITTANCE_LINES_MAX = 1_000;
const INSTALMENT_MAX = 60;
const Instalment = Type.Optional(Type.Integer({ minimum: 1, maximum: INSTALMENT_MAX }));
const TAG = "Documents";
const answers = { 200: DocumentBody, 201: DocumentBody };
const declared = { method: "POST", tag: TAG, scope: "documents:write", responses: answers } as const;

async function answer(ctx: RequestContext, posted: Posted) {
  const body = await documentBody(ctx, posted.id);
  return posted.created ? ({ status: 201, body } as const) : ({ status: 200, body } as const);
}

const postInvoice = route({
  ...declared,
  path: "/v1/invoices",
  summary: "Book an invoice",
  description:
    "Never refused for credit reasons. The same number with the same content answers with what stands. With `order`, captures that order's reservation.",
  request: {
    body: Closed({
      ...commonInput,
      ...amountsInput,
      number: Reference,
      issuedOn: DateOn,
      dueOn: Type.Optional(DateOn),
      terms: Type.Optional(TermsInput),
      instalments: Type.Optional(InstalmentsInput),
      order: Type.Optional(Reference),
      purchaseOrder: Type.Optional(Reference),
    }),
  },
  handle: async (ctx, { body }) => {
    const { lines, net, tax, instalments, ...given } = body;
    const schedule = instalments?.map((part) => ({ dueOn: part.dueOn, amountMinor: BigInt(part.amount) }));
    return answer(
      ctx,
      await issueInvoice(ctx, { ...given, amounts: readAmounts(body), instalments: schedule }),
    );
  },
});

const postCreditNote = route({
  ...declared,
  path: "/v1/credit-notes",
  summary: "Book a credit note",
  description:
    "With `appliesTo`, settles that invoice as far as it is open; the rest stays as unapplied credit.",
  request: {
    body: Closed({
      ...commonInput,
      ...amountsInput,
      number: Reference,
      issuedOn: DateOn,
      appliesTo: Type.Optional(Reference),
      reason: Type.Optional(Text),
    }),
  },
  handle: async (ctx, { body }) => {
    const { lines, net, tax, ...given } = body;
    return answer(ctx, await issueCreditNote(ctx, { ...given, amounts: readAmounts(body) }));
  },
});

const postPayment = route({
  ...declared,
  path: "/v1/payments",
  summary: "Book money received",
  description:
    "Applied to the remittance first, then oldest due first when asked; the rest is unapplied cash.",
  request: {
    body: Closed({
      ...commonInput,
      amount: AmountInput,
      receivedOn: DateOn,
      method: Text,
      reference: Type.Optional(Reference),
      remittance: Type.Optional(
        Type.Array(
          Closed({ invoice: Reference, amount: Type.Optional(AmountInput), instalment: Instalment }),
          { maxItems: REMITTANCE_LINES_MAX },
        ),
      ),
      allocate: Type.Optional(OneOf(["none", "oldest_first"])),
    }),
  },
  handle: async (ctx, { body }) => {
    const { amount, receivedOn, reference, remittance, ...given } = body;
    const posted = await receivePayment(ctx, {
      ...given,
      number: reference ?? null,
      issuedOn: receivedOn,
      amountMinor: BigInt(amount),
      remittance: remittance?.map((line) => ({
        invoice: line.invoice,
        instalment: line.instalment,
        amountMinor: line.amount === undefined ? undefined : BigInt(line.amount),
      })),
    });
    return answer(ctx, posted);
  },
});

const postRefund = route({
  ...declared,
  path: "/v1/refunds",
  summary: "Book money paid back",
  description:
    "Against the payment or credit note named with `of`, else against the oldest unapplied credit; all or nothing.",
  request: {
    body: Closed({
      ...commonInput,
      amount: AmountInput,
      paidOn: DateOn,
      method: Text,
      reference: Type.Optional(Reference),
      of: Type.Optional(Reference),
      reason: Type.Optional(Text),
    }),
  },
  handle: async (ctx, { body }) => {
    const { amount, paidOn, reference, ...given } = body;
    return answer(
      ctx,
      await payRefund(ctx, {
        ...given,
        number: reference ?? null,
        issuedOn: paidOn,
        amountMinor: BigInt(amount),
      }),
    );
  },
});

const postFee = route({
  ...declared,
  path: "/v1/fees",
  summary: "Charge a fee, or interest once it is claimed",
  request: {
    body: Closed({
      ...commonInput,
      number: Reference,
      kind: OneOf(["fee", "interest_charge"]),
      amount: AmountInput,
      taxAmount: Type.Optional(AmountInput),
      chargedOn: DateOn,
      dueOn: DateOn,
      reason: Text,
    }),
  },
  handle: async (ctx, { body }) => {
    const { amount, taxAmount, chargedOn, ...given } = body;
    return answer(
      ctx,
      await chargeFee(ctx, {
        ...given,
        issuedOn: chargedOn,
        amountMinor: BigInt(amount),
        taxMinor: BigInt(taxAmount ?? 0),
      }),
    );
  },
});

const lowering = {
  invoice: Reference,
  instalment: Instalment,
  amount: Type.Optional(AmountInput),
  number: Type.Optional(Reference),
};

const postWriteOff = route({
  ...declared,
  path: "/v1/write-offs",
  summary: "Write off what is open of an invoice",
  request: { body: Closed({ ...lowering, writtenOffOn: DateOn, reason: Text }) },
  handle: async (ctx, { body }) => {
    const { amount, number, writtenOffOn, ...given } = body;
    const amountMinor = amount === undefined ? undefined : BigInt(amount);
    return answer(
      ctx,
      await lowerInvoice(ctx, {
        ...given,
        amountMinor,
        number: number ?? null,
        on: writtenOffOn,
        kind: "write_off",
      }),
    );
  },
});

const postDiscount = route({
  ...declared,
  path: "/v1/discounts",
  summary: "Grant an early-payment discount, or clear a small difference",
  request: {
    body: Closed({ ...lowering, takenOn: DateOn, reason: OneOf(["early_payment", "small_difference"]) }),
  },
  handle: async (ctx, { body }) => {
    const { amount, number, takenOn, ...given } = body;
    const amountMinor = amount === undefined ? undefined : BigInt(amount);
    const kind = given.reason === "early_payment" ? "discount" : "small_difference";
    return answer(
      ctx,
      await lowerInvoice(ctx, { ...given, amountMinor, number: number ?? null, on: takenOn, kind }),
    );
  },
});

export const postRoutes: readonly RouteDefinition[] = [
  postInvoice,
  postCreditNote,
  postPayment,
  postRefund,
  postFee,
  postWriteOff,
  postDiscount,
];
