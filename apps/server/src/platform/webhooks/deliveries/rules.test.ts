import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { judgeAttempt, RETRY_DELAYS_MS } from "./rules.ts";

const NOW = new Date("2026-03-02T09:00:00Z");
const HOUR_MS = 3_600_000;
const DAYS_3_MS = 72 * HOUR_MS;

describe("judgeAttempt", () => {
  test.each([
    [{ status: 200, error: null }, null],
    [{ status: 204, error: null }, null],
    [{ status: 299, error: null }, null],
    [{ status: 199, error: null }, "status 199"],
    [{ status: 301, error: null }, "redirects are not followed"],
    [{ status: 404, error: null }, "status 404"],
    [{ status: 503, error: null }, "status 503"],
    [{ status: null, error: "timeout" }, "timeout"],
  ] as const)("%o", (response, lastError) => {
    const outcome = judgeAttempt(response, 1, NOW, 0.5);
    expect(outcome).toEqual({
      state: lastError === null ? "delivered" : "pending",
      nextAttemptAt: lastError === null ? null : new Date(NOW.getTime() + 5_000),
      lastStatus: response.status,
      lastError,
    });
  });

  test("the attempts spread over nearly three days, then it is given up", () => {
    const total = RETRY_DELAYS_MS.reduce((sum, delayMs) => sum + delayMs);
    expect(total).toBeGreaterThan(DAYS_3_MS - 12 * HOUR_MS);
    expect(total * 1.1).toBeLessThan(DAYS_3_MS * 1.1);
    const failed = { status: 500, error: null } as const;
    expect(judgeAttempt(failed, RETRY_DELAYS_MS.length, NOW, 0).state).toBe("pending");
    expect(judgeAttempt(failed, RETRY_DELAYS_MS.length + 1, NOW, 0)).toMatchObject({
      state: "given_up",
      nextAttemptAt: null,
    });
  });

  test("the next attempt lies within a tenth of its delay", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: RETRY_DELAYS_MS.length }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (attempts, chance) => {
          const outcome = judgeAttempt({ status: 500, error: null }, attempts, NOW, chance);
          const waitMs = (outcome.nextAttemptAt?.getTime() ?? 0) - NOW.getTime();
          const delayMs = RETRY_DELAYS_MS[attempts - 1] ?? 0;
          return waitMs >= delayMs * 0.9 - 1 && waitMs <= delayMs * 1.1 + 1;
        },
      ),
    );
  });
});
