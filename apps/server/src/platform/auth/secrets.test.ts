import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { hashKey, isKey, makeKey } from "./key-format.ts";
import { deriveKey, openSecret, SecretError, sealSecret } from "./secrets.ts";

const key = randomBytes(32);

test("what is sealed opens again with the same key, and is different each time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const sealed = sealSecret(key, text);
      expect(openSecret(key, sealed)).toBe(text);
      expect(sealSecret(key, text).equals(sealed)).toBe(false);
    }),
  );
});

test("a changed byte anywhere is noticed", () => {
  const sealed = sealSecret(key, "whsec_something");
  for (let index = 0; index < sealed.length; index += 1) {
    const changed = Buffer.from(sealed);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => openSecret(key, changed), `byte ${index}`).toThrow(SecretError);
  }
  expect(() => openSecret(key, sealed.subarray(0, 20))).toThrow(SecretError);
});

test("another key is named as the cause", () => {
  expect(() => openSecret(randomBytes(32), sealSecret(key, "x"))).toThrow(/another ENCRYPTION_KEY/);
});

test("keys for two purposes have nothing in common", () => {
  expect(deriveKey(key, "webhooks").equals(deriveKey(key, "sign-in"))).toBe(false);
  expect(deriveKey(key, "webhooks")).toEqual(deriveKey(key, "webhooks"));
});

test("an API key has its form, is new each time, and a mistyped one is told without the database", () => {
  const live = makeKey("live");
  expect(live.secret).toMatch(/^gt_live_[0-9A-Za-z]{49}$/);
  expect(makeKey("test").secret).toMatch(/^gt_test_[0-9A-Za-z]{49}$/);
  expect(live.secret.startsWith(live.prefix)).toBe(true);
  expect(live.prefix).toHaveLength(12);
  expect(live.hash).toEqual(hashKey(live.secret));
  expect(isKey(live.secret)).toBe(true);
  expect(makeKey("live").secret).not.toBe(live.secret);
  for (let index = 0; index < live.secret.length; index += 1) {
    const other = live.secret[index] === "a" ? "b" : "a";
    expect(isKey(live.secret.slice(0, index) + other + live.secret.slice(index + 1)), `at ${index}`).toBe(
      false,
    );
  }
});
