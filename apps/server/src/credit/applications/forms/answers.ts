import { compareDecimals, isCurrency, MAX_AMOUNT_MINOR, parseDate, parseDecimal } from "@goodterms/kernel";
import { ITEMS_MAX, type Question, TEXT_ANSWER_LENGTH_MAX } from "./form.ts";
import { isCountryCode, isEmailAddress, isPhoneNumber, isWebAddress } from "./formats.ts";

export interface MoneyAnswer {
  /** Minor units, a safe integer. */
  readonly amount: number;
  readonly currency: string;
}

export interface AddressAnswer {
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly region?: string;
  readonly country: string;
}

export interface CompanyNumberAnswer {
  readonly country: string;
  readonly number: string;
}

/** An account by IBAN, or by country, number and bank code (sort code, routing number) where there is none. */
export interface BankAccountAnswer {
  readonly holder: string;
  readonly iban?: string;
  readonly country?: string;
  readonly accountNumber?: string;
  readonly bankCode?: string;
}

export interface ConsentAnswer {
  readonly accepted: boolean;
  /** Set by the server: which text, as its version and hash, and when. */
  readonly textVersion?: string;
  readonly textSha256?: string;
  readonly at?: string;
}

export interface SignatureAnswer {
  readonly accepted: boolean;
  readonly name: string;
  /** Drawn strokes, each x and y by turns. */
  readonly strokes?: readonly (readonly number[])[];
  /** Set by the server: hash of exactly what was signed, when, and from which network. */
  readonly signedSha256?: string;
  readonly at?: string;
  readonly network?: string;
}

export interface RefereeAnswer {
  readonly kind: "trade" | "bank";
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
  readonly phone?: string;
}

export type AnswerValue =
  | string
  | boolean
  | readonly string[]
  | MoneyAnswer
  | AddressAnswer
  | CompanyNumberAnswer
  | BankAccountAnswer
  | ConsentAnswer
  | SignatureAnswer
  | readonly RefereeAnswer[];

export type Answers = Readonly<Record<string, AnswerValue>>;

export type Checked = { readonly value: AnswerValue } | { readonly problem: string };

const NAME_LENGTH_MAX = 300;
const NUMBER_LENGTH_MAX = 60;
const LINES_MAX = 6;
const STROKES_MAX = 200;
const POINTS_MAX = 2_000;
const COORDINATE_MAX = 10_000;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const IBAN = /^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/;

/** Reads an answer of unknown shape as its question wants it; blanks around texts go. Says in words what is wrong. */
export function checkAnswer(question: Question, given: unknown): Checked {
  switch (question.type) {
    case "text":
    case "vat_id":
      return checkText(question, given);
    case "number":
      return checkNumber(question, given);
    case "money":
      return checkMoney(question, given);
    case "date":
      return checkDate(question, given);
    case "choice":
      return isOption(question, given) ? { value: given } : { problem: "is none of the choices" };
    case "multi_choice":
      return checkChoices(question, given);
    case "yes_no":
      return typeof given === "boolean" ? { value: given } : { problem: "is yes (true) or no (false)" };
    case "address":
      return checkAddress(given);
    case "company_number":
      return checkCompanyNumber(given);
    case "bank_account":
      return checkBankAccount(given);
    case "consent":
      return checkConsent(given);
    case "signature":
      return checkSignature(given);
    case "referees":
      return checkReferees(question, given);
    case "upload":
      return { problem: "is answered by uploading files" };
  }
}

type Fields = Readonly<Record<string, unknown>>;

/** The object's fields when it has no others than those named; null otherwise. */
function fieldsOf(given: unknown, names: readonly string[]): Fields | null {
  if (typeof given !== "object" || given === null || Array.isArray(given)) return null;
  return Object.keys(given).every((name) => names.includes(name)) ? (given as Fields) : null;
}

function textOf(given: unknown, lengthMax: number): string | null {
  if (typeof given !== "string" || given.length > lengthMax || CONTROL.test(given)) return null;
  const text = given.trim();
  return text === "" ? null : text;
}

const FORMATS = {
  email: [isEmailAddress, "is no e-mail address"],
  phone: [isPhoneNumber, "is no telephone number"],
  website: [isWebAddress, "is no web address"],
  country: [isCountryCode, "is no country"],
} as const;

