import { formatId, parseId } from "@goodterms/kernel";
import { Type } from "typebox";
import {
  Amount,
  AmountInput,
  Closed,
  CurrencyCode,
  DateOn,
  InstantInput,
  Money,
  Nullable,
  OneOf,
  Reference,
  type RouteDefinition,
  route,
} from "#platform/http";
import { refuse } from "../../refusals.ts";
import { checkoutOf } from "../checkout.ts";
import { orderContent, orderProperties } from "../wire.ts";
import { offerTerms } from "./offer-terms.ts";
import { reportOffers } from "./report-offers.ts";
import { OFFER_KINDS, type OfferOption } from "./rules.ts";
import { takeOffer } from "./take-offer.ts";

const TAG = "Credit offers";
const OPTION_LENGTH_MAX = 200;
const REPORT_DAYS_DEFAULT = 90;
const DAY_MS = 86_400_000;

const OptionBody = Closed({
  option: Type.String(),
  kind: OneOf(OFFER_KINDS),
  terms: Nullable(Type.String()),
  title: Type.String(),
  buyerMessage: Type.String(),
  payNow: Money,
  schedule: Type.Array(Closed({ dueOn: DateOn, amount: Amount, currency: CurrencyCode })),
  discount: Nullable(Closed({ percent: Type.String(), until: DateOn, pays: Money })),
});

function optionBody({ key, payNow, schedule, discount, ...option }: OfferOption) {
  const money = ({ minor, currency }: { minor: bigint; currency: string }) => ({ amount: minor, currency });
  return {
    ...option,
    option: key,
    payNow: money(payNow),
    schedule: schedule.map(({ dueOn, ...sum }) => ({ dueOn, ...money(sum) })),
    discount: discount === null ? null : { ...discount, pays: money(discount.pays) },
  };
}

const postOffers = route({
  method: "POST",
  path: "/v1/credit/offers",
  summary: "Every way in which a cart may be bought",
  description:
    "Terms with their due dates, discounts for paying early, deposits where room is short, instalments, direct debit; card and payment in advance always come last. In words that may be shown to the buyer. Nothing is reserved.",
  tag: TAG,
  scope: "credit:decide",
  transaction: "none",
  request: {
    body: Closed({
      customer: Reference,
      payer: Type.Optional(Nullable(Reference)),
      cart: Closed({ amount: AmountInput, currency: CurrencyCode, ...orderProperties }),
    }),
  },
  responses: {
    200: Closed({ id: Type.String(), policyVersion: Type.Integer(), options: Type.Array(OptionBody) }),
  },
  handle: async ({ database, caller }, { body }) => {
    const { amount, currency, ...cart } = body.cart;
    if (amount <= 0)
      throw refuse("bad_field", "A cart of nothing needs no offer.", [
        { pointer: "/cart/amount", message: "is not positive" },
      ]);
    const content = orderContent({ ...cart, reference: "cart" }, { amountMinor: BigInt(amount), currency });
    const offers = await offerTerms(checkoutOf(database), caller, {
      customer: body.customer,
      payer: body.payer ?? null,
      cart: content,
    });
    return {
      status: 200,
      body: {
        id: formatId("off", offers.id),
        policyVersion: offers.policyVersion,
        options: offers.options.map(optionBody),
      },
    };
  },
});

const postTake = route({
  method: "POST",
  path: "/v1/credit/offers/{id}/take",
  summary: "Say which offer the buyer took, and for which order",
  tag: TAG,
  scope: "credit:decide",
  request: {
    params: Closed({ id: Reference }),
    body: Closed({ option: Type.String({ minLength: 1, maxLength: OPTION_LENGTH_MAX }), order: Reference }),
  },
  responses: { 200: Closed({ id: Type.String(), option: Type.String(), order: Type.String() }) },
  handle: async (ctx, { params, body }) => {
    const id = parseId("off", params.id);
    if (id === null) throw refuse("not_found", `There is no offer ${params.id}.`);
    await takeOffer(ctx, id, body.option, body.order);
    return { status: 200, body: { id: params.id, option: body.option, order: body.order } };
  },
});

const getReport = route({
  method: "GET",
  path: "/v1/reports/credit-offers",
  summary: "What was offered, what was taken, and how it ended",
  description:
    "Of the offers shown between two instants (the last 90 days unless told), by option and currency. Shown counts times; a paid order counts as on time where all of it was paid by its due dates.",
  tag: TAG,
  scope: "reports:read",
  request: { query: Closed({ from: Type.Optional(InstantInput), to: Type.Optional(InstantInput) }) },
  responses: {
    200: Closed({
      data: Type.Array(
        Closed({
          option: Type.String(),
          currency: Nullable(Type.String()),
          shown: Type.Integer(),
          taken: Type.Integer(),
          amount: Amount,
          invoiced: Amount,
          paidOnTime: Type.Integer(),
          late: Amount,
          writtenOff: Amount,
        }),
      ),
    }),
  },
  handle: async (ctx, { query }) => {
    const to = query.to === undefined ? new Date(ctx.now.getTime() + 1) : new Date(query.to);
    const from =
      query.from === undefined ? new Date(to.getTime() - REPORT_DAYS_DEFAULT * DAY_MS) : new Date(query.from);
    const figures = await reportOffers(ctx, from, to);
    return {
      status: 200,
      body: {
        data: figures.map(({ amountMinor, invoicedMinor, lateMinor, writtenOffMinor, ...figure }) => ({
          ...figure,
          amount: amountMinor,
          invoiced: invoicedMinor,
          late: lateMinor,
          writtenOff: writtenOffMinor,
        })),
      },
    };
  },
});

export const offerRoutes: readonly RouteDefinition[] = [postOffers, postTake, getReport];
