import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readLink, signLink } from "./link-token.ts";

const key = randomBytes(32);
const names = fc.record({ merchantId: fc.uuid(), linkId: fc.uuid() });

test("a signed link names what it was made for", () => {
  fc.assert(
    fc.property(names, (name) => {
      expect(readLink(key, signLink(key, name))).toEqual(name);
    }),
  );
});

test("a link changed in any character, or signed with another key, is none", () => {
  fc.assert(
    fc.property(names, fc.nat({ max: 86 }), fc.constantFrom(..."ABCxyz019_-"), (name, at, character) => {
      const token = signLink(key, name);
      const place = "gtl_".length + at;
      const forged = token.slice(0, place) + character + token.slice(place + 1);
      if (forged !== token) expect(readLink(key, forged)).toBeNull();
      expect(readLink(randomBytes(32), token)).toBeNull();
      expect(readLink(key, `${token}=`)).toBeNull();
    }),
  );
});

test("what is no link at all is none", () => {
  for (const text of ["", "gtl_", "gt_live_x", "gtl_".padEnd(91, "A")])
    expect(readLink(key, text)).toBeNull();
});
