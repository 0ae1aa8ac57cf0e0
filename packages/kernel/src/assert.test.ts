import { expect, test } from "vitest";
import { assert, Fault, unreachable } from "./assert.ts";

test("assert passes what is true and throws a Fault with the message for what is not", () => {
  expect(() => assert(1, "never seen")).not.toThrow();
  expect(() => assert(0, "books do not balance")).toThrow(new Fault("books do not balance"));
  expect(() => assert(undefined, "x")).toThrow(Fault);
});

test("a Fault is an Error that names itself", () => {
  const fault = new Fault("broken");
  expect(fault).toBeInstanceOf(Error);
  expect(String(fault)).toBe("Fault: broken");
});

test("unreachable throws and shows the value that got there", () => {
  expect(() => unreachable({ kind: "new" } as never)).toThrow('unreachable value: {"kind":"new"}');
});
