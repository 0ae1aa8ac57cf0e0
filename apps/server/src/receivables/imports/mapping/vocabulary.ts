import { parseTerms } from "../../documents/terms/rules.ts";
import { normaliseHeader } from "./fields.ts";

/** The terms a cell means: words that parseTerms takes, or a bare number of days. Null when neither. */
export function termsText(text: string): string | null {
  const trimmed = text.trim();
  const days = /^([0-9]{1,3})(?:\.0+)?$/.exec(trimmed)?.[1];
  const words = days === undefined ? trimmed : `net ${Number(days)}`;
  return parseTerms(words) === null ? null : words;
}

const INVOICE_WORDS = new Set(
  words("invoice inv i rechnung re rg facture fa factura fattura factuur faktura debit debitnote 380"),
);
const CREDIT_WORDS = new Set(
  words(
    `creditnote creditmemo credit cn cm c gutschrift gu storno rechnungskorrektur avoir notedecredit
    notadecredito abono rectificativa notacredito notadicredito creditnota creditfactuur korekta
    fakturakorygujaca refund 381`,
  ),
);

/** What a cell of a document-kind column means; null when it is neither. */
export function documentKindOf(text: string): "invoice" | "credit_note" | null {
  const word = normaliseHeader(text);
  if (INVOICE_WORDS.has(word)) return "invoice";
  return CREDIT_WORDS.has(word) ? "credit_note" : null;
}

const BUSINESS_WORDS = new Set(
  words(
    `business company b2b b firma unternehmen entreprise societe empresa bedrijf zakelijk azienda
    organization organisation firm`,
  ),
);
const PERSON_WORDS = new Set(
  words("person consumer individual b2c private p privat privatperson particulier particular privato osoba"),
);

/** What a cell of a customer-kind column means; null when it is neither. */
export function customerKindOf(text: string): "business" | "person" | null {
  const word = normaliseHeader(text);
  if (BUSINESS_WORDS.has(word)) return "business";
  return PERSON_WORDS.has(word) ? "person" : null;
}

function words(list: string): readonly string[] {
  return list.split(/\s+/);
}

interface PaidFlagWords {
  readonly headers: string;
  readonly paidValues: readonly string[];
}

/** Columns that say whether a document is open, and which answers mean that it is paid. */
export const PAID_FLAGS: readonly PaidFlagWords[] = [
  {
    headers: "isopen open offenerposten openitem",
    paidValues: words("0 0.0 false f no n nein non"),
  },
  {
    headers:
      "paid ispaid fullypaid settled cleared isclosed closed bezahlt paye pagado pagato betaald zaplacono",
    paidValues: words("1 1.0 true t yes y x ja oui si tak paid"),
  },
  {
    headers: "status state invoicestatus paymentstatus financialstatus zahlungsstatus statut estado stato",
    paidValues: words(
      `paid settled cleared closed bezahlt ausgeglichen payee paye pagada pagado pagata pagato betaald
      zaplacona`,
    ),
  },
];
