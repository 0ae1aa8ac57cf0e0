import { isCurrency, isTimeZone } from "@goodterms/kernel";
import type { RefusalPointer } from "#platform/refusals";
import { checkTerms, parseTerms, type Terms } from "../documents/terms/rules.ts";

export const CUSTOMER_KINDS = ["business", "person"] as const;
export type CustomerKind = (typeof CUSTOMER_KINDS)[number];

/** A number under which a tax office knows the customer: `{ kind: "vat", value: "DE123456789" }`. */
export interface TaxId {
  readonly kind: string;
  readonly value: string;
}

/** What a customer says of itself; addresses and contacts stand beside. */
export interface CustomerRecord {
  readonly kind: CustomerKind;
  readonly name: string;
  readonly country: string | null;
  readonly currency: string | null;
  readonly language: string | null;
  readonly timeZone: string | null;
  readonly groupId: string | null;
  readonly ownerId: string | null;
  readonly terms: Terms | null;
  readonly taxIds: readonly TaxId[];
  readonly externalReferences: Readonly<Record<string, string>>;
}

export interface ContactInput {
  readonly name: string;
  readonly role?: string | undefined;
  readonly email?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly language?: string | null | undefined;
}

export const ADDRESS_KINDS = ["billing", "shipping"] as const;
export type AddressKind = (typeof ADDRESS_KINDS)[number];

export interface AddressInput {
  readonly kind: AddressKind;
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly region?: string | null | undefined;
  readonly country: string;
}

/** A customer as sent: what is left out stays as it is, null clears it, a list replaces the list. */
export interface CustomerInput {
  readonly reference: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly country?: string | null | undefined;
  readonly currency?: string | null | undefined;
  readonly language?: string | null | undefined;
  readonly timeZone?: string | null | undefined;
  /** The group's reference or id. */
  readonly group?: string | null | undefined;
  readonly ownerId?: string | null | undefined;
  readonly terms?: Terms | string | null | undefined;
  readonly taxIds?: readonly TaxId[] | undefined;
  readonly externalReferences?: Readonly<Record<string, string>> | undefined;
  readonly contacts?: readonly ContactInput[] | undefined;
  readonly addresses?: readonly AddressInput[] | undefined;
}

export const CONTACTS_MAX = 100;
export const ADDRESSES_MAX = 100;
export const TAX_IDS_MAX = 20;
export const EXTERNAL_REFERENCES_MAX = 50;
export const ADDRESS_LINES_MAX = 6;
export const TEXT_LENGTH_MAX = 300;
export const REFERENCE_LENGTH_MAX = 200;
const EMAIL_LENGTH_MAX = 254;

