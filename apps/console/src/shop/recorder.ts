import { answer, api } from "../api/api.ts";
import type { Decision } from "../api/credit-types.ts";

/** One request of the shop with its answer, as it is shown. */
export interface Exchange {
  readonly id: number;
  readonly method: string;
  readonly path: string;
  readonly request: unknown;
  readonly response: unknown;
  readonly tookMs: number;
}

/** Makes a call and keeps it. */
export type RecordCall = <Answer>(
  method: string,
  path: string,
  request: unknown,
  call: () => Promise<Answer>,
) => Promise<Answer>;

/** Keeps what a call sent and what it was answered, refusals too. */
export function recorder(keep: (exchange: Exchange) => void): RecordCall {
  let count = 0;
  return async (method, path, request, call) => {
    const started = performance.now();
    count += 1;
    const id = count;
    const tell = (response: unknown): void =>
      keep({ id, method, path, request, response, tookMs: Math.round(performance.now() - started) });
    try {
      const response = await call();
      tell(response);
      return response;
    } catch (error) {
      tell(error instanceof Error ? { refused: error.message } : null);
      throw error;
    }
  };
}

/** The call as a command for a terminal; the key is left for the reader to fill in. */
export function asCurl(exchange: Exchange, origin: string): string {
  const lines = [
    `curl -X ${exchange.method} '${origin}${exchange.path}'`,
    `  -H "Authorization: Bearer $KEY"`,
    ...(exchange.request === null
      ? []
      : [
          `  -H 'Content-Type: application/json'`,
          `  -d '${JSON.stringify(exchange.request).replaceAll("'", "'\\''")}'`,
        ]),
  ];
  return lines.join(" \\\n");
}

/** Asks for a decision, as the shop's checkout does. */
export function askDecision(
  record: RecordCall,
  body: {
    customer: string;
    order: {
      reference: string;
      amount: number;
      currency: string;
      terms: string | null;
      lines: { description: string; amount: number; quantity: string; sku: string }[];
    };
    mode: "reserve";
  },
): Promise<Decision> {
  return record("POST", "/v1/credit/decisions", body, () =>
    answer(api.POST("/v1/credit/decisions", { body })),
  );
}
