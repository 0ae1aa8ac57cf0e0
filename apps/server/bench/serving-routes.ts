// Routes that only the bench has: what a decision is compared with.
import { Type } from "typebox";
import { prepareOrder, readExtras } from "../src/credit/decisions/prepare-order.ts";
import { shownOf } from "../src/credit/decisions/shown-decision.ts";
import { loadStandings } from "../src/credit/decisions/standings.ts";
import { DecisionBody, DecisionPost, decisionBody, orderContent } from "../src/credit/decisions/wire.ts";
import { evaluateCustomers } from "../src/credit/evaluations/evaluate-customers.ts";
import { Closed, OneOf, type RouteDefinition, route } from "../src/platform/http/index.ts";
import { reserveIn } from "../src/receivables/exposure/reserve-in.ts";

const ID = "0197f0c0-0000-7000-8000-000000000001";
const APPROVED = { outcome: "approved", reasons: [], cures: [] } as const;

/** The decisions route with the same hooks and schemas, and nothing behind it: an approval that is always the same. */
const empty = route({
  method: "POST",
  path: "/v1/bench/empty",
  summary: "Answer at once, as a decision",
  tag: "Bench",
  scope: "credit:decide",
  transaction: "none",
  request: { body: DecisionPost },
  responses: { 200: DecisionBody },
  handle: async ({ caller }, { body }) => ({
    status: 200,
    body: {
      id: `dec_${ID}`,
      outcome: APPROVED.outcome,
      mode: body.mode,
      checkpoint: "order" as const,
      customer: { id: `cus_${ID}`, reference: body.customer },
      payer: { id: `cus_${ID}`, reference: body.customer },
      order: {
        reference: body.order.reference,
        amount: BigInt(body.order.amount ?? 0),
        currency: body.order.currency ?? "GBP",
        deposit: 0n,
      },
      reasons: [],
      cures: [],
      authorization: {
        id: `aut_${ID}`,
        expiresAt: caller.now,
        held: BigInt(body.order.amount ?? 0),
        shipped: 0n,
        captured: 0n,
        released: 0n,
      },
      available: { before: 1_000_000n, after: 900_000n, currency: "GBP" },
      groupAvailable: null,
      hold: null,
      override: null,
      evaluation: `evl_${ID}`,
      policy: `pol_${ID}`,
      policyVersion: 1,
      engineVersion: "1",
      decidedAt: caller.now,
    },
  }),
});

/** The same hooks with the least that can be sent: how much of the empty route is its answer. */
const bare = route({
  method: "POST",
  path: "/v1/bench/bare",
  summary: "Answer at once, with one word",
  tag: "Bench",
  scope: "credit:decide",
  transaction: "none",
  request: { body: DecisionPost },
  responses: { 200: Closed({ outcome: OneOf(["approved"]), id: Type.String() }) },
  handle: async (_ctx, { body }) => ({
    status: 200,
    body: { outcome: "approved" as const, id: body.order.reference },
  }),
});

/** The same decision as one transaction a request: customer, standing, policy's judgement, guard, each its statements. */
const single = route({
  method: "POST",
  path: "/v1/bench/transaction",
  summary: "Decide one order in a transaction of its own",
  tag: "Bench",
  scope: "credit:decide",
  idempotent: false,
  request: { body: DecisionPost },
  responses: { 200: DecisionBody },
  handle: async (ctx, { body }) => {
    const { amount, currency, ...rest } = body.order;
    const order = orderContent(rest, { amountMinor: BigInt(amount ?? 0), currency: currency ?? "GBP" });
    let standing = (await loadStandings(ctx, [body.customer])).get(body.customer);
    if (standing === undefined) throw new Error(`there is no customer ${body.customer}`);
    if (standing.evaluation === null) {
      await evaluateCustomers(ctx, [standing.payer.id], "bench");
      standing = (await loadStandings(ctx, [body.customer])).get(body.customer);
    }
    if (standing == null || standing.evaluation === null)
      throw new Error("the evaluation never came to stand");
    const extras =
      order.currency === standing.payer.currency
        ? { rate: null, spent: undefined }
        : await readExtras(ctx, order, standing);
    const prepared = prepareOrder(ctx.now, order, standing, standing.evaluation, extras, {
      mode: body.mode,
      checkpoint: "order",
      isFinal: true,
      isAgain: false,
      liftedReasons: [],
      overrideReason: null,
    });
    const { reservation } = await reserveIn(ctx, prepared.call);
    return {
      status: 200,
      body: decisionBody(shownOf({ reservation, prepared, explanation: APPROVED, hold: null })),
    };
  },
});

export const benchRoutes: readonly RouteDefinition[] = [empty, bare, single];