const regions = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
/** Codes that name no country: the European Union, the eurozone, the United Nations, pseudo-locales, unknown. */
const NO_COUNTRIES = new Set(["EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"]);
/** One @, no blanks, a dotted or bracketed domain: what is beyond that only a delivery can tell. */
const EMAIL = /^[^\s@<>(),;:"[\]\\]+@[^\s@.<>(),;:"[\]\\]+(\.[^\s@.<>(),;:"[\]\\]+)+$/;
/** Country prefix and two to thirteen letters or digits, with the blanks, dots and hyphens that people write. */
const VAT_ID = /^[A-Z]{2}[ .-]?[0-9A-Z+*](?:[ .-]?[0-9A-Z+*]){1,12}$/;
const TAX_ID_KIND = /^[a-z][a-z0-9_]{0,39}$/;
const PHONE = /^\+?[0-9 ().\-/]{3,40}(?: ?(?:x|ext\.?) ?[0-9]{1,8})?$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Whether the text is an ISO 3166-1 alpha-2 code in capitals. */
export function isCountry(code: string): boolean {
  return /^[A-Z]{2}$/.test(code) && !NO_COUNTRIES.has(code) && regions.of(code) !== undefined;
}

/** Whether the text is a well-formed language tag of BCP 47. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}

export function isEmail(text: string): boolean {
  return text.length <= EMAIL_LENGTH_MAX && EMAIL.test(text);
}

/** Everything wrong with a customer as sent, each with its place; empty when all is well. */
export function checkCustomer(input: CustomerInput): RefusalPointer[] {
  return [
    ...checkText("/name", input.name),
    ...checkText("/reference", input.reference),
    ...check("/country", input.country, isCountry, "is no country of ISO 3166-1"),
    ...check("/currency", input.currency, isCurrency, "is no currency of ISO 4217"),
    ...check("/language", input.language, isLanguage, "is no language tag of BCP 47"),
    ...check("/timeZone", input.timeZone, isTimeZone, "is no IANA time zone"),
    ...(input.contacts ?? []).flatMap((contact, index) => checkContact(`/contacts/${index}`, contact)),
    ...(input.addresses ?? []).flatMap((address, index) => checkAddress(`/addresses/${index}`, address)),
    ...(input.taxIds ?? []).flatMap((taxId, index) => checkTaxId(`/taxIds/${index}`, taxId)),
    ...checkCounts(input),
    ...checkDuplicateTaxIds(input.taxIds ?? []),
  ];
}

function check(
  pointer: string,
  value: string | null | undefined,
  holds: (value: string) => boolean,
  message: string,
): RefusalPointer[] {
  return value === null || value === undefined || holds(value) ? [] : [{ pointer, message }];
}

export function checkText(pointer: string, value: string): RefusalPointer[] {
  if (value.trim() === "") return [{ pointer, message: "is empty" }];
  if (value.length > TEXT_LENGTH_MAX)
    return [{ pointer, message: `is longer than ${TEXT_LENGTH_MAX} characters` }];
  if (CONTROL.test(value)) return [{ pointer, message: "holds a control character" }];
  return [];
}

function checkContact(pointer: string, contact: ContactInput): RefusalPointer[] {
  return [
    ...checkText(`${pointer}/name`, contact.name),
    ...check(`${pointer}/email`, contact.email, isEmail, "is no e-mail address"),
    ...check(`${pointer}/phone`, contact.phone, (phone) => PHONE.test(phone), "is no telephone number"),
    ...check(`${pointer}/language`, contact.language, isLanguage, "is no language tag of BCP 47"),
    ...(contact.role === undefined ? [] : checkText(`${pointer}/role`, contact.role)),
  ];
}

function checkAddress(pointer: string, address: AddressInput): RefusalPointer[] {
  return [
    ...check(`${pointer}/country`, address.country, isCountry, "is no country of ISO 3166-1"),
    ...checkText(`${pointer}/city`, address.city),
    ...address.lines.flatMap((line, index) => checkText(`${pointer}/lines/${index}`, line)),
    ...(address.lines.length > ADDRESS_LINES_MAX
      ? [{ pointer: `${pointer}/lines`, message: `has more than ${ADDRESS_LINES_MAX} lines` }]
      : []),
  ];
}

function checkTaxId(pointer: string, taxId: TaxId): RefusalPointer[] {
  return [
    ...check(`${pointer}/kind`, taxId.kind, (kind) => TAX_ID_KIND.test(kind), "is no kind such as vat"),
    ...checkText(`${pointer}/value`, taxId.value),
    ...(taxId.kind === "vat" && !VAT_ID.test(taxId.value.toUpperCase())
      ? [{ pointer: `${pointer}/value`, message: "is no VAT number with its country's prefix" }]
      : []),
  ];
}

function checkCounts(input: CustomerInput): RefusalPointer[] {
  const counted = [
    ["contacts", input.contacts?.length, CONTACTS_MAX],
    ["addresses", input.addresses?.length, ADDRESSES_MAX],
    ["taxIds", input.taxIds?.length, TAX_IDS_MAX],
    ["externalReferences", Object.keys(input.externalReferences ?? {}).length, EXTERNAL_REFERENCES_MAX],
  ] as const;
  return counted.flatMap(([field, count, most]) =>
    (count ?? 0) > most ? [{ pointer: `/${field}`, message: `has more than ${most}` }] : [],
  );
}

function checkDuplicateTaxIds(taxIds: readonly TaxId[]): RefusalPointer[] {
  const seen = new Set<string>();
  return taxIds.flatMap((taxId, index) => {
    const key = `${taxId.kind} ${taxId.value}`;
    if (seen.has(key)) return [{ pointer: `/taxIds/${index}`, message: "is given twice" }];
    seen.add(key);
    return [];
  });
}

/** Terms as an object or in words; the problems have their places under /terms. */
export function readCustomerTerms(given: Terms | string): { terms: Terms } | { problems: RefusalPointer[] } {
  if (typeof given === "string") {
    const terms = parseTerms(given);
    return terms === null ? { problems: [{ pointer: "/terms", message: "is not understood" }] } : { terms };
  }
  const checked = checkTerms(given);
  if ("terms" in checked) return checked;
  return {
    problems: checked.problems.map(({ pointer, message }) => ({ pointer: `/terms${pointer}`, message })),
  };
}

/** What is known once group and terms have been looked up; the rest of the input says it itself. */
export interface ResolvedFields {
  readonly groupId: string | null | undefined;
  readonly terms: Terms | null | undefined;
}

/** The customer after the change: what was left out stays. Names are kept without blanks around them. */
export function applyInput(
  standing: CustomerRecord | undefined,
  input: CustomerInput,
  resolved: ResolvedFields,
): CustomerRecord {
  const keep = <T>(given: T | undefined, stands: T | undefined, otherwise: T): T =>
    given ?? stands ?? otherwise;
  const keepOrClear = <T>(given: T | null | undefined, stands: T | null | undefined): T | null =>
    given === undefined ? (stands ?? null) : given;
  return {
    kind: input.kind,
    name: input.name.trim(),
    country: keepOrClear(input.country, standing?.country),
    currency: keepOrClear(input.currency, standing?.currency),
    language: keepOrClear(input.language, standing?.language),
    timeZone: keepOrClear(input.timeZone, standing?.timeZone),
    groupId: keepOrClear(resolved.groupId, standing?.groupId),
    ownerId: keepOrClear(input.ownerId, standing?.ownerId),
    terms: keepOrClear(resolved.terms, standing?.terms),
    taxIds: keep(input.taxIds, standing?.taxIds, []),
    externalReferences: keep(input.externalReferences, standing?.externalReferences, {}),
  };
}
