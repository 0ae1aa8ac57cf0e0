import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { aBareMerchant, aDatabase, type TestDatabase, type TestMerchant } from "../../../test/house.ts";
import { canonicalBytes, linkHash } from "./chain.ts";
import { sealedAfter } from "./chain-store.ts";
import { checkHead, exportHead, headSigner, recordEvents, sealMerchant, verifyChain } from "./index.ts";

// Goal: whoever changes the trail with all rights over the database is found out, and the row is named.
// Method: seal twelve events, tamper as the administrator, and read the report.

const EVENTS = 12;

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

interface SealedMerchant extends TestMerchant {
  /** The event's id at each place; index 0 is sequence 1. */
  readonly ids: readonly string[];
  tamper(statement: string, ...parameters: unknown[]): Promise<void>;
}

async function aSealedMerchant(): Promise<SealedMerchant> {
  const merchant = await aBareMerchant(database);
  await merchant.run((ctx) =>
    recordEvents(
      ctx,
      Array.from({ length: EVENTS }, (_, index) => ({
        type: "test.thing_happened",
        subjectType: "thing",
        subjectId: randomUUID(),
        subjectVersion: BigInt(index + 1),
        data: { amount: 100 * index },
      })),
    ),
  );
  await sealMerchant(database, merchant.merchantId);
  const rows = await sealedAfter(database.across, merchant.merchantId, 0n, EVENTS);
  return {
    ...merchant,
    ids: rows.map((row) => row.id),
    tamper: async (statement, ...parameters) => {
      await database.asAdministrator(statement, [merchant.merchantId, ...parameters]);
    },
  };
}

async function failuresOf(merchant: SealedMerchant): Promise<unknown[]> {
  const report = await verifyChain(database, merchant.merchantId);
  expect(report.ok).toBe(report.failures.length === 0);
  return report.failures.map(({ sequence, eventId, what }) => [Number(sequence), eventId, what]);
}

async function swap(merchant: SealedMerchant, one: number, other: number): Promise<void> {
  const move = "UPDATE platform.event SET sequence = $3 WHERE merchant_id = $1 AND sequence = $2";
  await merchant.tamper(move, one, -1);
  await merchant.tamper(move, other, one);
  await merchant.tamper(move, -1, other);
}

describe("the chain", () => {
  test("an untouched chain is whole", async () => {
    expect(await failuresOf(await aSealedMerchant())).toEqual([]);
  });

  test.each([
    ["data", "data = jsonb_set(data, '{amount}', '999999')"],
    ["data in a digit beyond a float's reach", "data = jsonb_set(data, '{amount}', '500.00000000000000001')"],
    ["actor", "actor = 'user:somebody_else'"],
    ["instant", "occurred_at = occurred_at + interval '1 microsecond'"],
    ["subject", "subject_id = gen_random_uuid()"],
    ["version", "subject_version = subject_version + 1"],
    ["type", "type = 'test.nothing_happened'"],
    ["request", "request_id = 'other'"],
  ])("a changed %s is named", async (_name, change) => {
    const merchant = await aSealedMerchant();
    await merchant.tamper(`UPDATE platform.event SET ${change} WHERE merchant_id = $1 AND sequence = 6`);
    expect(await failuresOf(merchant)).toEqual([[6, merchant.ids[5], "row changed"]]);
  });

  test("a deleted row is missing, and only it", async () => {
    const merchant = await aSealedMerchant();
    await merchant.tamper("DELETE FROM platform.event WHERE merchant_id = $1 AND sequence = 5");
    expect(await failuresOf(merchant)).toEqual([[5, null, "row missing"]]);
  });

  test("deleted rows at the beginning are missing", async () => {
    const merchant = await aSealedMerchant();
    await merchant.tamper("DELETE FROM platform.event WHERE merchant_id = $1 AND sequence <= 3");
    const report = await verifyChain(database, merchant.merchantId);
    expect(report).toMatchObject({ ok: false, failures: [{ sequence: 1n, what: "row missing" }] });
    expect(report.failures[0]?.detail).toContain("through sequence 3");
  });

  test.each([
    [4, 5],
    [3, 9],
    [1, 2],
    [11, 12],
  ])(
    "two rows with swapped sequences (%i and %i) are both named, their neighbours are not",
    async (one, other) => {
      const merchant = await aSealedMerchant();
      await swap(merchant, one, other);
      expect(await failuresOf(merchant)).toEqual([
        [one, merchant.ids[other - 1], "row moved"],
        [other, merchant.ids[one - 1], "row moved"],
      ]);
    },
  );

  test("a replaced hash is named, and the next row is not", async () => {
    const merchant = await aSealedMerchant();
    await merchant.tamper(
      "UPDATE platform.event SET hash = $2 WHERE merchant_id = $1 AND sequence = 7",
      randomBytes(32),
    );
    expect(await failuresOf(merchant)).toEqual([[7, merchant.ids[6], "hash differs"]]);
  });

  test("a row changed together with its own hash breaks the next, and both are named", async () => {
    const merchant = await aSealedMerchant();
    await merchant.tamper("UPDATE platform.event SET data = '{}' WHERE merchant_id = $1 AND sequence = 7");
    const [sixth, seventh] = await sealedAfter(database.across, merchant.merchantId, 5n, 2);
    if (sixth?.hash == null || seventh === undefined) throw new Error("the rows are there");
    await merchant.tamper(
      "UPDATE platform.event SET hash = $2 WHERE merchant_id = $1 AND sequence = 7",
      linkHash(sixth.hash, canonicalBytes(seventh)),
    );
    const report = await verifyChain(database, merchant.merchantId);
    expect(report).toMatchObject({ ok: false, failures: [{ sequence: 8n, eventId: merchant.ids[7] }] });
    expect(report.failures[0]?.detail).toContain(`sequence 7, event ${merchant.ids[6]}`);
  });

  test("several kinds of tampering at once are told apart", async () => {
    const merchant = await aSealedMerchant();
    await merchant.tamper("UPDATE platform.event SET data = '{}' WHERE merchant_id = $1 AND sequence = 2");
    await merchant.tamper("DELETE FROM platform.event WHERE merchant_id = $1 AND sequence = 5");
    await swap(merchant, 8, 10);
    expect(await failuresOf(merchant)).toEqual([
      [2, merchant.ids[1], "row changed"],
      [5, null, "row missing"],
      [8, merchant.ids[9], "row moved"],
      [10, merchant.ids[7], "row moved"],
    ]);
  });
});

