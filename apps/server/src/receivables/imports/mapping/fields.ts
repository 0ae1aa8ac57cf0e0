import type { Synonyms } from "./common-synonyms.ts";
import type { ImportKind } from "./records.ts";
import { PAYMENT_REFERENCE, SYNONYMS } from "./synonyms.ts";

export type FieldType =
  | "reference"
  | "text"
  | "date"
  | "amount"
  | "decimal"
  | "currency"
  | "country"
  | "terms"
  | "email"
  | "language"
  | "time_zone"
  | "customer_kind"
  | "document_kind";

/** One field of the API that a column (or a constant) may fill. */
export interface Field {
  readonly name: string;
  readonly type: FieldType;
  readonly isRequired: boolean;
  readonly synonyms: Synonyms;
}

const NO_SYNONYMS: Synonyms = { strong: "" };

function field(name: string, type: FieldType, isRequired = false, synonyms?: Synonyms): Field {
  return { name, type, isRequired, synonyms: synonyms ?? SYNONYMS[name] ?? NO_SYNONYMS };
}

const CUSTOMER_FIELDS: readonly Field[] = [
  field("reference", "reference", true),
  field("name", "text", true),
  field("kind", "customer_kind"),
  field("country", "country"),
  field("currency", "currency"),
  field("language", "language"),
  field("timeZone", "time_zone"),
  field("email", "email"),
  field("phone", "text"),
  field("contactName", "text"),
  field("street", "text"),
  field("city", "text"),
  field("postalCode", "text"),
  field("region", "text"),
  field("taxId", "text"),
  field("group", "reference"),
  field("owner", "text"),
  field("terms", "terms"),
  field("externalReference", "reference"),
];

const DOCUMENT_FIELDS: readonly Field[] = [
  field("number", "reference", true),
  field("customer", "reference", true),
  field("customerName", "text"),
  field("issuedOn", "date", true),
  field("dueOn", "date"),
  field("terms", "terms"),
  field("currency", "currency"),
  field("total", "amount"),
  field("net", "amount"),
  field("tax", "amount"),
  field("openAmount", "amount"),
  field("lineQuantity", "decimal"),
  field("lineUnitPrice", "decimal"),
  field("lineTaxRate", "decimal"),
  field("lineDescription", "text"),
  field("lineSku", "text"),
  field("order", "reference"),
  field("purchaseOrder", "reference"),
  field("entity", "reference"),
  field("country", "country"),
  field("settledOn", "date"),
  field("documentKind", "document_kind"),
];

const PAYMENT_FIELDS: readonly Field[] = [
  field("reference", "reference", true, PAYMENT_REFERENCE),
  field("customer", "reference"),
  field("amount", "amount", true),
  field("currency", "currency", true),
  field("receivedOn", "date", true),
  field("method", "text"),
  field("invoice", "reference"),
  field("remittanceText", "text"),
];

/** A credit note is never due and never settles by a date of its own. */
const INVOICE_ONLY = new Set(["dueOn", "terms", "settledOn", "documentKind"]);

/** The closed list of fields of each kind of import, in the order in which they claim columns. */
export const FIELDS: Readonly<Record<ImportKind, readonly Field[]>> = {
  customers: CUSTOMER_FIELDS,
  invoices: DOCUMENT_FIELDS,
  payments: PAYMENT_FIELDS,
  "credit-notes": [
    ...DOCUMENT_FIELDS.filter(({ name }) => !INVOICE_ONLY.has(name)),
    field("appliesTo", "reference"),
  ],
};

/** A header in the form in which names are compared: no case, accents, spaces or punctuation. */
export function normaliseHeader(header: string): string {
  return header
    .replaceAll("ß", "ss")
    .replaceAll("ł", "l")
    .replaceAll("Ł", "l")
    .normalize("NFD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();
}
