import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { addDays, daysBetween, type PlainDate, plainDate } from "@goodterms/kernel";
import { seededRandom } from "./random.ts";

/** Beside the bundle's folder in production and two floors up in a checkout. */
const PACKAGE_FOLDER = join(import.meta.dirname, import.meta.dirname.endsWith("dist") ? ".." : "../..");
const SOURCE_FILE = join(PACKAGE_FOLDER, "demo/online-retail.json.gz");
const DAYS_PER_WEEK = 7;

/** A line of a document: a product, how many, and the price of one in tenths of a minor unit. */
export interface SourceLine {
  readonly code: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitTenths: number;
}

/** A document of the source, moved into the demo's year. Amounts are positive minor units. */
export interface SourceDocument {
  readonly kind: "invoice" | "credit_note";
  readonly number: string;
  readonly issuedOn: PlainDate;
  /** The largest lines. */
  readonly lines: readonly SourceLine[];
  /** What the lines that are not kept come to, and how many they are. */
  readonly restMinor: number;
  readonly restCount: number;
  /** The invoice whose goods a credit note takes back. */
  readonly returns: string | null;
}

export interface SourceCustomer {
  readonly reference: string;
  /** As the source writes it: "United Kingdom". */
  readonly country: string;
  /** By date, then number. */
  readonly documents: readonly SourceDocument[];
}

interface SourceFile {
  readonly lastOn: string;
  readonly products: readonly (readonly [code: string, description: string])[];
  readonly customers: readonly (readonly [reference: string, country: string])[];
  readonly documents: readonly (readonly [
    number: string,
    customer: number,
    issuedOn: string,
    lines: readonly (readonly [product: number, quantity: number, unitMinor: number])[],
    restMinor: number,
    restCount: number,
    returns: string | null,
  ])[];
}

/**
 * The documents that the demo tells, by customer, moved by whole weeks so that the last one falls in the week before
 * `today`. `sharePercent` keeps that share of the customers, always the same ones.
 */
export async function readSource(today: PlainDate, sharePercent: number): Promise<SourceCustomer[]> {
  const text = await promisify(gunzip)(await readFile(SOURCE_FILE));
  const file = JSON.parse(text.toString("utf8")) as SourceFile;
  const weeks = Math.floor((daysBetween(plainDate(file.lastOn), today) - 1) / DAYS_PER_WEEK);
  const byCustomer = Map.groupBy(file.documents, (document) => document[1]);
  return file.customers.flatMap(([reference, country], index) => {
    if (!seededRandom(`share ${reference}`).chance(sharePercent)) return [];
    const documents = (byCustomer.get(index) ?? []).map((document) =>
      documentOf(file.products, document, weeks * DAYS_PER_WEEK),
    );
    return [{ reference, country, documents }];
  });
}

function documentOf(
  products: SourceFile["products"],
  [number, , issuedOn, lines, restMinor, restCount, returns]: SourceFile["documents"][number],
  shiftDays: number,
): SourceDocument {
  return {
    kind: number.startsWith("C") ? "credit_note" : "invoice",
    number,
    issuedOn: addDays(plainDate(issuedOn), shiftDays),
    lines: lines.map(([product, quantity, unitMinor]) => {
      const [code, description] = products[product] ?? ["", ""];
      return { code, description, quantity, unitTenths: Math.round(unitMinor * 10) };
    }),
    restMinor,
    restCount,
    returns,
  };
}