describe("the signed head", () => {
  const signer = headSigner(Buffer.alloc(32, 7));

  async function anExportedHead(merchant: SealedMerchant) {
    const head = await exportHead(database, signer, merchant.merchantId, merchant.clock.now());
    if (head === null) throw new Error("the merchant has events");
    return head;
  }

  test("fits the chain it was taken from, also after more events", async () => {
    const merchant = await aSealedMerchant();
    const head = await anExportedHead(merchant);
    expect(head.sequence).toBe(EVENTS);
    await merchant.run((ctx) =>
      recordEvents(ctx, [
        { type: "test.a", subjectType: "thing", subjectId: randomUUID(), subjectVersion: 1n, data: {} },
      ]),
    );
    await sealMerchant(database, merchant.merchantId);
    expect(await checkHead(database, head, signer.publicKey)).toEqual({ ok: true, problems: [] });
  });

  test("shows rows cut off at the end, which the chain alone cannot", async () => {
    const merchant = await aSealedMerchant();
    const head = await anExportedHead(merchant);
    await merchant.tamper("DELETE FROM platform.event WHERE merchant_id = $1 AND sequence > 9");
    expect(await failuresOf(merchant)).toEqual([]);
    expect(await checkHead(database, head, signer.publicKey)).toEqual({
      ok: false,
      problems: ["row missing"],
    });
  });

  test("shows a chain rewritten with all its hashes, which the chain alone cannot", async () => {
    const merchant = await aSealedMerchant();
    const head = await anExportedHead(merchant);
    await merchant.tamper("UPDATE platform.event SET data = '{}' WHERE merchant_id = $1 AND sequence = 3");
    await merchant.tamper("UPDATE platform.event SET sequence = NULL, hash = NULL WHERE merchant_id = $1");
    await sealMerchant(database, merchant.merchantId);
    expect(await failuresOf(merchant)).toEqual([]);
    expect(await checkHead(database, head, signer.publicKey)).toEqual({
      ok: false,
      problems: ["hash differs"],
    });
  });

  test("a changed head, another key and a key that is none are refused", async () => {
    const merchant = await aSealedMerchant();
    const head = await anExportedHead(merchant);
    const refused = { ok: false, problems: ["signature does not fit"] };
    expect(await checkHead(database, { ...head, sequence: 9 }, signer.publicKey)).toEqual(refused);
    expect(await checkHead(database, head, headSigner(Buffer.alloc(32, 8)).publicKey)).toEqual(refused);
    expect(await checkHead(database, head, "not a key")).toEqual(refused);
  });

  test("is null before the first event", async () => {
    const merchant = await aBareMerchant(database);
    expect(await exportHead(database, signer, merchant.merchantId, merchant.clock.now())).toBeNull();
  });
});
