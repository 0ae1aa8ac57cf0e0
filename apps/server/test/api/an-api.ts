// Asks the API as an integration would, and holds every answer against the document that describes it.
import type { LightMyRequestResponse } from "fastify";
import { expect } from "vitest";
import { createApiKey, SCOPES } from "../../src/platform/auth/index.ts";
import { aMerchant, type StandardMerchant } from "../house.ts";
import { answerChecker } from "./answer-checker.ts";
import { aWholeHouse, type WholeHouse } from "./whole-house.ts";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

export interface AskOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as it is, instead of JSON. */
  readonly raw?: string | Buffer;
}

/** One answer: its status, and its body read as JSON where it is JSON. */
export interface Asked {
  readonly status: number;
  // Tests read answers of any shape; what is not there is undefined and fails the expectation.
  // biome-ignore lint/suspicious/noExplicitAny: the document says what is in it, and every answer was held against it.
  readonly body: any;
  readonly text: string;
  readonly headers: LightMyRequestResponse["headers"];
}

export interface ApiMerchant extends StandardMerchant {
  ask(method: Method, url: string, body?: unknown, options?: AskOptions): Promise<Asked>;
  get(url: string): Promise<Asked>;
  post(url: string, body: unknown, options?: AskOptions): Promise<Asked>;
  put(url: string, body: unknown, options?: AskOptions): Promise<Asked>;
  /** Posts an invoice of C1 over `net`, issued 10 February and due 12 March 2026, and gives its body. */
  invoice(number: string, net: number, more?: object): Promise<Asked["body"]>;
  /** Posts a payment of C1 received 20 February 2026, and gives its body. */
  payment(reference: string, amount: number, more?: object): Promise<Asked["body"]>;
}

export interface Api {
  readonly house: WholeHouse;
  /** A merchant with an entity UK in pounds and customers C1, C2 …, and a key that may do everything. */
  merchant(options?: { customers?: number }): Promise<ApiMerchant>;
}

/** To be called once in a test file's beforeAll. */
export async function anApi(): Promise<Api> {
  const house = await aWholeHouse();
  const check = await answerChecker(house);
  return {
    house,
    merchant: async (options = {}) => {
      const standing = await aMerchant(house.database, { ...options, clock: house.clock });
      const draft = { name: "test", scopes: SCOPES };
      const { secret } = await standing.run((ctx) => createApiKey(ctx, "live", draft));
      const ask: ApiMerchant["ask"] = async (method, url, body, more = {}) => {
        const payload = more.raw ?? (body === undefined ? undefined : JSON.stringify(body));
        const answer = await house.server.inject({
          method,
          url,
          headers: {
            authorization: `Bearer ${secret}`,
            ...(payload !== undefined && { "content-type": "application/json" }),
            ...(more.key !== undefined && { "idempotency-key": more.key }),
            ...more.headers,
          },
          ...(payload !== undefined && { payload }),
        });
        check(method, url, answer);
        const isJson = /json;|json$/.test(String(answer.headers["content-type"])) && answer.body !== "";
        const isLines = String(answer.headers["content-type"]).includes("ndjson");
        return {
          status: answer.statusCode,
          body: isJson && !isLines ? answer.json() : undefined,
          text: answer.body,
          headers: answer.headers,
        };
      };
      return withDocuments(standing, ask);
    },
  };
}

function withDocuments(standing: StandardMerchant, ask: ApiMerchant["ask"]): ApiMerchant {
  const booked = async (url: string, body: object) => {
    const answer = await ask("POST", url, { customer: "C1", currency: "GBP", ...body });
    expect(answer.status, answer.text).toBe(201);
    return answer.body;
  };
  return {
    ...standing,
    ask,
    get: (url) => ask("GET", url),
    post: (url, body, options) => ask("POST", url, body, options),
    put: (url, body, options) => ask("PUT", url, body, options),
    invoice: (number, net, more = {}) =>
      booked("/v1/invoices", { number, net, issuedOn: "2026-02-10", dueOn: "2026-03-12", ...more }),
    payment: (reference, amount, more = {}) =>
      booked("/v1/payments", { reference, amount, receivedOn: "2026-02-20", method: "bank", ...more }),
  };
}

/** What a refusal must say: its code, a remedy, and where the fields are wrong. */
export function refused(status: number, code: string, ...pointers: string[]) {
  return {
    status,
    body: {
      code,
      status,
      type: `/problems/${code}`,
      remedy: expect.stringMatching(/\S{2}/),
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      ...(pointers.length > 0 && { pointers: pointers.map((pointer) => ({ pointer })) }),
    },
  };
}
