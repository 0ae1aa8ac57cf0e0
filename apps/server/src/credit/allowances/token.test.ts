import { randomBytes, randomUUID } from "node:crypto";
import { formatId } from "@goodterms/kernel";
import fc from "fast-check";
import { importJWK, jwtVerify, SignJWT } from "jose";
import { expect, test } from "vitest";
import { allowanceKeys } from "./token.ts";

const keys = allowanceKeys(randomBytes(32));
const claims = {
  id: randomUUID(),
  merchantId: randomUUID(),
  customerId: randomUUID(),
  customerReference: "C1",
  currency: "EUR",
  amountMinor: 12_500n,
  issuedAt: new Date("2026-03-02T09:00:00Z"),
  expiresAt: new Date("2026-03-02T15:00:00Z"),
};

test("a shop reads it with the published key and no other means", async () => {
  const token = await keys.sign(claims);
  const published = await importJWK(await keys.publicKey());
  const { payload } = await jwtVerify(token, published, { currentDate: new Date("2026-03-02T10:00:00Z") });
  expect(payload).toMatchObject({
    customer: "C1",
    amount: 12_500,
    currency: "EUR",
    sub: formatId("cus", claims.customerId),
  });
  await expect(
    jwtVerify(token, published, { currentDate: new Date("2026-03-02T15:00:01Z") }),
  ).rejects.toThrow("exp");
});

test("it is read back for its merchant alone, expired or not", async () => {
  const token = await keys.sign(claims);
  expect(await keys.read(token, claims.merchantId)).toBe(claims.id);
  expect(await keys.read(token, randomUUID())).toBeNull();
  expect(await allowanceKeys(randomBytes(32)).read(token, claims.merchantId)).toBeNull();
});

test("a forged one is none: unsigned, signed with the public key as a secret, or changed in any character", async () => {
  const token = await keys.sign(claims);
  const [head = "", body = "", signature = ""] = token.split(".");
  const unsigned = `${Buffer.from('{"alg":"none","typ":"goodterms-allowance+jwt"}').toString("base64url")}.${body}.`;
  expect(await keys.read(unsigned, claims.merchantId)).toBeNull();
  const secret = Buffer.from(JSON.stringify(await keys.publicKey()));
  const confused = await new SignJWT({
    jti: formatId("alw", claims.id),
    iss: formatId("mer", claims.merchantId),
  })
    .setProtectedHeader({ alg: "HS256", typ: "goodterms-allowance+jwt" })
    .sign(secret);
  expect(await keys.read(confused, claims.merchantId)).toBeNull();
  const signed = `${head}.${body}`;
  await fc.assert(
    fc.asyncProperty(
      fc.nat(signed.length - 1),
      fc.constantFrom("A", "z", "0", "_"),
      async (place, letter) => {
        fc.pre(signed[place] !== letter && signed[place] !== ".");
        const changed = `${signed.slice(0, place)}${letter}${signed.slice(place + 1)}.${signature}`;
        expect(await keys.read(changed, claims.merchantId)).toBeNull();
      },
    ),
  );
  await fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 300 }), async (text) => {
      expect(await keys.read(text, claims.merchantId)).toBeNull();
    }),
  );
});
