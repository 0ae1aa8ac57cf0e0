import type { PlainDate } from "@goodterms/kernel";
import type { Answers, AnswerValue, BankAccountAnswer } from "../forms/answers.ts";
import { answerText } from "../forms/answers.ts";
import type { FormDocument, Role } from "../forms/form.ts";
import { hostOf } from "../forms/formats.ts";
import { answerInRole, askedQuestions } from "../forms/rules.ts";
import { domainOf, normaliseName } from "../summary.ts";
import { DISPOSABLE_MAIL, FREE_MAIL, PHONE_PREFIXES } from "./email-lists.ts";
import {
  checkCompanyNumber,
  checkIban,
  checkVatId,
  countryOfVatId,
  type NumberVerdict,
} from "./number-rules.ts";

export type Severity = "info" | "attention" | "severe";

/** One thing worth knowing before money is spent on reports. Parameters may be personal, so findings are kept sealed. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly parameters: Readonly<Record<string, string | number>>;
}

/** What the merchant's own records say: other applications by equal marks, customers by name or number. */
export interface KnownMatches {
  readonly customersByName: readonly string[];
  readonly customersByTaxId: readonly string[];
  /** Other applicants (by name) with the same bank account. */
  readonly accountOfOthers: number;
  readonly sameDevice: number;
  readonly sameNetwork: number;
  readonly declinedBefore: number;
  readonly openElsewhere: number;
}

export interface ScreenInput {
  readonly kind: "business" | "person";
  readonly document: FormDocument;
  readonly answers: Answers;
  /** Files by question. */
  readonly uploads: ReadonlyMap<string, number>;
  readonly today: PlainDate;
  /** From the first look at the form to handing it in; null where it was not opened before. */
  readonly secondsTaken: number | null;
  readonly isTrapped: boolean;
  readonly known: KnownMatches;
}

/** Quicker than this nobody reads the questions, let alone answers them. */
const SECONDS_PER_QUESTION = 1.5;
const SAME_DEVICE_MANY = 2;
const SAME_NETWORK_MANY = 5;
const AGE_MIN = 18;
const YEAR_LENGTH = 4;

/**
 * The identity and consistency screen: compares what was said with itself, with how such things are made, and with what
 * the merchant knows. Asks nobody outside. Findings are for a person; `severe` keeps paid reports from being pulled.
 */
export function screenApplication(input: ScreenInput): Finding[] {
  const read = (role: Role): AnswerValue | null => answerInRole(input.document, input.answers, role);
  return [
    ...screenManner(input),
    ...screenDocuments(input),
    ...screenNumbers(read),
    ...screenReach(input.kind, read),
    ...screenPlaces(read),
    ...screenDates(input.today, read),
    ...screenAccount(read),
    ...screenKnown(input.known),
  ];
}

/** The worst severity of findings; clear with none. */
export function worstOf(findings: readonly Finding[]): Severity | "clear" {
  for (const severity of ["severe", "attention", "info"] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity;
  }
  return "clear";
}

type Read = (role: Role) => AnswerValue | null;

function found(code: string, severity: Severity, parameters: Finding["parameters"] = {}): Finding[] {
  return [{ code, severity, parameters }];
}

function screenManner(input: ScreenInput): Finding[] {
  const asked = askedQuestions(input.document, input.answers).length;
  const isFast = input.secondsTaken !== null && input.secondsTaken < asked * SECONDS_PER_QUESTION;
  return [
    ...(input.isTrapped ? found("hidden_field_filled", "severe") : []),
    ...(isFast
      ? found("answered_too_fast", "attention", { seconds: Math.round(input.secondsTaken ?? 0) })
      : []),
  ];
}

function screenDocuments(input: ScreenInput): Finding[] {
  return askedQuestions(input.document, input.answers).flatMap(({ key, type, required }) => {
    if (type !== "upload" || (input.uploads.get(key) ?? 0) > 0) return [];
    return found("document_missing", required === true ? "attention" : "info", { question: key });
  });
}

function screenNumbers(read: Read): Finding[] {
  const vatId = answerText(read("vat_id"));
  const company = read("company_number");
  const findings: Finding[] = [];
  if (vatId !== null) {
    if (countryOfVatId(vatId) === null) findings.push(...found("vat_id_without_country", "attention"));
    findings.push(...verdictOf("vat_id", checkVatId(vatId)));
  }
  if (company !== null && typeof company === "object" && "number" in company && "country" in company) {
    const verdict = checkCompanyNumber(company.country, company.number);
    findings.push(...verdictOf("company_number", verdict));
  }
  return findings;
}

