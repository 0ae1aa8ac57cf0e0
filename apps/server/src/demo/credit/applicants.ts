/** What becomes of an application in the demo. */
type Fate =
  | "draft"
  | "submitted"
  | "in_review"
  | "returned"
  | "offered"
  | "approved"
  | "declined"
  | "appealed";

/** Somebody who applies. All of them are made up; their addresses end in `.example`. */
export interface Applicant {
  readonly fate: Fate;
  readonly daysAgo: number;
  readonly kind: "business" | "person";
  readonly language: "en" | "de";
  readonly signedBy: string;
  readonly answers: Readonly<Record<string, unknown>>;
}

const money = (amount: number, currency: string) => ({ amount, currency });

const referee = (organisation: string, name: string, email: string) => ({
  kind: "trade",
  organisation,
  name,
  email,
});

/** The answers that every firm gives alike. */
function firm(name: string, domain: string, contact: string, limit: ReturnType<typeof money>) {
  return {
    legal_name: name,
    website: `https://www.${domain}`,
    contact_name: contact,
    contact_email: `${contact.split(" ")[0]?.toLowerCase() ?? "office"}@${domain}`,
    requested_limit: limit,
    reports_consent: { accepted: true },
  };
}

const BRITISH_COMPANY = {
  legal_form: "company",
  company_number: { country: "GB", number: "01234567" },
  vat_id: "GB123456782",
};

/** The demo's applicants, one for each state that an application may be in. */
export const APPLICANTS: readonly Applicant[] = [
  {
    ...{ fate: "approved", daysAgo: 11, kind: "business", language: "en", signedBy: "Judith Amory" },
    answers: {
      ...firm("Wharfside Gifts Ltd", "wharfside.example", "Judith Amory", money(400_000, "GBP")),
      ...BRITISH_COMPANY,
      registered_address: { lines: ["4 Wharf Road"], city: "Bristol", postalCode: "BS1 6XN", country: "GB" },
      started_on: "2016-05-01",
      employees: "9",
      contact_phone: "+44 117 496 0123",
      bank_account: { holder: "Wharfside Gifts Ltd", iban: "GB29 NWBK 6016 1331 9268 19" },
      referees: [
        referee("Cartwright Cards", "Paul Cartwright", "paul@cartwright-cards.example"),
        referee("Moor & Vale Ceramics", "Anna Vale", "anna@moor-vale.example"),
      ],
    },
  },
  {
    ...{ fate: "in_review", daysAgo: 4, kind: "business", language: "en", signedBy: "Dev Malhotra" },
    answers: {
      ...firm("Saltmarsh Interiors Ltd", "saltmarsh.example", "Dev Malhotra", money(1_200_000, "GBP")),
      legal_form: "company",
      company_number: { country: "GB", number: "07654321" },
      registered_address: {
        lines: ["18 Quay Street"],
        city: "Ipswich",
        postalCode: "IP4 1BY",
        country: "GB",
      },
      started_on: "2019-09-01",
      employees: "22",
      annual_turnover: money(148_000_000, "GBP"),
      referees: [referee("Northgate Lighting", "Ruth Hale", "ruth@northgate.example")],
    },
  },
  {
    ...{ fate: "submitted", daysAgo: 0.2, kind: "business", language: "de", signedBy: "Katrin Vogel" },
    answers: {
      ...firm("Vogel Wohnideen GmbH", "vogel-wohnideen.example", "Katrin Vogel", money(800_000, "EUR")),
      legal_form: "company",
      company_number: { country: "DE", number: "HRB 18442" },
      registered_address: { lines: ["Lindenstraße 12"], city: "Münster", postalCode: "48143", country: "DE" },
      started_on: "2012-02-01",
      employees: "14",
    },
  },
  {
    ...{ fate: "submitted", daysAgo: 1.1, kind: "business", language: "en", signedBy: "Sam Petrov" },
    answers: {
      ...firm("Quickfire Trading", "quickfire.example", "Sam Petrov", money(2_000_000, "GBP")),
      // Does not fit its check digits; and the money would go to another country's bank.
      vat_id: "GB123456789",
      legal_form: "sole_trader",
      registered_address: { lines: ["Unit 3"], city: "Luton", postalCode: "LU1 1AA", country: "GB" },
      started_on: "2025-11-01",
      bank_account: { holder: "S Petrov", iban: "DE89 3704 0044 0532 0130 00" },
    },
  },
  {
    ...{ fate: "returned", daysAgo: 6, kind: "business", language: "en", signedBy: "Orla Keane" },
    answers: {
      ...firm("Keane & Daughters", "keane.example", "Orla Keane", money(250_000, "EUR")),
      legal_form: "partnership",
      registered_address: { lines: ["7 Shop Street"], city: "Galway", postalCode: "H91 W2XY", country: "IE" },
      started_on: "2021-03-01",
    },
  },
  {
    ...{ fate: "offered", daysAgo: 3, kind: "business", language: "en", signedBy: "Mick Torrance" },
    answers: {
      ...firm("Torrance Garden Centre", "torrance.example", "Mick Torrance", money(900_000, "GBP")),
      legal_form: "sole_trader",
      registered_address: { lines: ["Mill Lane"], city: "Perth", postalCode: "PH1 5EN", country: "GB" },
      started_on: "2022-04-01",
      employees: "4",
    },
  },
  {
    ...{ fate: "declined", daysAgo: 9, kind: "business", language: "en", signedBy: "Carl Denny" },
    answers: {
      ...firm("Denny Imports Inc", "denny-imports.example", "Carl Denny", money(1_500_000, "USD")),
      legal_form: "company",
      company_number: { country: "US", number: "12-3456789" },
      registered_address: {
        ...{
          lines: ["210 Market Street"],
          city: "Portland",
          region: "OR",
          postalCode: "97209",
          country: "US",
        },
      },
      started_on: "2024-10-01",
    },
  },
  {
    ...{ fate: "appealed", daysAgo: 8, kind: "business", language: "en", signedBy: "Faye Lockhart" },
    answers: {
      ...firm("Lockhart Stationers", "lockhart.example", "Faye Lockhart", money(300_000, "GBP")),
      legal_form: "sole_trader",
      registered_address: { lines: ["33 High Street"], city: "Ludlow", postalCode: "SY8 1BA", country: "GB" },
      started_on: "2023-06-01",
    },
  },
  {
    ...{ fate: "submitted", daysAgo: 0.6, kind: "person", language: "en", signedBy: "Helen Ashby" },
    answers: {
      name: "Helen Ashby",
      date_of_birth: "1988-07-14",
      address: { lines: ["9 Castle View"], city: "Durham", postalCode: "DH1 3RH", country: "GB" },
      email: "helen@ashby.example",
      requested_limit: money(60_000, "GBP"),
      monthly_income: money(265_000, "GBP"),
      monthly_housing: money(82_000, "GBP"),
      monthly_debt: money(12_000, "GBP"),
      adults: "2",
      children: "1",
      reports_consent: { accepted: true },
    },
  },
  {
    ...{ fate: "draft", daysAgo: 2, kind: "business", language: "en", signedBy: "Ben Marlowe" },
    answers: {
      legal_name: "Marlowe & Co",
      contact_name: "Ben Marlowe",
      contact_email: "ben@marlowe.example",
    },
  },
];
