import { BureauFailure } from "../failure.ts";

const TRIES_MAX = 3;
const BACK_OFF_FIRST_MS = 250;
/** A bureau that asks for a longer pause is asked again by whoever called, later. */
const PAUSE_MAX_MS = 5_000;

/**
 * Tries again what may be tried again: rate-limited and temporary failures that surely cost nothing. What may have
 * been charged is never repeated here, since that could buy the report twice.
 */
export async function withRetries<T>(
  work: () => Promise<T>,
  wait: (durationMs: number) => Promise<void>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const pauseMs = error instanceof BureauFailure ? pauseBefore(error, attempt) : null;
      if (pauseMs === null || attempt >= TRIES_MAX) throw error;
      await wait(pauseMs);
    }
  }
}

function pauseBefore(failure: BureauFailure, attempt: number): number | null {
  const mayRepeat = failure.kind === "rate_limited" || failure.kind === "temporary";
  if (!mayRepeat || failure.charge !== "no") return null;
  const pauseMs = failure.retryAfterMs ?? BACK_OFF_FIRST_MS * 2 ** (attempt - 1);
  return pauseMs <= PAUSE_MAX_MS ? pauseMs : null;
}
