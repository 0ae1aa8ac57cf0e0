import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AllowanceGround, allowanceFor, coverOf, SETTLE_WITHIN_MS } from "./rules.ts";

const GROUND: AllowanceGround = {
  isEnabled: true,
  maximumMinor: 1_000n,
  shareBasisPoints: 5_000n,
  availableMinor: 1_500n,
  blockReasons: [],
  isClassAllowed: true,
  outstandingMinor: 0n,
};

describe("how much is given", () => {
  test("is a share of the room, at most the cap, less what is promised already", () => {
    expect(allowanceFor(GROUND)).toEqual({ amountMinor: 750n });
    expect(allowanceFor({ ...GROUND, availableMinor: 9_000n })).toEqual({ amountMinor: 1_000n });
    expect(allowanceFor({ ...GROUND, outstandingMinor: 700n })).toEqual({ amountMinor: 50n });
    expect(allowanceFor({ ...GROUND, outstandingMinor: 750n })).toEqual({ refused: "already_given" });
  });

  test("is nothing, with the reason, for whoever may buy nothing", () => {
    expect(allowanceFor({ ...GROUND, isEnabled: false })).toEqual({ refused: "switched_off" });
    expect(allowanceFor({ ...GROUND, blockReasons: ["overdue"] })).toEqual({ refused: "blocked" });
    expect(allowanceFor({ ...GROUND, isClassAllowed: false })).toEqual({ refused: "class_left_out" });
    expect(allowanceFor({ ...GROUND, availableMinor: null })).toEqual({ refused: "no_limit" });
    expect(allowanceFor({ ...GROUND, maximumMinor: null })).toEqual({ refused: "no_limit" });
    expect(allowanceFor({ ...GROUND, availableMinor: -5n })).toEqual({ refused: "no_room" });
  });

  test("and all allowances that run together never promise more than the cap or the room", () => {
    const rooms = fc.array(fc.bigInt(-100n, 3_000n), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(rooms, fc.bigInt(0n, 10_000n), (available, shareBasisPoints) => {
        let outstandingMinor = 0n;
        for (const availableMinor of available) {
          const given = allowanceFor({ ...GROUND, availableMinor, shareBasisPoints, outstandingMinor });
          if (!("amountMinor" in given)) continue;
          outstandingMinor += given.amountMinor;
          expect(outstandingMinor <= 1_000n).toBe(true);
          expect(outstandingMinor <= availableMinor).toBe(true);
        }
      }),
    );
  });
});

describe("whether an order is covered", () => {
  const issuedAt = new Date("2026-03-02T09:00:00Z");
  const expiresAt = new Date("2026-03-02T15:00:00Z");
  const allowance = {
    customerId: "c",
    currency: "EUR",
    amountMinor: 100n,
    usedMinor: 40n,
    issuedAt,
    expiresAt,
  };
  const order = {
    customerId: "c",
    currency: "EUR",
    amountMinor: 60n,
    takenAt: new Date("2026-03-02T12:00:00Z"),
  };
  const now = new Date("2026-03-02T18:00:00Z");

  test("it is up to the last coin, and not beyond", () => {
    expect(coverOf(allowance, order, now)).toBeNull();
    expect(coverOf(allowance, { ...order, amountMinor: 61n }, now)).toBe("beyond_allowance");
  });

  test("not for another customer or currency, nor outside its time", () => {
    expect(coverOf(allowance, { ...order, customerId: "d" }, now)).toBe("other_customer");
    expect(coverOf(allowance, { ...order, currency: "USD" }, now)).toBe("other_currency");
    expect(coverOf(allowance, { ...order, takenAt: new Date("2026-03-02T08:00:00Z") }, now)).toBe(
      "taken_before_issue",
    );
    expect(coverOf(allowance, { ...order, takenAt: expiresAt }, now)).toBe("taken_after_expiry");
    expect(coverOf(allowance, order, new Date("2026-03-02T10:00:00Z"))).toBe("taken_in_future");
    const late = new Date(expiresAt.getTime() + SETTLE_WITHIN_MS + 1);
    expect(coverOf(allowance, order, late)).toBe("settled_too_late");
  });
});
