import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decode, encode } from "./codec.ts";

const name = fc.stringMatching(/^[a-z]{1,8}$/).filter((text) => text !== "minor" && text !== "declared");
const plain = fc.oneof(
  fc.string(),
  fc.boolean(),
  fc.constant(null),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0)),
);
const amount = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });
const member = fc.oneof(
  fc.tuple(name, plain),
  fc.tuple(
    name.map((text) => `${text}Minor`),
    fc.oneof(amount, fc.constant(null)),
  ),
);
const flat = fc.array(member, { maxLength: 6 }).map((members) => Object.fromEntries(members));
const nested = fc
  .tuple(flat, fc.array(flat, { maxLength: 3 }), fc.record({ order: amount, pick: fc.constant(null) }))
  .map(([head, rows, ceilings]) => ({ head, rows, ceilings }));

describe("the codec", () => {
  test("gives back exactly what was written, amounts of any size included", () => {
    fc.assert(
      fc.property(nested, (value) => {
        expect(decode(encode(value))).toEqual(value);
      }),
    );
  });

  test("writes the same bytes whatever the order of the fields, and again after reading", () => {
    fc.assert(
      fc.property(nested, (value) => {
        const text = encode(value);
        const turned = Object.fromEntries(Object.entries(value).reverse());
        expect(encode(turned)).toBe(text);
        expect(encode(decode(text))).toBe(text);
      }),
    );
  });

  test("leaves out what is absent, and keeps null", () => {
    expect(encode({ b: undefined, a: null })).toBe('{"a":null}');
  });

  test("a form's own names are not ours: what a customer declared stays a number", () => {
    const facts = { declared: { turnoverMinor: 5, dinner: true }, figures: { "dnb.capMinor": "12.5" } };
    expect(decode(encode(facts))).toEqual(facts);
  });

  test("a float never holds an amount, and an amount never hides under another name", () => {
    expect(() => encode({ openMinor: 5 })).toThrow(/float/);
    expect(() => encode({ open: 5n })).toThrow(/Minor/);
    expect(() => encode({ share: Number.NaN })).toThrow(/finite/);
  });
});
