import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { findNoticeRule, JURISDICTIONS, jurisdictionOf } from "#jurisdictions";
import { plainDate } from "../../../test/house.ts";
import { composeLetter } from "./letter-rules.ts";
import { NOTICE_REASONS, principalReasons, reasonText } from "./reason-words.ts";
import {
  answerDueOn,
  chooseLanguage,
  isConsumerCreditWarned,
  mayMove,
  type NoticeOccasion,
  planNotices,
  requestableUntil,
} from "./rules.ts";

// Goal: the notices are those that the law data names, with its figures and no others. Method: the data itself is read
// beside the program's own copy, so that neither can drift from the other unseen.

const DAY = plainDate("2026-03-02");
// It lies beside the checkout; without it the figures are held against nothing.
const LAW_FILE = join(import.meta.dirname, "../../../../../../shared/data/law/credit-law.json");
const hasLaw = existsSync(LAW_FILE);
const LAW = hasLaw ? JSON.parse(readFileSync(LAW_FILE, "utf8")) : null;

const occasion: NoticeOccasion = {
  action: "application_declined",
  decidedOn: DAY,
  country: "US",
  recipientKind: "business",
  isDelinquent: false,
  isAutomatic: true,
  reasons: ["overdue_days", "thin_file"],
  reports: [],
};
const report = { bureau: "TransUnion", file: "consumer" as const, address: null, phone: null, score: null };
const tracks = (more: Partial<NoticeOccasion>, usesUnverified = false) =>
  planNotices({ ...occasion, ...more }, usesUnverified).notices.map((notice) => notice.rule.track);

describe("which notice", () => {
  test.each([
    ["US trade credit, declined (12 CFR 1002.9(a)(3)(ii))", {}, ["us-ecoa-trade-credit"]],
    ["US consumer, declined (12 CFR 1002.9(a)(2))", { recipientKind: "person" }, ["us-ecoa-consumer"]],
    ["US line cut", { action: "line_cut" }, ["us-ecoa-trade-credit"]],
    [
      "US line cut on a current delinquency (12 CFR 1002.2(c)(2))",
      { action: "line_cut", isDelinquent: true },
      [],
    ],
    ["US refusal at checkout (12 CFR 1002.2(c)(2))", { action: "checkout_refused" }, []],
    [
      "US sole trader whose file was used (15 USC 1681m(a))",
      { recipientKind: "sole_trader", reports: [report] },
      ["us-ecoa-trade-credit", "us-fcra-615a"],
    ],
    [
      "GB person, decided automatically (UK GDPR 22C)",
      { country: "GB", recipientKind: "person" },
      ["gb-adm-22c"],
    ],
    ["GB sole trader is a natural person", { country: "GB", recipientKind: "sole_trader" }, ["gb-adm-22c"]],
    ["GB company", { country: "GB" }, []],
    ["GB person, decided by a person", { country: "GB", recipientKind: "person", isAutomatic: false }, []],
    ["DE person: unverified, so off", { country: "DE", recipientKind: "person" }, []],
    ["a country without rules", { country: "BR", recipientKind: "person" }, []],
  ] as const)("%s", (_name, more, expected) => {
    expect(tracks(more as Partial<NoticeOccasion>)).toEqual(expected);
  });

  test("what nobody has checked is withheld, told, and drafted once the merchant has confirmed it", () => {
    const german = { country: "DE", recipientKind: "person" } as const;
    expect(planNotices({ ...occasion, ...german }, false).withheld.map((rule) => rule.track)).toEqual([
      "eu-gdpr-22",
    ]);
    expect(tracks(german, true)).toEqual(["eu-gdpr-22"]);
    const british = {
      country: "GB",
      recipientKind: "person",
      isAutomatic: false,
      reports: [report],
    } as const;
    expect(tracks(british)).toEqual([]);
    expect(tracks(british, true)).toEqual(["gb-cca-157"]);
  });

  test("every member state of the Union has its rules, Germany among them, and nobody has two", () => {
    expect(jurisdictionOf("DE")?.code).toBe("EU");
    expect(jurisdictionOf("FR")?.code).toBe("EU");
    const countries = JURISDICTIONS.flatMap((each) => each.countries);
    expect(new Set(countries).size).toBe(countries.length);
    expect(jurisdictionOf("EU")).toBeUndefined();
  });
});