function checkText(question: Question, given: unknown): Checked {
  const lengthMax =
    question.type === "vat_id" ? NUMBER_LENGTH_MAX : (question.maxLength ?? TEXT_ANSWER_LENGTH_MAX);
  const text = textOf(given, lengthMax);
  if (text === null) return { problem: `is no text of up to ${lengthMax} characters` };
  if (question.format === undefined) return { value: text };
  const [holds, problem] = FORMATS[question.format];
  return holds(text) ? { value: text } : { problem };
}

function checkNumber(question: Question, given: unknown): Checked {
  const text = typeof given === "number" && Number.isSafeInteger(given) ? String(given) : given;
  const number =
    typeof text === "string" && text.length <= NUMBER_LENGTH_MAX ? parseDecimal(text.trim()) : null;
  if (number === null || typeof text !== "string") return { problem: "is no number such as 12.5" };
  const least = question.min === undefined ? null : parseDecimal(question.min);
  const most = question.max === undefined ? null : parseDecimal(question.max);
  if (least !== null && compareDecimals(number, least) < 0) return { problem: `is below ${question.min}` };
  if (most !== null && compareDecimals(number, most) > 0) return { problem: `is above ${question.max}` };
  return { value: text.trim() };
}

function checkMoney(question: Question, given: unknown): Checked {
  const fields = fieldsOf(given, ["amount", "currency"]);
  const { amount, currency } = fields ?? {};
  if (
    typeof amount !== "number" ||
    !Number.isSafeInteger(amount) ||
    amount < 0 ||
    BigInt(amount) > MAX_AMOUNT_MINOR
  )
    return { problem: "is no amount in minor units" };
  if (typeof currency !== "string" || !isCurrency(currency)) return { problem: "has no currency" };
  if (question.currencies !== undefined && !question.currencies.includes(currency))
    return { problem: `is in none of ${question.currencies.join(", ")}` };
  return { value: { amount, currency } };
}

function checkDate(question: Question, given: unknown): Checked {
  const date = typeof given === "string" ? parseDate(given) : null;
  if (date === null) return { problem: "is no date that exists" };
  if (question.earliest !== undefined && date < question.earliest)
    return { problem: `is before ${question.earliest}` };
  if (question.latest !== undefined && date > question.latest)
    return { problem: `is after ${question.latest}` };
  return { value: date };
}

function isOption(question: Question, given: unknown): given is string {
  return typeof given === "string" && (question.options ?? []).some(({ value }) => value === given);
}

function checkChoices(question: Question, given: unknown): Checked {
  if (!Array.isArray(given) || given.length > (question.options ?? []).length)
    return { problem: "is no list of choices" };
  const chosen = new Set(given as unknown[]);
  if (chosen.size !== given.length || ![...chosen].every((each) => isOption(question, each)))
    return { problem: "holds what is none of the choices, or one twice" };
  if (question.maxItems !== undefined && given.length > question.maxItems)
    return { problem: `has more than ${question.maxItems}` };
  return { value: given as string[] };
}

function checkAddress(given: unknown): Checked {
  const fields = fieldsOf(given, ["lines", "city", "postalCode", "region", "country"]);
  if (fields === null) return { problem: "is no address" };
  const lines = Array.isArray(fields.lines) && fields.lines.length <= LINES_MAX ? fields.lines : [];
  const kept = lines.map((line) => textOf(line, NAME_LENGTH_MAX));
  const city = textOf(fields.city, NAME_LENGTH_MAX);
  const postalCode = textOf(fields.postalCode, NUMBER_LENGTH_MAX);
  const region = fields.region === undefined ? undefined : textOf(fields.region, NAME_LENGTH_MAX);
  if (kept.length === 0 || kept.includes(null)) return { problem: "needs one to six lines" };
  if (city === null || postalCode === null || region === null)
    return { problem: "needs a city and a postal code" };
  if (typeof fields.country !== "string" || !isCountryCode(fields.country))
    return { problem: "needs a country" };
  const address = { lines: kept as string[], city, postalCode, country: fields.country };
  return { value: region === undefined ? address : { ...address, region } };
}

function checkCompanyNumber(given: unknown): Checked {
  const fields = fieldsOf(given, ["country", "number"]);
  const number = textOf(fields?.number, NUMBER_LENGTH_MAX);
  const country = fields?.country;
  if (number === null || typeof country !== "string" || !isCountryCode(country))
    return { problem: "needs a country and a number" };
  return { value: { country, number } };
}

