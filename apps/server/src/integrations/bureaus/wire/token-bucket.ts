import { BureauFailure } from "../failure.ts";

const SECOND_MS = 1_000;
/** Longer than this nobody waits in line; the caller is told when to come back. */
const WAIT_MAX_MS = 10_000;

export interface TokenBucket {
  /** Takes one, waiting for it if need be. @throws BureauFailure rate_limited when the line is too long. */
  take(): Promise<void>;
}

/** Lets at most `perSecond` requests a second through, after a burst of as many. */
export function openTokenBucket(
  perSecond: number,
  wait: (durationMs: number) => Promise<void>,
  nowMs: () => number = () => performance.now(),
): TokenBucket {
  const burst = Math.max(1, perSecond);
  let level = burst;
  let filledAtMs = nowMs();
  return {
    take: async () => {
      const now = nowMs();
      level = Math.min(burst, level + ((now - filledAtMs) / SECOND_MS) * perSecond);
      filledAtMs = now;
      const waitMs = level >= 1 ? 0 : Math.ceil(((1 - level) / perSecond) * SECOND_MS);
      if (waitMs > WAIT_MAX_MS) {
        throw new BureauFailure("rate_limited", "our own limit for this bureau is reached", {
          retryAfterMs: waitMs,
        });
      }
      // Taken before the wait, so that those in line come one after another.
      level -= 1;
      if (waitMs > 0) await wait(waitMs);
    },
  };
}
