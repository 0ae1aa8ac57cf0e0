import { createHash } from "node:crypto";
import { type Static, Type } from "typebox";
import { Value } from "typebox/value";

export const MAPPING_VERSION = 1;

const Confidence = Type.Number({ minimum: 0, maximum: 1, description: "1 is certain" });
const Reason = Type.String({ maxLength: 500 });

export const FieldSourceSchema = Type.Union([
  Type.Object({
    source: Type.Literal("column"),
    column: Type.String({ minLength: 1, maxLength: 500 }),
    confidence: Confidence,
    reason: Reason,
  }),
  Type.Object({
    source: Type.Literal("constant"),
    value: Type.String({ maxLength: 500 }),
    confidence: Confidence,
    reason: Reason,
  }),
  Type.Object({ source: Type.Literal("absent"), reason: Reason }),
]);
export type FieldSource = Static<typeof FieldSourceSchema>;

/**
 * How the columns of a file become the fields of one kind of import, with every convention written
 * out. It is JSON: shown, corrected, saved under the fingerprint of its headers, and used again.
 */
export const MappingSchema = Type.Object({
  version: Type.Literal(MAPPING_VERSION),
  kind: Type.Union([
    Type.Literal("customers"),
    Type.Literal("invoices"),
    Type.Literal("payments"),
    Type.Literal("credit-notes"),
  ]),
  headerFingerprint: Type.String({ pattern: "^[0-9a-f]{64}$" }),
  fields: Type.Record(Type.String(), FieldSourceSchema, { maxProperties: 100 }),
  /** Column → date format, such as "DD/MM/YYYY" or "YYYY-MM-DD HH:mm:ss". */
  dates: Type.Record(Type.String(), Type.String({ maxLength: 40 })),
  numbers: Type.Object({
    decimal: Type.Union([Type.Literal("."), Type.Literal(",")]),
    grouping: Type.Union([
      Type.Literal(","),
      Type.Literal("."),
      Type.Literal(" "),
      Type.Literal("'"),
      Type.Literal(""),
    ]),
  }),
  /** Column → what is done to its text before it is read. */
  transforms: Type.Record(Type.String(), Type.Literal("strip_decimal_zero")),
  /** Which columns make the amount of a document. */
  amounts: Type.Union([Type.Literal("total"), Type.Literal("net_and_tax"), Type.Literal("lines")]),
  /** What several rows with one number mean: an error, parts that add up, or one total written on each. */
  rowsOfOneNumber: Type.Union([Type.Literal("one_row"), Type.Literal("sum"), Type.Literal("repeat")]),
  /** What a negative total is. */
  negativeTotals: Type.Union([Type.Literal("credit_note"), Type.Literal("refuse")]),
  /** The customer reference for rows that name none; null refuses them. */
  walkInCustomer: Type.Union([Type.String({ minLength: 1, maxLength: 200 }), Type.Null()]),
  /** A column that says whether a document is still open, and the texts that mean paid. */
  paidFlag: Type.Union([
    Type.Object({ column: Type.String(), paidValues: Type.Array(Type.String(), { maxItems: 50 }) }),
    Type.Null(),
  ]),
  /** Amounts above it (minor units, digits) are refused as absurd; null leaves the general bound. */
  maxAmountMinor: Type.Union([Type.String({ pattern: "^[0-9]{1,15}$" }), Type.Null()]),
  /** Dates outside are refused. */
  earliestOn: Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
  latestOn: Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" }),
});
export type Mapping = Static<typeof MappingSchema>;

/**
 * SHA-256 (hex) of the headers in order, ignoring case and surrounding space: the key under which a
 * saved mapping is found again for next month's file.
 */
export function headerFingerprint(headers: readonly string[]): string {
  const text = headers.map((header) => header.trim().toLowerCase()).join("\u001f");
  return createHash("sha256").update(text).digest("hex");
}

/** Whether a value has the form of a mapping; whether it fits a file is another question. */
export function isMapping(value: unknown): value is Mapping {
  return Value.Check(MappingSchema, value);
}