function checkBankAccount(given: unknown): Checked {
  const fields = fieldsOf(given, ["holder", "iban", "country", "accountNumber", "bankCode"]);
  const holder = textOf(fields?.holder, NAME_LENGTH_MAX);
  if (fields === null || holder === null) return { problem: "needs the account holder's name" };
  if (fields.iban !== undefined) {
    const iban = textOf(fields.iban, NUMBER_LENGTH_MAX)?.replaceAll(/[ -]/g, "").toUpperCase() ?? "";
    return IBAN.test(iban) ? { value: { holder, iban } } : { problem: "is no IBAN" };
  }
  const { country } = fields;
  const accountNumber = textOf(fields.accountNumber, NUMBER_LENGTH_MAX);
  const bankCode = textOf(fields.bankCode, NUMBER_LENGTH_MAX);
  if (typeof country !== "string" || !isCountryCode(country) || accountNumber === null || bankCode === null)
    return { problem: "needs an IBAN, or a country, account number and bank code" };
  return { value: { holder, country, accountNumber, bankCode } };
}

function checkConsent(given: unknown): Checked {
  const fields = fieldsOf(given, ["accepted", "textVersion", "textSha256", "at"]);
  if (typeof fields?.accepted !== "boolean") return { problem: "is accepted (true) or not (false)" };
  return { value: { accepted: fields.accepted } };
}

function checkSignature(given: unknown): Checked {
  const fields = fieldsOf(given, ["accepted", "name", "strokes", "signedSha256", "at", "network"]);
  const name = textOf(fields?.name, NAME_LENGTH_MAX);
  if (fields === null || name === null || typeof fields.accepted !== "boolean")
    return { problem: "needs your name and your acceptance" };
  if (fields.strokes === undefined) return { value: { accepted: fields.accepted, name } };
  if (!areStrokes(fields.strokes)) return { problem: "has a drawing that is too large or not one" };
  return { value: { accepted: fields.accepted, name, strokes: fields.strokes } };
}

function areStrokes(given: unknown): given is number[][] {
  if (!Array.isArray(given) || given.length > STROKES_MAX) return false;
  let points = 0;
  for (const stroke of given as unknown[]) {
    if (!Array.isArray(stroke) || stroke.length % 2 !== 0) return false;
    points += stroke.length / 2;
    const areCoordinates = (stroke as unknown[]).every(
      (each) => Number.isInteger(each) && Math.abs(each as number) <= COORDINATE_MAX,
    );
    if (points > POINTS_MAX || !areCoordinates) return false;
  }
  return true;
}

function checkReferees(question: Question, given: unknown): Checked {
  const most = Math.min(question.maxItems ?? ITEMS_MAX, ITEMS_MAX);
  if (!Array.isArray(given) || given.length > most)
    return { problem: `is no list of up to ${most} referees` };
  const kinds: readonly string[] = question.refereeKinds ?? ["trade", "bank"];
  const referees: RefereeAnswer[] = [];
  for (const each of given as unknown[]) {
    const fields = fieldsOf(each, ["kind", "organisation", "name", "email", "phone"]);
    const organisation = textOf(fields?.organisation, NAME_LENGTH_MAX);
    const name = textOf(fields?.name, NAME_LENGTH_MAX);
    const email = textOf(fields?.email, NAME_LENGTH_MAX);
    const phone = fields?.phone === undefined ? undefined : textOf(fields.phone, NUMBER_LENGTH_MAX);
    const kind = fields?.kind;
    if (organisation === null || name === null || email === null || !isEmailAddress(email))
      return { problem: "needs each referee's organisation, name and e-mail address" };
    if (typeof kind !== "string" || !kinds.includes(kind) || phone === null)
      return { problem: `takes referees of kind ${kinds.join(" or ")}` };
    const referee = { kind: kind as RefereeAnswer["kind"], organisation, name, email: email.toLowerCase() };
    referees.push(phone === undefined ? referee : { ...referee, phone });
  }
  const seen = new Set(referees.map(({ kind, email }) => `${kind} ${email}`));
  return seen.size === referees.length ? { value: referees } : { problem: "names a referee twice" };
}

/** An answer that is a text, as text; null for any other. */
export function answerText(answer: AnswerValue | null): string | null {
  return typeof answer === "string" ? answer : null;
}