describe.runIf(hasLaw)("the figures are the law data's", () => {
  const ecoa = LAW?.US.ECOA_RegB;
  const trade = findNoticeRule("us-ecoa-trade-credit");
  const consumer = findNoticeRule("us-ecoa-consumer");

  test("trade credit: asked within 60 days, answered within 30, no day for the notice itself", () => {
    const track = ecoa.tracks.find((each: { id: string }) => each.id === "business-gt-1m-or-trade-credit");
    expect(trade?.requestWithinDays.value).toBe(track.notice.value.writtenReasonsIfRequestedWithinDays);
    const asked = ecoa.tracks[0].reasonsOnRequest.value;
    expect(trade?.answerWithinDays.value).toBe(asked.answerWithinDays);
    expect(trade?.sendWithinDays.value).toBeNull();
    expect(track.notice.verified && trade?.duty.verified).toBe(true);
  });

  test("consumers: the 30 days are of memory, and move no deadline before they are confirmed", () => {
    expect(ecoa.tracks[0].notice.verified).toBe(false);
    expect(consumer?.sendWithinDays).toMatchObject({
      value: ecoa.tracks[0].notice.value.days,
      verified: false,
    });
    const person = { ...occasion, recipientKind: "person" as const };
    expect(planNotices(person, false).notices[0]).toMatchObject({ dueOn: null, isVerified: false });
    expect(planNotices(person, false).notices[0]?.warnings).toContain("deadline_unverified");
    expect(planNotices(person, true).notices[0]?.dueOn).toBe("2026-04-01");
  });

  test("each duty is marked as the data marks it", () => {
    const marks: Readonly<Record<string, boolean>> = {
      "us-fcra-615a": LAW.US.FCRA.notice615a.verified,
      "gb-adm-22c": LAW.GB.ADM.verified,
      "gb-cca-157": LAW.GB.creditReferenceDisclosure.verified,
      "eu-gdpr-22": LAW.EU.GDPR22.verified,
      "ca-automated-decision": LAW.CA.verified,
      "au-credit-information": LAW.AU.verified,
    };
    for (const [track, verified] of Object.entries(marks))
      expect([track, findNoticeRule(track)?.duty.verified]).toEqual([track, verified]);
    for (const each of JURISDICTIONS.flatMap((jurisdiction) => jurisdiction.notices)) {
      expect(each.reasonsMax).toBe(ecoa.reasons.value.customaryMax);
      expect(each.duty.source).not.toBe("");
      if (each.duty.basis === "memory") expect(each.duty.verified).toBe(false);
    }
  });

  test("deadlines run from the sending and from the request", () => {
    if (trade === undefined) throw new Error("no rule");
    expect(requestableUntil(trade, DAY)).toBe("2026-05-01");
    expect(answerDueOn(trade, DAY)).toBe("2026-04-01");
  });
});

describe("reasons", () => {
  test("are specific: a score, a class, a rule or an alert is none; four at most, each sentence once", () => {
    const person = { isNatural: true };
    expect(principalReasons(["low_score", "risk_class", "rule:own", "alert", "watched"], person, 4)).toEqual(
      [],
    );
    expect(principalReasons(["overdue_days", "overdue_amount", "no_score", "thin_file"], person, 4)).toEqual([
      "overdue_days",
      "no_score",
    ]);
    expect(principalReasons(["bureau_flag:bankrupt"], person, 4)).toEqual(["bankrupt"]);
    expect(principalReasons(NOTICE_REASONS, { isNatural: false }, 4)).toHaveLength(4);
  });

  test("never hold it against a person that they disputed a bill", () => {
    expect(principalReasons(["disputes", "chargebacks"], { isNatural: true }, 4)).toEqual([]);
    expect(principalReasons(["disputes"], { isNatural: false }, 4)).toEqual(["disputes"]);
  });

  test("in no wording is a policy, a score or anything that the law forbids to use", () => {
    const forbidden =
      /polic|standard|score|points|class\b|race|religio|gender|sex|marital|nationality|age\b|Punkt|Richtlinie|Klasse/i;
    for (const code of NOTICE_REASONS) {
      expect(reasonText(code, "en")).not.toMatch(forbidden);
      expect(reasonText(code, "de")).not.toMatch(forbidden);
    }
  });
});

