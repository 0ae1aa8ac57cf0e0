import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aBareMerchant, aClock, aDatabase, type TestDatabase } from "../house.ts";

// Goal: a transaction that says it is done is done, and the database understands an instant as the program means it.
// Method: break statements inside transactions, and put the process into another time zone.

const zone = process.env.TZ;
let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});
afterAll(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

describe("a transaction", () => {
  test("whose failed statement was swallowed does not pass for committed", async () => {
    const merchant = await aBareMerchant(database);
    const work = merchant.run(async (ctx) => {
      await sql`SELECT 1 / 0`.execute(ctx.tx).catch(() => {});
      return "done";
    });
    await expect(work).rejects.toThrow(/rolled back/);
  });
});

describe("an instant", () => {
  test.each(["America/Los_Angeles", "Pacific/Auckland"])(
    "B3: is on the same day for the database when the process runs in %s",
    async (processZone) => {
      process.env.TZ = processZone;
      const merchant = await aBareMerchant(database, aClock(new Date("2026-03-02T01:00:00Z")));
      for (const now of ["2026-03-02T01:00:00Z", "2026-03-02T23:00:00Z"]) {
        merchant.clock.set(new Date(now));
        const found = await merchant.run((ctx) =>
          sql<{ day: string }>`SELECT ${ctx.now}::date AS day`.execute(ctx.tx),
        );
        expect(found.rows[0]?.day).toBe("2026-03-02");
      }
    },
  );
});
