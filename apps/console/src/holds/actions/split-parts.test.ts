import { expect, test } from "vitest";
import type { Order } from "../../api/credit-types.ts";
import { partsOf } from "./split-parts.ts";

const line = (amount: number): Order["lines"][number] => ({
  description: "lamp",
  amount,
  quantity: null,
  sku: null,
  category: null,
  deliverOn: null,
});
const order = { amount: 1_000, lines: [line(600), line(300), line(100)] };

test("both parts sum to the order, by lines and by amount", () => {
  expect(partsOf(order, { lines: [0, 2] })).toEqual({ now: 700, rest: 300 });
  expect(partsOf(order, { now: 1 })).toEqual({ now: 1, rest: 999 });
});

test("a part of nothing is no part", () => {
  expect(partsOf(order, { lines: [] })).toBeNull();
  expect(partsOf(order, { lines: [0, 1, 2] })).toBeNull();
  expect(partsOf(order, { now: null })).toBeNull();
  expect(partsOf(order, { now: 1_001 })).toBeNull();
});
