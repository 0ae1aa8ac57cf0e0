import {
  addMonths,
  type Decimal,
  formatDecimal,
  type PlainDate,
  parseDecimal,
  roundHalfUp,
  startOfMonth,
  taxMinor,
} from "@goodterms/kernel";
import type { DocumentLine } from "#receivables";
import { seededRandom } from "./random.ts";
import type { SourceDocument } from "./read-source.ts";
import type { PlannedRate } from "./rules.ts";

/** What a hundredth of a pound is priced at abroad, in hundredths of the currency's minor unit: the price list. */
const PRICE_LIST: Readonly<Record<string, bigint>> = {
  GBP: 100n,
  EUR: 100n,
  USD: 130n,
  AUD: 195n,
  JPY: 190n,
};
const PRICE_LIST_SCALE = 100n;
const TENTHS_SCALE = 10n;
const UNIT_SCALE = 3;

/** Pounds for one in the middle of the year, and how far a month may lie from it. */
const MIDDLE_RATES = { USD: "0.7710", AUD: "0.5120", JPY: "0.005260" } as const;
const SWING_BASIS_POINTS = 350;
const BASIS_POINTS = 10_000n;

/** The rates of the foreign currencies to the pound on the first of each month from `first` through `last`. Made up. */
export function planRates(first: PlainDate, last: PlainDate): PlannedRate[] {
  const rates: PlannedRate[] = [];
  let months = 0;
  for (let on = startOfMonth(first); on <= last; on = addMonths(on, 1)) {
    for (const [base, middle] of Object.entries(MIDDLE_RATES)) {
      const swing = seededRandom(`rate ${base} ${months}`).between(-SWING_BASIS_POINTS, SWING_BASIS_POINTS);
      rates.push({ base, validFrom: on, rate: swung(exact(middle), BigInt(swing)) });
    }
    months += 1;
  }
  return rates;
}

function swung(rate: Decimal, basisPoints: bigint): string {
  const coefficient = roundHalfUp(rate.coefficient * 10n * (BASIS_POINTS + basisPoints), BASIS_POINTS);
  return formatDecimal({ coefficient, scale: rate.scale + 1 });
}

function exact(text: string): Decimal {
  const decimal = parseDecimal(text);
  if (decimal === null) throw new RangeError(`not an exact decimal: ${text}`);
  return decimal;
}

/** A document's lines in the currency that the customer is invoiced in, with tax, and their sums. */
export function priceDocument(
  document: Pick<SourceDocument, "lines" | "restMinor" | "restCount">,
  currency: string,
  taxRate: string,
): { lines: DocumentLine[]; netMinor: bigint; taxMinor: bigint } {
  const factor = PRICE_LIST[currency] ?? PRICE_LIST_SCALE;
  const rate = exact(taxRate);
  const lines = document.lines.map((line): DocumentLine => {
    const unit = BigInt(line.unitTenths) * factor;
    const netMinor = roundHalfUp(BigInt(line.quantity) * unit, TENTHS_SCALE * PRICE_LIST_SCALE);
    return {
      description: line.description,
      sku: line.code,
      quantity: String(line.quantity),
      unitAmount: formatDecimal({ coefficient: unit, scale: UNIT_SCALE }),
      netMinor,
      taxRate,
      taxMinor: taxMinor(netMinor, rate),
    };
  });
  if (document.restCount > 0) {
    const netMinor = roundHalfUp(BigInt(document.restMinor) * factor, PRICE_LIST_SCALE);
    lines.push({
      description: document.restCount === 1 ? "1 more line" : `${document.restCount} more lines`,
      sku: null,
      quantity: "1",
      unitAmount: String(netMinor),
      netMinor,
      taxRate,
      taxMinor: taxMinor(netMinor, rate),
    });
  }
  return {
    lines,
    netMinor: lines.reduce((sum, line) => sum + line.netMinor, 0n),
    taxMinor: lines.reduce((sum, line) => sum + line.taxMinor, 0n),
  };
}
