import { describe, expect, test } from "vitest";
import { REASON_CODES, wordReason } from "./reasons.ts";

describe("the wording of reasons", () => {
  test("every code has words for staff and for the buyer, also with nothing known", () => {
    for (const code of REASON_CODES) {
      const worded = wordReason({ code, parameters: {} }, "EUR");
      expect(worded.message, code).toMatch(/^\S.*\.$/);
      expect(worded.buyerMessage, code).toMatch(/^\S.*\.$/);
    }
  });

  test("the buyer never reads a score, a bureau's data, an alert, or what was noted", () => {
    const secrets = {
      score: 412,
      flags: "bankrupt",
      alert: "filing",
      hold: "hush",
      stops: "stop-all",
      grade: "grade-d",
      riskClass: "class-e",
    };
    for (const code of REASON_CODES) {
      const { buyerMessage } = wordReason(
        { code, parameters: { ...secrets, count: 7, source: "dnb" } },
        "EUR",
      );
      for (const secret of [
        ...Object.values(secrets),
        7,
        "dnb",
        "bureau",
        "score",
        "risk",
        "alert",
        "watch",
      ]) {
        expect(buyerMessage.toLowerCase(), code).not.toContain(String(secret).toLowerCase());
      }
    }
  });

  test("amounts are written in the account's currency, exactly", () => {
    const reason = {
      code: "over_limit",
      parameters: { neededMinor: 9_007_199_254_740_993n, availableMinor: 5n },
    };
    expect(wordReason(reason, "EUR").message).toBe(
      "The order needs €90,071,992,547,409.93; €0.05 is available.",
    );
    expect(wordReason(reason, "JPY").message).toContain("JP¥9,007,199,254,740,993");
  });

  test("a merchant's own rule is named to staff, and says to the buyer what the merchant wrote", () => {
    const worded = wordReason(
      {
        code: "rule:no-fireworks",
        parameters: { name: "No fireworks", buyerMessage: "We do not ship fireworks." },
      },
      "EUR",
    );
    expect(worded.message).toBe('The policy\'s rule "No fireworks" stands against it.');
    expect(worded.buyerMessage).toContain("We do not ship fireworks.");
  });
});
