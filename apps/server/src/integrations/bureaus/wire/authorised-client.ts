import { BureauFailure } from "../failure.ts";
import type { BureauConnection } from "../port.ts";
import { type HttpAnswer, type HttpRequest, sendHttp } from "./http.ts";
import { withRetries } from "./retry.ts";
import { perSecond, timeoutMs } from "./settings.ts";
import { openTokenBucket } from "./token-bucket.ts";
import { type FreshToken, openTokenCache } from "./token-cache.ts";

const UNAUTHORISED = 401;

export type Exchange = Pick<HttpRequest, "method" | "url" | "headers" | "body" | "costsMoney">;

export interface AuthorisedClient {
  /** Sends with the token in force, renewed once when it is refused. Statuses other than 401 come back as they are. */
  send(exchange: Exchange): Promise<HttpAnswer>;
  /** Fetches a token, and so tries the credentials. */
  check(): Promise<"fine">;
  /** Runs with retries. `work` should throw what it makes of an answer. */
  retrying<T>(work: () => Promise<T>): Promise<T>;
}

/** A client of a bureau with bearer tokens: one bucket, one token, one time-out for the whole connection. */
export function openAuthorisedClient(
  connection: BureauConnection,
  fetchToken: (send: (exchange: Exchange) => Promise<HttpAnswer>) => Promise<FreshToken>,
): AuthorisedClient {
  const bucket = openTokenBucket(perSecond(connection), connection.wait);
  const limitMs = timeoutMs(connection);
  const sendPlain = async (exchange: Exchange): Promise<HttpAnswer> => {
    await bucket.take();
    return sendHttp({ ...exchange, timeoutMs: limitMs });
  };
  const retrying = <T>(work: () => Promise<T>): Promise<T> => withRetries(work, connection.wait);
  const tokens = openTokenCache(() => retrying(() => fetchToken(sendPlain)), connection.clock);

  const sendWith = (exchange: Exchange, token: string): Promise<HttpAnswer> =>
    sendPlain({ ...exchange, headers: { ...exchange.headers, authorization: `Bearer ${token}` } });

  return {
    retrying,
    check: async () => {
      await tokens.get();
      return "fine";
    },
    send: async (exchange) => {
      const token = await tokens.get();
      const answer = await sendWith(exchange, token);
      if (answer.status !== UNAUTHORISED) return answer;
      // The bureau may have ended the token early: once more with a new one, then the credentials are at fault.
      tokens.drop(token);
      const again = await sendWith(exchange, await tokens.get());
      if (again.status === UNAUTHORISED) {
        throw new BureauFailure("unauthorised", "the bureau refuses the credentials");
      }
      return again;
    },
  };
}
