import fc from "fast-check";
import { expect, test } from "vitest";
import { Fault } from "./assert.ts";
import { formatId, parseId, uuidv7 } from "./id.ts";

const fillWith = (byte: number) => (bytes: Uint8Array) => void bytes.fill(byte);

test("the example of RFC 9562, appendix A.6, comes out", () => {
  const random = (bytes: Uint8Array) =>
    bytes.set([0, 0, 0, 0, 0, 0, 0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f]);
  expect(uuidv7(1_645_557_742_000, random)).toBe("017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
});

test("version and variant hold whatever the random bytes, and later ids sort later", () => {
  expect(uuidv7(0, fillWith(0))).toBe("00000000-0000-7000-8000-000000000000");
  expect(uuidv7(2 ** 48 - 1, fillWith(255))).toBe("ffffffff-ffff-7fff-bfff-ffffffffffff");
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 47 }), fc.nat({ max: 255 }), (nowMs, byte) => {
      expect(uuidv7(nowMs, fillWith(byte)) < uuidv7(nowMs + 1, fillWith(0))).toBe(true);
    }),
  );
});

test("a time outside 48 bits is a fault", () => {
  for (const nowMs of [-1, 0.5, 2 ** 48, Number.NaN]) expect(() => uuidv7(nowMs, fillWith(0))).toThrow(Fault);
});

test("an id is its prefix and 26 characters, and reads back", () => {
  expect(formatId("cus", "00000000-0000-0000-0000-000000000000")).toBe(`cus_${"0".repeat(26)}`);
  expect(formatId("inv", "ffffffff-ffff-ffff-ffff-ffffffffffff")).toBe(`inv_7${"z".repeat(25)}`);
  expect(formatId("inv", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f")).toBe("inv_01fwhe4ydgfk1shh6w1g60eecf");
  fc.assert(
    fc.property(fc.uuid(), (uuid) => {
      const id = formatId("pay", uuid);
      expect(id).toMatch(/^pay_[0-7][0-9a-hjkmnp-tv-z]{25}$/);
      expect(parseId("pay", id)).toBe(uuid);
      expect(parseId("inv", id)).toBeNull();
    }),
  );
});

test("only the canonical form is read", () => {
  const good = formatId("cus", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");
  const others = [
    good.toUpperCase(),
    good.replace("_", "-"),
    `${good}0`,
    good.slice(0, -1),
    `${good.slice(0, -1)}u`,
    `${good.slice(0, -1)}i`,
    // An eighth leading bit pattern would name a number beyond 128 bits.
    `cus_8${good.slice(5)}`,
    ` ${good}`,
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
    "",
  ];
  for (const text of others) expect(parseId("cus", text), text).toBeNull();
});

test("what is no lowercase uuid is a fault to write", () => {
  for (const text of ["", "017F22E2-79B0-7CC3-98C4-DC0C0C07398F", "017f22e279b07cc398c4dc0c0c07398f"]) {
    expect(() => formatId("cus", text)).toThrow(Fault);
  }
});
