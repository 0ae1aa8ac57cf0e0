// Short ways for the tests of decisions: a server over one database, a merchant whose customers have limits, people.
import { randomUUID } from "node:crypto";
import { plainDate } from "@goodterms/kernel";
import type { FastifyInstance } from "fastify";
import { type Access, createApiKey, type Role, SCOPES, type Scope } from "#platform/auth";
import type { Caller } from "#platform/db";
import { contentHash, newId } from "#platform/ids";
import { findCustomer, issueInvoice, receivePayment } from "#receivables";
import {
  aClock,
  aDatabase,
  aMerchant,
  type StandardMerchant,
  type TestDatabase,
} from "../../../../test/house.ts";
import { testServer } from "../../../platform/http/test-server.ts";
import { routes as evaluationRoutes } from "../../evaluations/routes.ts";
import { watchHolds } from "../../holds/hold-tick.ts";
import { routes as holdRoutes } from "../../holds/routes.ts";
import { setLimit } from "../../limits/set-limit.ts";
import { routes as orderRoutes } from "../../orders/routes.ts";
import { insertStandard } from "../../policies/store.ts";
import { routes as decisionRoutes } from "../routes.ts";

export const ROUTES = [...decisionRoutes, ...holdRoutes, ...orderRoutes, ...evaluationRoutes];

/** What a tick only tells its operator is a failure of the test. */
const STRICT = {
  error: (fields: object, message: string): void => {
    throw new Error(message, { cause: fields });
  },
};

/** A person with roles, as a verb is given them. */
export function aPerson(merchantId: string, ...roles: Role[]): Access {
  const userId = randomUUID();
  return {
    merchantId,
    mode: "live",
    actor: `user:${userId}`,
    scopes: new Set(SCOPES),
    roles,
    userId,
    keyId: null,
  };
}

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: an answer's body is looked into as the test wants it
  readonly body: any;
}

export interface CreditHouse {
  readonly database: TestDatabase;
  readonly merchant: StandardMerchant;
  call(method: "GET" | "PUT" | "POST", url: string, payload?: object): Promise<Answer>;
  /** As somebody else: another merchant's key, or one with fewer scopes. */
  as(authorization: string): CreditHouse["call"];
  /** Sets a customer's limit by hand, in pounds' minor units. */
  limit(customer: string, minor: bigint): Promise<void>;
  /** Asks for a decision about an order of a customer. */
  decide(order: string, amount: number, more?: object): Promise<Answer>;
  invoice(
    number: string,
    minor: bigint,
    dueOn: string,
    more?: { customer?: string; order?: string },
  ): Promise<void>;
  pay(
    minor: bigint,
    invoices?: readonly { invoice: string; minor: bigint }[],
    customer?: string,
  ): Promise<void>;
  /** What the tick does for this merchant. */
  watch(): Promise<number>;
  caller(): Caller;
  /** Puts a policy of the test's own in force; before the merchant's first decision. */
  adopt(document: string): Promise<void>;
}

export async function keyOf(merchant: StandardMerchant, scopes: readonly Scope[] = SCOPES): Promise<string> {
  const { secret } = await merchant.run((ctx) => createApiKey(ctx, "live", { name: "test", scopes }));
  return `Bearer ${secret}`;
}

/** A database and a server of this test file; `open` gives each test a merchant of its own. */
export async function aCreditServer() {
  const database = await aDatabase();
  const clock = aClock();
  const server: FastifyInstance = await testServer(database, clock, { routes: ROUTES });
  const open = async (options: { customers?: number } = {}): Promise<CreditHouse> => {
    const merchant = await aMerchant(database, { clock, ...options });
    const authorization = await keyOf(merchant);
    return houseOf(database, server, merchant, authorization);
  };
  return { database, clock, server, open };
}

function houseOf(
  database: TestDatabase,
  server: FastifyInstance,
  merchant: StandardMerchant,
  authorization: string,
): CreditHouse {
  const { clock, merchantId } = merchant;
  const as =
    (who: string): CreditHouse["call"] =>
    async (method, url, payload) => {
      const answer = await server.inject({
        method,
        url,
        headers: { authorization: who },
        ...(payload && { payload }),
      });
      return { status: answer.statusCode, body: answer.body === "" ? null : answer.json() };
    };
  const call = as(authorization);
  const caller = (): Caller => ({
    merchantId,
    actor: "user:test",
    now: clock.now(),
    requestId: randomUUID(),
  });
  return {
    database,
    merchant,
    as,
    call,
    caller,
    limit: (reference, minor) => setManualLimit(merchant, reference, minor),
    decide: (order, amount, more = {}) =>
      call("POST", "/v1/credit/decisions", {
        customer: "C1",
        mode: "reserve",
        ...more,
        order: { reference: order, amount, currency: "GBP", ...((more as { order?: object }).order ?? {}) },
      }),
    ...bookOf(merchant),
    watch: () => watchHolds(database, { ...caller(), actor: "system:watch_holds" }, STRICT),
    adopt: async (document) => {
      await merchant.run(async (ctx) => {
        const policy = { id: newId(ctx.now), name: "Own", note: "", basedOn: null, document };
        await insertStandard(ctx, { ...policy, documentHash: contentHash(document) }, ctx.now);
      });
    },
  };
}

async function setManualLimit(merchant: StandardMerchant, reference: string, minor: bigint): Promise<void> {
  await merchant.run(async (ctx) => {
    const { id, name, kind, country } = await findCustomer(ctx, reference);
    const holder = { holder: "customer" as const, id, reference, name, customerKind: kind, country };
    const order = {
      limit: { amountMinor: minor, currency: "GBP" },
      kind: "manual" as const,
      reason: "test",
      startsOn: null,
      expiresOn: null,
      insurance: null,
      guarantor: null,
      reasonCodes: [],
    };
    await setLimit(ctx, aPerson(merchant.merchantId, "owner"), holder, order);
  });
}

function bookOf(merchant: StandardMerchant): Pick<CreditHouse, "invoice" | "pay"> {
  return {
    invoice: async (number, minor, dueOn, more = {}) => {
      await merchant.run((ctx) =>
        issueInvoice(ctx, {
          customer: more.customer ?? "C1",
          number,
          currency: "GBP",
          issuedOn: plainDate("2026-01-05"),
          dueOn: plainDate(dueOn),
          amounts: { netMinor: minor, taxMinor: 0n },
          order: more.order,
        }),
      );
    },
    pay: async (minor, invoices = [], customer = "C1") => {
      await merchant.run((ctx) =>
        receivePayment(ctx, {
          customer,
          number: null,
          amountMinor: minor,
          currency: "GBP",
          issuedOn: plainDate("2026-03-02"),
          method: "bank_transfer",
          remittance: invoices.map(({ invoice, minor: amountMinor }) => ({ invoice, amountMinor })),
        }),
      );
    },
  };
}
