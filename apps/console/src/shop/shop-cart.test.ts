import { expect, test } from "vitest";
import { cartAmount, cartJustOver, cartLines } from "./shop-cart.ts";

test("the lines of a cart sum to its amount", () => {
  const cart = { mug: 3, bench: 1 };
  expect(cartLines(cart).map((line) => line.amount)).toEqual([2_850, 42_000]);
  expect(cartAmount(cart)).toBe(44_850);
  expect(cartAmount({})).toBe(0);
});

test.each([0, 1, 8_400, 123_456, 1_168_736, 9_000_000])(
  "a cart over a room of %i passes it by little",
  (free) => {
    const over = cartAmount(cartJustOver(free)) - free;
    expect(over).toBeGreaterThan(0);
    expect(over).toBeLessThan(10_000);
  },
);
