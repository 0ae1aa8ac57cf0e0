import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { inMerchant } from "../../src/platform/db/index.ts";
import { issueInvoice } from "../../src/receivables/documents/issue-invoice.ts";
import { putEntity } from "../../src/receivables/ledger/entities.ts";
import { moveClosing } from "../../src/receivables/ledger/move-closing.ts";
import { verifyBook } from "../../src/receivables/ledger/verify-book.ts";
import {
  aDatabase,
  aMerchant,
  expectSoundBook,
  plainDate,
  type StandardMerchant,
  type TestDatabase,
} from "../house.ts";

// Goal: the proof that nothing was written into a closed period neither misses what was nor accuses what was not.
// Method: let requests that came earlier be served later, both ways; and write behind the program's back.

let database: TestDatabase;
beforeAll(async () => {
  database = await aDatabase();
});

function at(merchant: StandardMerchant, now: string, work: Parameters<typeof inMerchant<unknown>>[2]) {
  return inMerchant(
    database,
    { merchantId: merchant.merchantId, actor: "user:test", now: new Date(now), requestId: randomUUID() },
    work,
  );
}

const invoice =
  (number: string): Parameters<typeof inMerchant<unknown>>[2] =>
  (ctx) =>
    issueInvoice(ctx, {
      customer: "C1",
      number,
      currency: "GBP",
      issuedOn: plainDate("2026-01-15"),
      amounts: { netMinor: 100n, taxMinor: 0n },
    });

const move =
  (direction: "close" | "reopen"): Parameters<typeof inMerchant<unknown>>[2] =>
  (ctx) =>
    moveClosing(ctx, {
      entity: "UK",
      closedThrough: direction === "close" ? plainDate("2026-01-31") : null,
      reason: "test",
      direction,
    });

describe("closed periods", () => {
  test("a posting that came after the closing was asked for, and was served before it, is sound", async () => {
    const merchant = await aMerchant(database);
    await at(merchant, "2026-03-02T10:00:05Z", invoice("I1"));
    await at(merchant, "2026-03-02T10:00:00Z", move("close"));
    await expectSoundBook(merchant);
  });

  test("a posting that waited for the re-opening is sound", async () => {
    const merchant = await aMerchant(database);
    await at(merchant, "2026-03-02T09:00:00Z", move("close"));
    await at(merchant, "2026-03-02T10:00:05Z", move("reopen"));
    await at(merchant, "2026-03-02T10:00:00Z", invoice("I1"));
    await expectSoundBook(merchant);
  });

  test("what was written into the closed period behind the program's back is named", async () => {
    const merchant = await aMerchant(database);
    await at(merchant, "2026-03-02T10:00:00Z", invoice("I1"));
    await at(merchant, "2026-03-02T10:00:05Z", move("close"));
    await at(merchant, "2026-03-02T10:00:06Z", async (ctx) =>
      issueInvoice(ctx, {
        customer: "C1",
        number: "I2",
        currency: "GBP",
        issuedOn: plainDate("2026-02-15"),
        amounts: { netMinor: 100n, taxMinor: 0n },
      }),
    );
    for (const statement of [
      "UPDATE receivables.document SET issued_on = '2026-01-20', due_on = '2026-02-19' WHERE merchant_id = $1 AND number = 'I2'",
      "UPDATE receivables.journal_entry SET effective_on = '2026-01-20' WHERE merchant_id = $1 AND effective_on = '2026-02-15'",
    ]) {
      await database.asAdministrator(statement, [merchant.merchantId]);
    }
    const failing = (await merchant.run(verifyBook)).filter((check) => !check.ok);
    expect(failing.map((check) => check.name)).toContain("closed_periods");
  });

  test("an entity that says it is open although its last closing stands is named", async () => {
    const merchant = await aMerchant(database);
    await at(merchant, "2026-03-02T10:00:00Z", move("close"));
    await database.asAdministrator(
      "UPDATE receivables.entity SET closed_through = NULL WHERE merchant_id = $1",
      [merchant.merchantId],
    );
    const failing = (await merchant.run(verifyBook)).filter((check) => !check.ok);
    expect(failing.map((check) => check.name)).toEqual(["closings_chained"]);
  });
});

describe("entities", () => {
  test("made twice at the same moment, one is made and the other is told", async () => {
    const merchant = await aMerchant(database);
    const put = () =>
      merchant.run((ctx) =>
        putEntity(ctx, {
          reference: "DE",
          name: "GmbH",
          country: "DE",
          functionalCurrency: "EUR",
          timeZone: "Europe/Berlin",
        }),
      );
    const ended = await Promise.allSettled([put(), put(), put()]);
    const told = ended.flatMap((end) => (end.status === "rejected" ? [end.reason.code] : []));
    expect(told.every((code) => code === "reference_used")).toBe(true);
    expect(told.length).toBeLessThan(3);
  });
});
