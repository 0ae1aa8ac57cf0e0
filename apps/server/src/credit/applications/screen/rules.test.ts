import { plainDate } from "@goodterms/kernel";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Answers } from "../forms/answers.ts";
import { BUSINESS_FORM } from "../forms/default-business.ts";
import { PERSON_FORM } from "../forms/default-person.ts";
import { normaliseName } from "../summary.ts";
import { GOOD_ANSWERS } from "../test/an-application-house.ts";
import { checkCompanyNumber, checkIban, checkVatId, countryOfVatId, passesLuhn } from "./number-rules.ts";
import { type ScreenInput, screenApplication, worstOf } from "./rules.ts";

const NOTHING = {
  ...{ customersByName: [], customersByTaxId: [], accountOfOthers: 0, sameDevice: 0, sameNetwork: 0 },
  ...{ declinedBefore: 0, openElsewhere: 0 },
};
const input = (answers: object, more: Partial<ScreenInput> = {}): ScreenInput => ({
  kind: "business",
  document: BUSINESS_FORM,
  answers: { ...GOOD_ANSWERS, ...answers } as Answers,
  uploads: new Map(),
  today: plainDate("2026-03-02"),
  secondsTaken: 300,
  isTrapped: false,
  known: NOTHING,
  ...more,
});
const codesOf = (answers: object, more: Partial<ScreenInput> = {}) =>
  screenApplication(input(answers, more)).map(({ code }) => code);

describe("numbers", () => {
  // Published examples: of the offices' own pages, and numbers of public companies.
  test.each([
    ["DE136695976", "right"],
    ["DE136695977", "bad_checksum"],
    ["GB980780684", "right"],
    ["GB 980 7806 84", "right"],
    ["GB980780685", "bad_checksum"],
    ["ATU13585627", "right"],
    ["ATU13585626", "bad_checksum"],
    ["BE0428759497", "right"],
    ["BE0431150351", "bad_checksum"],
    ["FR40303265045", "right"],
    ["FR84323140391", "bad_checksum"],
    ["IT00743110157", "right"],
    ["IT00743110158", "bad_checksum"],
    ["NL004495445B01", "right"],
    ["NL123456789B90", "bad_checksum"],
    ["PL8567346215", "right"],
    ["PL8567346216", "bad_checksum"],
    ["PT501964843", "right"],
    ["SE123456789701", "right"],
    ["SE123456789101", "bad_checksum"],
    ["LU15027442", "right"],
    ["FI20774740", "right"],
    ["DK13585628", "right"],
    ["DE12345", "malformed"],
    ["US123456789", null],
  ])("VAT id %s is %s", (vatId, verdict) => {
    expect(checkVatId(vatId)).toBe(verdict);
  });

  test.each([
    ["GB", "01234567", "right"],
    ["GB", "SC123456", "right"],
    ["GB", "XX123456", "malformed"],
    ["DE", "HRB 12345", "right"],
    ["DE", "12345", "malformed"],
    ["FR", "552 100 554", "right"],
    ["FR", "552 100 555", "bad_checksum"],
    ["NO", "988 077 917", "right"],
    ["CH", "CHE-100.155.212", "right"],
    ["CH", "CHE-100.155.213", "bad_checksum"],
    ["JP", "1234", null],
  ])("company number %s %s is %s", (country, number, verdict) => {
    expect(checkCompanyNumber(country, number)).toBe(verdict);
  });

  test.each([
    "GB29NWBK60161331926819",
    "DE89370400440532013000",
    "FR1420041010050500013M02606",
    "NO9386011117947",
  ])("IBAN %s of the registry is right, and wrong with any one digit changed", (iban) => {
    expect(checkIban(iban)).toBe("right");
    fc.assert(
      fc.property(fc.integer({ min: 2, max: iban.length - 1 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const digit = Number(iban[at]);
        fc.pre(Number.isInteger(digit));
        const changed = `${iban.slice(0, at)}${(digit + by) % 10}${iban.slice(at + 1)}`;
        expect(checkIban(changed)).toBe("bad_checksum");
      }),
    );
  });

  test("Luhn finds every changed digit", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const right = "552100554";
        const changed = `${right.slice(0, at)}${(Number(right[at]) + by) % 10}${right.slice(at + 1)}`;
        expect(passesLuhn(right)).toBe(true);
        expect(passesLuhn(changed)).toBe(false);
      }),
    );
  });

  test("Greece's ids begin with EL; other letters name no country", () => {
    expect([countryOfVatId("EL123456789"), countryOfVatId("XX1"), countryOfVatId("")]).toEqual([
      "GR",
      null,
      null,
    ]);
  });
});

