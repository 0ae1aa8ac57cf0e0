import { expect, test } from "vitest";
import { rowAfterKey } from "./row-keys.ts";

test.each([
  ["j", -1, 0],
  ["j", 4, 4],
  ["ArrowDown", 1, 2],
  ["k", 0, 0],
  ["k", -1, 0],
  ["PageDown", -1, 4],
  ["PageUp", 3, 0],
  ["Home", 3, 0],
  ["End", 0, 4],
])("%s from row %i of five leads to row %i", (key, active, expected) => {
  expect(rowAfterKey(key, active, 5)).toBe(expected);
});

test("other keys, and an empty list, lead nowhere", () => {
  expect(rowAfterKey("e", 1, 5)).toBeNull();
  expect(rowAfterKey("j", -1, 0)).toBeNull();
});
