import { type Answers, answerText } from "./forms/answers.ts";
import type { FormDocument } from "./forms/form.ts";
import { hostOf } from "./forms/formats.ts";
import { answerInRole } from "./forms/rules.ts";

/** What the inbox shows of an applicant. Kept sealed. */
export interface Summary {
  readonly name: string | null;
  readonly contact: string | null;
  readonly email: string | null;
  readonly country: string | null;
}

/** What an application asks for and who asks, read out of the answers by their roles. */
export interface Particulars {
  readonly summary: Summary;
  readonly requestedMinor: bigint | null;
  readonly requestedCurrency: string | null;
  readonly yearStarted: number | null;
  /** Texts to make marks of: what is equal in two applications gives equal texts. */
  readonly marks: {
    readonly name: string | null;
    readonly tax: string | null;
    readonly account: string | null;
  };
}

const YEAR_LENGTH = 4;

export function readParticulars(document: FormDocument, answers: Answers): Particulars {
  const read = (role: Parameters<typeof answerInRole>[2]) => answerInRole(document, answers, role);
  const requested = read("requested_limit");
  const money =
    requested !== null && typeof requested === "object" && "amount" in requested ? requested : null;
  const started = read("started_on");
  const name = answerText(read("legal_name"));
  const address = read("registered_address");
  const country =
    answerText(read("country")) ??
    (address !== null && typeof address === "object" && "country" in address
      ? (address.country ?? null)
      : null);
  return {
    summary: { name, contact: answerText(read("contact_name")), email: answerText(read("email")), country },
    requestedMinor: money === null ? null : BigInt(money.amount),
    requestedCurrency: money?.currency ?? null,
    yearStarted: typeof started === "string" ? Number(started.slice(0, YEAR_LENGTH)) : null,
    marks: {
      name: name === null ? null : normaliseName(name),
      tax: normaliseNumber(answerText(read("vat_id"))),
      account: accountText(read("bank_account")),
    },
  };
}

function accountText(account: ReturnType<typeof answerInRole>): string | null {
  if (account === null || typeof account !== "object" || !("holder" in account)) return null;
  if (account.iban !== undefined) return account.iban;
  return normaliseNumber(`${account.country ?? ""}${account.bankCode ?? ""}${account.accountNumber ?? ""}`);
}

/** A number as its letters and digits, in capitals. */
export function normaliseNumber(text: string | null): string | null {
  const kept = text?.toUpperCase().replaceAll(/[^A-Z0-9]/g, "") ?? "";
  return kept === "" ? null : kept;
}

/** Words that tell only the legal form; two spellings of one company differ in them most. */
const LEGAL_FORMS = new Set([
  ...["ltd", "limited", "plc", "llp", "llc", "inc", "incorporated", "corp", "corporation", "co", "company"],
  ...["gmbh", "ag", "kg", "ohg", "gbr", "ug", "mbh", "ev", "eg", "se", "kgaa", "haftungsbeschrankt"],
  ...[
    "sa",
    "sas",
    "sarl",
    "bv",
    "nv",
    "srl",
    "spa",
    "ab",
    "as",
    "oy",
    "aps",
    "sl",
    "the",
    "and",
    "und",
    "et",
  ],
]);

/** A name in the form in which two spellings of it are equal: no accents, no legal form, no punctuation. */
export function normaliseName(name: string): string {
  const plain = name
    .replaceAll("ß", "ss")
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[.'’]/g, "");
  const words = plain.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  const telling = words.filter((word) => !LEGAL_FORMS.has(word));
  return (telling.length > 0 ? telling : words).join(" ");
}

/** The domain of an e-mail address. */
export function domainOf(email: string): string | null {
  return hostOf(email.slice(email.lastIndexOf("@") + 1));
}
