import { BureauFailure } from "../failure.ts";
import type { HttpAnswer } from "./http.ts";

const SERVER_ERROR = 500;
/** Surely not processed: the gateway turned it away. */
const UNAVAILABLE = 503;

/**
 * What a status means when nothing in the body says better. Undefined for success.
 * A 5xx of a paid call may have been charged, except 503.
 */
export function failureOfStatus(answer: HttpAnswer, costsMoney: boolean): BureauFailure | undefined {
  const { status } = answer;
  if (status >= 200 && status < 300) return undefined;
  const word = `the bureau answered ${status}`;
  if (status === 401) return new BureauFailure("unauthorised", word);
  if (status === 403 || status === 402) return new BureauFailure("not_entitled", word);
  if (status === 404) return new BureauFailure("not_found", word);
  if (status === 429) {
    return new BureauFailure("rate_limited", word, { retryAfterMs: answer.retryAfterMs ?? undefined });
  }
  if (status >= SERVER_ERROR) {
    const charge = costsMoney && status !== UNAVAILABLE ? "unknown" : "no";
    return new BureauFailure("temporary", word, { charge, retryAfterMs: answer.retryAfterMs ?? undefined });
  }
  if (status === 400 || status === 422) return new BureauFailure("invalid", word);
  return new BureauFailure("misconfigured", word);
}
