import type { WebhookResponse } from "./send-request.ts";

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long to wait after each failed attempt: dense at first, then for three days (70 hours and 42 minutes). */
export const RETRY_DELAYS_MS: readonly number[] = [
  5 * SECOND_MS,
  30 * SECOND_MS,
  2 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
  12 * HOUR_MS,
  12 * HOUR_MS,
  12 * HOUR_MS,
  12 * HOUR_MS,
];
/** Receivers that came back from an outage are not met by everybody in the same second. */
const JITTER_SHARE = 0.1;

export type DeliveryState = "pending" | "delivered" | "given_up";

export interface AttemptOutcome {
  readonly state: DeliveryState;
  readonly nextAttemptAt: Date | null;
  readonly lastStatus: number | null;
  readonly lastError: string | null;
}

/**
 * What follows from an attempt's answer. `attempts` counts this one; `chance` in [0, 1) spreads the next attempt by
 * a tenth to either side of its delay.
 */
export function judgeAttempt(
  response: WebhookResponse,
  attempts: number,
  now: Date,
  chance: number,
): AttemptOutcome {
  const last = { lastStatus: response.status, lastError: errorOf(response) };
  if (last.lastError === null) return { state: "delivered", nextAttemptAt: null, ...last };
  const delayMs = RETRY_DELAYS_MS[attempts - 1];
  if (delayMs === undefined) return { state: "given_up", nextAttemptAt: null, ...last };
  const spreadMs = Math.round(delayMs * (1 + JITTER_SHARE * (2 * chance - 1)));
  return { state: "pending", nextAttemptAt: new Date(now.getTime() + spreadMs), ...last };
}

function errorOf(response: WebhookResponse): string | null {
  if (response.status === null) return response.error;
  if (response.status >= 200 && response.status < 300) return null;
  if (response.status >= 300 && response.status < 400) return "redirects are not followed";
  return `status ${response.status}`;
}
