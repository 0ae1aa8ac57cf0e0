import { plainDate } from "@goodterms/kernel";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { PersonQuery } from "../../port.ts";
import { closed, failureOf, filesOf, NOW, TODAY, textOf } from "../../test/samples.ts";
import { adapter } from "./adapter.ts";
import { readReport } from "./read-report.ts";
import { buildInquiry, parseAnswer } from "./tuxml.ts";

// Goal: every recorded or synthetic sample reads to the fields of the contract, and every error is of its class.

describe("the consumer samples", () => {
  test("every file is known", () => {
    expect([...filesOf("transunion"), ...filesOf("synthetic/transunion")]).toHaveLength(5);
  });

  test.each(["modelReportResponse", "creditReportResponse"])("%s", (name) => {
    const report = readReport(textOf(`transunion/${name}.xml`), TODAY);
    expect(report).toMatchObject({
      riskScore: 667,
      riskClass: null,
      asOf: "2022-01-27",
      flags: [],
      figures: {
        vantageScore: "667",
        trades: "32",
        negativeTrades: "1",
        collections: "0",
        publicRecords: "0",
        inquiries: "4",
        totalBalance: "122422",
        totalPastDue: "189",
        inFileSinceYear: "1993",
      },
      payments: { tradelines: 32, balanceMinor: 12_242_200n, pastDueMinor: 18_900n },
    });
    expect(report.scores[0]).toMatchObject({ model: "00V60", raw: "667" });
    expect(report.scores[0]?.reasons[0]?.code).toMatch(/^\d\d$/);
    expect(JSON.stringify(report.figures)).not.toMatch(/666|UPHOLD/);
  });

  test("the synthetic ones: hit, no hit, error with status 200", () => {
    expect(readReport(textOf("synthetic/transunion/model-hit.xml"), TODAY)).toMatchObject({
      riskScore: 667,
    });
    const noHit = failureOf(() => readReport(textOf("synthetic/transunion/nohit.xml"), TODAY));
    expect(noHit).toMatchObject({ kind: "not_found" });
    const refused = failureOf(() => readReport(textOf("synthetic/transunion/error.xml"), TODAY));
    expect(refused).toMatchObject({ kind: "unauthorised" });
    expect(refused.message).not.toContain("SUBSCRIBER");
  });

  test.each([
    "regularNoHit",
    "noHit",
    "califNoHit",
    "fraudNoHit",
    "privateNoHit",
    "residentialNoHit",
    "businessNoHit",
    "noNameNoHit",
    "nonMailableNoHit",
  ])("%s is no match", (hit) => {
    const text = textOf("synthetic/transunion/nohit.xml").replace("regularNoHit", hit);
    expect(failureOf(() => readReport(text, TODAY)).kind).toBe("not_found");
  });

  test("a frozen file is locked, and no decline", () => {
    const text = textOf("synthetic/transunion/model-hit.xml").replace(
      "<freeze><indicator>false",
      "<freeze><indicator>true",
    );
    expect(failureOf(() => readReport(text, TODAY))).toMatchObject({ kind: "locked", charge: "yes" });
  });

  test("document types and entities are refused unread; one element is a list of one", () => {
    const bomb = `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><creditBureau><product>&b;</product></creditBureau>`;
    expect(failureOf(() => parseAnswer(bomb)).kind).toBe("malformed");
    expect(failureOf(() => parseAnswer("<a>".repeat(5_000))).kind).toBe("malformed");
    const one = readReport(textOf("synthetic/transunion/model-hit.xml"), TODAY);
    expect(one.scores[0]?.reasons.map((reason) => reason.code)).toEqual(["14", "65"]);
  });

  test("a certificate that cannot be read is refused when the connection is opened", () => {
    const settings = {
      ...Object.fromEntries(
        adapter.settings.flatMap(({ name, standard }) => (standard === undefined ? [] : [[name, standard]])),
      ),
      ...adapter.simulatorSettings,
    };
    const opening = (certificate: string) => () =>
      adapter.open({
        settings: { ...settings, certificate, certificatePassphrase: "wrong" },
        clock: { now: () => NOW },
        simulatorUrl: null,
        wait: async () => {},
      });
    expect(failureOf(opening(Buffer.from("no certificate").toString("base64"))).kind).toBe("misconfigured");
    const missing = failureOf(opening(""));
    expect(missing).toMatchObject({ kind: "misconfigured", detail: "the setting certificate is missing" });
  });

  test("an inquiry escapes what people are called", () => {
    const person: PersonQuery = {
      firstName: "A</first><x>",
      lastName: "O'Neill & Sons",
      address: { street: "Main", houseNumber: "1", city: "X", region: "OR", postalCode: "1", country: "US" },
      dateOfBirth: plainDate("1956-08-01"),
      nationalNumber: null,
    };
    const subscriber = {
      systemId: "s",
      systemPassword: "p",
      industryCode: "F",
      memberCode: "1",
      prefixCode: "2",
      password: "w",
      environment: "standardTest",
    };
    const inquiry = {
      product: "08000",
      addOns: ["00V60"],
      person,
      permissiblePurpose: "PS",
      userReference: "r",
    };
    const text = buildInquiry(subscriber, inquiry);
    expect(text).not.toContain("<x>");
    expect(text).toContain("&amp; Sons");
    expect(text).toContain("<dateOfBirth>1956-08-01</dateOfBirth>");
    expect(text).not.toContain("socialSecurity");
  });

  test("XML cut, mixed or replaced throws nothing but the closed list", () => {
    const sample = textOf("synthetic/transunion/model-hit.xml");
    fc.assert(
      fc.property(fc.nat(sample.length), fc.nat(40), fc.string({ maxLength: 30 }), (from, length, text) =>
        closed(() => readReport(sample.slice(0, from) + text + sample.slice(from + length), TODAY)),
      ),
      { numRuns: 400 },
    );
    fc.assert(fc.property(fc.string(), (text) => closed(() => readReport(text, TODAY))));
  });
});
