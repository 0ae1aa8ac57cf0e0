import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textIn } from "../forms/form.ts";
import { networkOf } from "../links/network.ts";
import type { Assessed } from "../parts.ts";
import { mediaTypeOf, sanitiseName } from "../public/upload-rules.ts";
import { assessAffordability, defaultAffordability, type Household } from "./affordability-rules.ts";
import { DECLINE_REASONS, REASON_TEXTS } from "./reasons.ts";
import { type RecommendInput, recommend } from "./recommend-rules.ts";

const amount = fc.bigInt({ min: 0n, max: 10n ** 9n });
const households: fc.Arbitrary<Household> = fc.record({
  currency: fc.constant("EUR"),
  incomeMinor: amount,
  housingMinor: amount,
  debtMinor: amount,
  adults: fc.integer({ min: 1, max: 6 }),
  children: fc.integer({ min: 0, max: 6 }),
});
const settings = defaultAffordability("EUR");

describe("affordability", () => {
  test("the arithmetic adds up, and never gives more than is there", () => {
    fc.assert(
      fc.property(households, (household) => {
        const found = assessAffordability(household, settings);
        const [income, housing, debt, living, residual] = found.steps.map(({ amountMinor }) => amountMinor);
        expect((income ?? 0n) + (housing ?? 0n) + (debt ?? 0n) + (living ?? 0n)).toBe(residual);
        expect(found.residualMinor).toBe(residual);
        expect(found.monthlyMinor * 5n <= (found.residualMinor > 0n ? found.residualMinor : 0n)).toBe(true);
        expect(found.limitMinor).toBe(found.monthlyMinor * 3n);
      }),
    );
  });

  test("more income never affords less, more debt never more", () => {
    fc.assert(
      fc.property(households, amount, (household, more) => {
        const limitOf = (other: Partial<Household>) =>
          assessAffordability({ ...household, ...other }, settings).limitMinor;
        expect(limitOf({ incomeMinor: household.incomeMinor + more }) >= limitOf({})).toBe(true);
        expect(limitOf({ debtMinor: household.debtMinor + more }) <= limitOf({})).toBe(true);
        expect(limitOf({ children: household.children + 1 }) <= limitOf({})).toBe(true);
      }),
    );
  });
});

const assessed: Assessed = {
  ...{
    policyVersion: 1,
    engineVersion: "1",
    evaluationId: null,
    segment: "all",
    riskClass: null,
    score: null,
  },
  ...{ limitMinor: 100_000n, currency: "EUR", blocks: [], reasons: [], paymentGrade: null },
};
const asked: RecommendInput = {
  ...{
    severity: "clear",
    requestedMinor: 50_000n,
    currency: "EUR",
    assessed,
    affordability: null,
    promptness: [],
  },
};

describe("the recommendation", () => {
  test.each<[string, Partial<RecommendInput>, string, bigint | null]>([
    ["within the policy's limit", {}, "approve", 50_000n],
    ["exactly the policy's limit", { requestedMinor: 100_000n }, "approve", 100_000n],
    ["one more than that", { requestedMinor: 100_001n }, "counter_offer", 100_000n],
    ["a limit of zero", { assessed: { ...assessed, limitMinor: 0n } }, "decline", 0n],
    ["no limit known", { assessed: { ...assessed, limitMinor: null } }, "refer", null],
    ["nothing known", { assessed: null }, "refer", null],
    ["something held against them", { assessed: { ...assessed, blocks: ["overdue"] } }, "refer", null],
    ["an unsettled identity", { severity: "severe" }, "refer", null],
    ["not screened", { severity: null }, "refer", null],
    ["a bad reference", { promptness: ["not_paid"] }, "refer", null],
    ["another currency", { currency: "GBP" }, "refer", null],
  ])("%s: %o", (_name, more, verdict, limitMinor) => {
    expect(recommend({ ...asked, ...more })).toMatchObject({ verdict, limitMinor });
  });

  test("never recommends more than is asked for or allowed", () => {
    fc.assert(
      fc.property(amount, amount, households, (requested, limit, household) => {
        const affordability = assessAffordability(household, settings);
        const found = recommend({
          ...asked,
          requestedMinor: requested,
          assessed: { ...assessed, limitMinor: limit },
          affordability,
        });
        const given = found.limitMinor ?? 0n;
        expect(given <= requested && given <= limit && given <= affordability.limitMinor).toBe(true);
      }),
    );
  });
});

test("every reason for declining is said in English and German, and none speaks of a score or of rules", () => {
  for (const code of DECLINE_REASONS) {
    expect(textIn(REASON_TEXTS[code], "de", "en")).not.toBe(textIn(REASON_TEXTS[code], "en", "en"));
    expect(JSON.stringify(REASON_TEXTS[code])).not.toMatch(/score|policy|Richtlinie/i);
  }
});

describe("files", () => {
  test("are known by their first bytes and not by their names", () => {
    expect(mediaTypeOf(Buffer.from("%PDF-1.7"))).toBe("application/pdf");
    expect(mediaTypeOf(Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0, 0, 0]))).toBe("image/jpeg");
    for (const head of ["MZ......", "PK\u0003\u0004....", "<svg xmln", "<!DOCTYP", "%PDX-1.7", ""])
      expect(mediaTypeOf(Buffer.from(head))).toBeNull();
  });

  test("have harmless names", () => {
    expect(sanitiseName("../../etc/passwd", "application/pdf")).toBe("passwd.pdf");
    expect(sanitiseName("C:\\x\\Bilanz 2025.PDF", "application/pdf")).toBe("Bilanz 2025.pdf");
    expect(sanitiseName(".htaccess", "image/png")).toBe("file.png");
    expect(sanitiseName("größe<script>.exe", "image/jpeg")).toBe("größescript.jpg");
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (name) => {
        const safe = sanitiseName(name, "application/pdf");
        expect(safe).toMatch(/^[\p{L}\p{N}_][\p{L}\p{N} ._-]{0,140}\.pdf$/u);
        expect(safe).not.toContain("..");
      }),
    );
  });
});

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:12:34::1", "2001:db8:12::/48"],
  ["::1", "0:0:0::/48"],
  ["fe80::1%eth0", "fe80:0:0::/48"],
  ["nonsense", "unknown"],
])("an address %s is shortened to %s", (address, network) => {
  expect(networkOf(address)).toBe(network);
});
