import { sql } from "kysely";
import { beforeAll, describe, expect, test } from "vitest";
import { aBareMerchant, aDatabase, type TestDatabase } from "../../../test/house.ts";
import { newId } from "../ids/index.ts";

// Goal: a merchant's rows are out of another's reach twice over, by the statement check and by row-level security.
// Method: write as one merchant, read as another, with statements that forget or forge the merchant.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

async function addGroup(merchant: Awaited<ReturnType<typeof aBareMerchant>>): Promise<string> {
  const id = newId(merchant.clock.now());
  await merchant.run(async (ctx) => {
    await sql`INSERT INTO receivables.customer_group (merchant_id, id, reference, name, created_at)
      VALUES (${ctx.merchantId}, ${id}, 'G1', 'Group', ${ctx.now})`.execute(ctx.tx);
  });
  return id;
}

describe("the merchant wall", () => {
  test("a statement that does not name the merchant is refused before it is sent", async () => {
    const merchant = await aBareMerchant(database);
    await expect(
      merchant.run((ctx) => sql`SELECT id FROM receivables.customer_group`.execute(ctx.tx)),
    ).rejects.toThrow(/merchant_id 0 times/);
  });

  test("H2: an OR that escapes the merchant clause still returns nothing of another merchant", async () => {
    const [one, other] = [await aBareMerchant(database), await aBareMerchant(database)];
    await addGroup(one);
    const seen = await other.run((ctx) =>
      sql`SELECT id FROM receivables.customer_group WHERE merchant_id = ${ctx.merchantId} OR true`.execute(
        ctx.tx,
      ),
    );
    expect(seen.rows).toEqual([]);
  });

  test("a row for another merchant cannot be written", async () => {
    const [one, other] = [await aBareMerchant(database), await aBareMerchant(database)];
    const insert = other.run((ctx) =>
      sql`INSERT INTO receivables.customer_group (merchant_id, id, reference, name, created_at)
        VALUES (${one.merchantId}, ${newId(ctx.now)}, 'G2', 'Forged', ${ctx.now})`.execute(ctx.tx),
    );
    await expect(insert).rejects.toThrow(/row-level security/);
  });

  test("append-only tables can be neither updated nor deleted from", async () => {
    const merchant = await aBareMerchant(database);
    for (const table of [
      "document",
      "journal_entry",
      "posting",
      "allocation",
      "due_date_change",
      "item_dispute",
    ]) {
      const from = sql.raw(`receivables.${table}`);
      await expect(
        merchant.run((ctx) => sql`UPDATE ${from} SET merchant_id = ${ctx.merchantId}`.execute(ctx.tx)),
      ).rejects.toThrow(/permission denied/);
      await expect(
        merchant.run((ctx) => sql`DELETE FROM ${from} WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx)),
      ).rejects.toThrow(/permission denied/);
    }
  });

  test("a transaction that throws leaves nothing", async () => {
    const merchant = await aBareMerchant(database);
    await expect(
      merchant.run(async (ctx) => {
        await sql`INSERT INTO receivables.customer_group (merchant_id, id, reference, name, created_at)
          VALUES (${ctx.merchantId}, ${newId(ctx.now)}, 'G3', 'Gone', ${ctx.now})`.execute(ctx.tx);
        throw new Error("crash");
      }),
    ).rejects.toThrow("crash");
    const left = await merchant.run((ctx) =>
      sql`SELECT id FROM receivables.customer_group WHERE merchant_id = ${ctx.merchantId}`.execute(ctx.tx),
    );
    expect(left.rows).toEqual([]);
  });
});