describe("letters", () => {
  const parts = {
    action: "application_declined" as const,
    recipientKind: "business" as const,
    language: "en" as const,
    sender: "Example Trading Ltd",
    addressee: { name: "Nord Inc", lines: [] },
    decidedOn: DAY,
    reasons: ["overdue_days", "new_customer"] as const,
    reports: [],
    isAnswer: false,
  };
  const ruleOf = (track: string) => {
    const rule = findNoticeRule(track);
    if (rule === undefined) throw new Error(track);
    return rule;
  };

  test("trade credit: reasons, the right to ask within 60 days, the ECOA notice", () => {
    const { text, subject } = composeLetter({ ...parts, rule: ruleOf("us-ecoa-trade-credit") });
    expect(subject).toBe("Your application to buy on account");
    expect(text).toContain("The principal reasons were:\n– Invoices on your account with us were not paid");
    expect(text).toContain("within 60 days of this notice; we will answer within 30 days");
    expect(text).toContain("Equal Credit Opportunity Act prohibits");
    expect(text).toContain("Kind regards,\nExample Trading Ltd");
  });

  test("a consumer file: bureau, that it did not decide, copy, dispute, score with its key factors", () => {
    const score = {
      value: "612",
      range: "300 to 850",
      createdOn: DAY,
      keyFactors: ["Balances are high"],
      provider: "TransUnion",
    };
    const used = { ...report, address: "PO Box 1000, Chester, PA", phone: "800-888-4213", score };
    const { text } = composeLetter({ ...parts, rule: ruleOf("us-fcra-615a"), reports: [used] });
    expect(text).toContain("TransUnion, PO Box 1000, Chester, PA, 800-888-4213");
    expect(text).toContain("did not make the decision and cannot explain it");
    expect(text).toContain(
      "credit score of 612, made on 2 March 2026 by TransUnion on a range from 300 to 850",
    );
    expect(text).toContain("– Balances are high");
    // Key factors are not the reasons of the other duty, and stand in a letter of their own.
    expect(text).not.toContain("principal reason");
  });

  test("an automated decision names the four safeguards, in English and in German", () => {
    const english = composeLetter({ ...parts, rule: ruleOf("gb-adm-22c"), recipientKind: "person" }).text;
    for (const part of [
      "automatically",
      "a person to look at it again",
      "tell us what you think",
      "contest",
      "explained",
    ])
      expect(english).toContain(part);
    const german = composeLetter({
      ...parts,
      rule: ruleOf("eu-gdpr-22"),
      language: "de",
      recipientKind: "person",
    });
    expect(german.text).toContain("ein Mensch sie noch einmal prüft");
    expect(german.text).toContain("Die wesentlichen Gründe waren:\n– Rechnungen");
    expect(german.text).not.toMatch(/undefined|null/);
  });

  test("speaks German to who speaks it, else English", () => {
    expect(chooseLanguage("de-AT", "GB")).toBe("de");
    expect(chooseLanguage(null, "DE")).toBe("de");
    expect(chooseLanguage("fr", "DE")).toBe("en");
    expect(chooseLanguage(null, null)).toBe("en");
  });
});

test("a notice goes forward only, and rests when it was sent or cancelled", () => {
  expect(
    mayMove("draft", "approved") && mayMove("approved", "sent") && mayMove("approved", "cancelled"),
  ).toBe(true);
  expect(mayMove("draft", "sent") || mayMove("sent", "cancelled") || mayMove("cancelled", "draft")).toBe(
    false,
  );
});

test("consumer credit is warned of only where it was switched on, for persons, from the thresholds on", () => {
  const on = { warnsConsumerCredit: true, warnFromMinor: 20_000n, warnFromDays: 60 };
  const person = { recipientKind: "person" as const, amountMinor: 20_000n, netDays: 60 };
  expect(isConsumerCreditWarned(on, person)).toBe(true);
  expect(isConsumerCreditWarned({ ...on, warnsConsumerCredit: false }, person)).toBe(false);
  expect(isConsumerCreditWarned(on, { ...person, amountMinor: 19_999n })).toBe(false);
  expect(isConsumerCreditWarned(on, { ...person, netDays: 59 })).toBe(false);
  expect(isConsumerCreditWarned(on, { ...person, recipientKind: "business" })).toBe(false);
});