describe("the screen", () => {
  test("finds nothing where everything agrees", () => {
    expect(codesOf({})).toEqual([]);
    expect(worstOf([])).toBe("clear");
  });

  test.each<[string, object]>([
    ["vat_id_checksum", { vat_id: "GB980780685" }],
    ["vat_id_of_another_country", { vat_id: "DE136695976" }],
    ["company_number_malformed", { company_number: { country: "GB", number: "12" } }],
    ["company_number_of_another_country", { company_number: { country: "DE", number: "HRB 1234" } }],
    ["disposable_mailbox", { contact_email: "a@mailinator.com" }],
    ["free_mailbox", { contact_email: "acme@gmail.com" }],
    ["mailbox_is_not_of_website", { contact_email: "jane@other.example" }],
    ["phone_of_another_country", { contact_phone: "+49 30 1234567" }],
    ["iban_checksum", { bank_account: { holder: "Acme Widgets", iban: "GB29NWBK60161331926818" } }],
    [
      "account_of_another_country",
      { bank_account: { holder: "Acme Widgets", iban: "DE89370400440532013000" } },
    ],
    ["account_in_another_name", { bank_account: { holder: "Bob Other", iban: "GB29NWBK60161331926819" } }],
    ["started_in_the_future", { started_on: "2027-01-01" }],
    ["document_missing", { requested_limit: { amount: 9_000_000, currency: "GBP" } }],
  ])("%s", (code, answers) => {
    expect(codesOf(answers)).toEqual([code]);
  });

  test("how it was filled in: a hidden field, too fast", () => {
    expect(codesOf({}, { isTrapped: true })).toEqual(["hidden_field_filled"]);
    expect(codesOf({}, { secondsTaken: 5 })).toEqual(["answered_too_fast"]);
    expect(codesOf({}, { secondsTaken: null })).toEqual([]);
  });

  test("what the merchant knows", () => {
    const known = {
      ...NOTHING,
      customersByTaxId: ["C1"],
      accountOfOthers: 1,
      sameDevice: 2,
      sameNetwork: 4,
      declinedBefore: 1,
    };
    const findings = screenApplication(input({}, { known }));
    expect(findings.map(({ code }) => code)).toEqual([
      ...["tax_id_of_known_customer", "account_used_by_others", "same_device", "declined_before"],
    ]);
    expect(worstOf(findings)).toBe("severe");
  });

  test("a person must be eighteen: on the birthday they are", () => {
    const answers = (born: string) => ({ date_of_birth: born }) as object;
    const of = (born: string) =>
      screenApplication({
        ...input({}),
        kind: "person",
        document: PERSON_FORM,
        answers: answers(born) as Answers,
      })
        .map(({ code }) => code)
        .filter((code) => code === "under_age");
    expect(of("2008-03-02")).toEqual([]);
    expect(of("2008-03-03")).toEqual(["under_age"]);
  });

  test("never throws, and is the same for the same, whatever was answered", () => {
    const key = fc.constantFrom(...Object.keys(GOOD_ANSWERS));
    fc.assert(
      fc.property(
        fc.dictionary(key, fc.oneof(fc.string(), fc.constantFrom(...Object.values(GOOD_ANSWERS)))),
        (odd) => {
          const given = input(odd as object);
          expect(screenApplication(given)).toEqual(screenApplication(given));
        },
      ),
    );
  });
});

test("names are equal whatever their legal form, accents, case and punctuation", () => {
  const same = ["Müller & Söhne GmbH", "MULLER SOHNE", "Muller und Sohne G.m.b.H.", "müller, söhne gmbh"];
  expect(new Set(same.map(normaliseName)).size).toBe(1);
  expect(normaliseName("The Co")).toBe("the co");
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(normaliseName(normaliseName(name))).toBe(normaliseName(name));
    }),
  );
});