function verdictOf(name: string, verdict: NumberVerdict): Finding[] {
  if (verdict === "malformed") return found(`${name}_malformed`, "attention");
  return verdict === "bad_checksum" ? found(`${name}_checksum`, "attention") : [];
}

function screenReach(kind: ScreenInput["kind"], read: Read): Finding[] {
  const email = answerText(read("email"));
  const website = answerText(read("website"));
  const domain = email === null ? null : domainOf(email);
  const host = website === null ? null : hostOf(website);
  if (domain === null) return [];
  if (DISPOSABLE_MAIL.has(domain)) return found("disposable_mailbox", "severe", { domain });
  if (FREE_MAIL.has(domain)) return kind === "business" ? found("free_mailbox", "info", { domain }) : [];
  const isSame =
    host === null || host === domain || host.endsWith(`.${domain}`) || domain.endsWith(`.${host}`);
  return isSame ? [] : found("mailbox_is_not_of_website", "attention", { domain, host: host ?? "" });
}

function screenPlaces(read: Read): Finding[] {
  const address = read("registered_address");
  const inAddress =
    address !== null && typeof address === "object" && "lines" in address ? address.country : null;
  const country = answerText(read("country")) ?? inAddress;
  if (country === null) return [];
  const differs = (code: string, other: string | null, severity: Severity = "attention"): Finding[] =>
    other === null || other === country ? [] : found(code, severity, { country, other });
  const vatId = answerText(read("vat_id"));
  const company = read("company_number");
  return [
    ...differs("vat_id_of_another_country", vatId === null ? null : countryOfVatId(vatId)),
    ...differs(
      "company_number_of_another_country",
      company !== null && typeof company === "object" && "number" in company ? company.country : null,
    ),
    ...differs("account_of_another_country", countryOfAccount(accountIn(read))),
    ...screenPhone(country, answerText(read("phone"))),
  ];
}

function screenPhone(country: string, phone: string | null): Finding[] {
  const expected = PHONE_PREFIXES[country];
  const international = phone?.replaceAll(/[^0-9+]/g, "").replace(/^00/, "+") ?? "";
  if (expected === undefined || !international.startsWith("+")) return [];
  return international.startsWith(`+${expected}`)
    ? []
    : found("phone_of_another_country", "info", { country });
}

function screenDates(today: PlainDate, read: Read): Finding[] {
  const birth = answerText(read("date_of_birth"));
  const started = answerText(read("started_on"));
  const comingOfAge =
    birth === null ? null : `${Number(birth.slice(0, YEAR_LENGTH)) + AGE_MIN}${birth.slice(YEAR_LENGTH)}`;
  return [
    ...(comingOfAge !== null && comingOfAge > today ? found("under_age", "severe") : []),
    ...(started !== null && started > today ? found("started_in_the_future", "attention") : []),
  ];
}

function accountIn(read: Read): BankAccountAnswer | null {
  const account = read("bank_account");
  return account !== null && typeof account === "object" && "holder" in account ? account : null;
}

function countryOfAccount(account: BankAccountAnswer | null): string | null {
  return account?.iban?.slice(0, 2) ?? account?.country ?? null;
}

function screenAccount(read: Read): Finding[] {
  const account = accountIn(read);
  if (account === null) return [];
  const name = answerText(read("legal_name"));
  const tradingName = answerText(read("trading_name"));
  const contact = answerText(read("contact_name"));
  const holder = normaliseName(account.holder);
  const names = [name, tradingName, contact].flatMap((each) => (each === null ? [] : [normaliseName(each)]));
  const isTheirs = names.some((each) => each === holder || each.includes(holder) || holder.includes(each));
  const iban = account.iban === undefined ? "right" : checkIban(account.iban);
  return [
    ...verdictOf("iban", iban),
    ...(names.length === 0 || isTheirs ? [] : found("account_in_another_name", "attention")),
  ];
}

function screenKnown(known: KnownMatches): Finding[] {
  const some = (code: string, severity: Severity, count: number, from = 1): Finding[] =>
    count >= from ? found(code, severity, { count }) : [];
  const named = (code: string, severity: Severity, references: readonly string[]): Finding[] =>
    references.length > 0 ? found(code, severity, { customers: references.join(", ") }) : [];
  return [
    ...named("tax_id_of_known_customer", "attention", known.customersByTaxId),
    ...named("name_of_known_customer", "info", known.customersByName),
    ...some("account_used_by_others", "severe", known.accountOfOthers),
    ...some("same_device", "attention", known.sameDevice, SAME_DEVICE_MANY),
    ...some("same_network", "info", known.sameNetwork, SAME_NETWORK_MANY),
    ...some("declined_before", "attention", known.declinedBefore),
    ...some("applied_elsewhere", "info", known.openElsewhere),
  ];
}
