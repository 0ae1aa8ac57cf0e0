import type { PlainDate } from "@goodterms/kernel";
import { MAX_AMOUNT_MINOR } from "@goodterms/kernel";
import { type TProperties, type TSchema, Type } from "typebox";

const REFERENCE_LENGTH_MAX = 200;
export const PAGE_ROWS_DEFAULT = 50;
const PAGE_ROWS_MAX = 500;
const CURSOR_LENGTH_MAX = 1_000;

/** An object that refuses fields it does not know: a misspelt optional field must not pass silently. */
export function Closed<Properties extends TProperties>(
  properties: Properties,
  options: { $id?: string; description?: string } = {},
) {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

/** The schema, or null. */
export function Nullable<Schema extends TSchema>(schema: Schema) {
  return Type.Union([schema, Type.Null()]);
}

/** One of these texts. */
export function OneOf<const Texts extends readonly string[]>(
  texts: Texts,
  options: { $id?: string; description?: string; default?: Texts[number] } = {},
) {
  return Type.Unsafe<Texts[number]>({ type: "string", enum: [...texts], ...options });
}

/** Minor units in an answer: a bigint here, an integer on the wire, within 2^53. */
export const Amount = Type.Unsafe<bigint>({
  type: "integer",
  minimum: Number.MIN_SAFE_INTEGER,
  maximum: Number.MAX_SAFE_INTEGER,
});

/** Minor units in a request: an integer within a document's bound. Make it a bigint with BigInt(). */
export const AmountInput = Type.Integer({
  minimum: -Number(MAX_AMOUNT_MINOR),
  maximum: Number(MAX_AMOUNT_MINOR),
});

export const CurrencyCode = Type.String({
  $id: "CurrencyCode",
  format: "currency",
  description: "ISO 4217, in capitals",
});

export const Money = Closed(
  { amount: Amount, currency: CurrencyCode },
  { $id: "Money", description: "Minor units of the currency: 125000 EUR is €1,250.00" },
);

export const MoneyInput = Closed(
  { amount: AmountInput, currency: CurrencyCode },
  { $id: "MoneyInput", description: "Minor units of the currency: 125000 EUR is €1,250.00" },
);

/** A calendar date, checked to exist. */
export const DateOn = Type.Unsafe<PlainDate>({
  type: "string",
  format: "calendar-date",
  description: "A calendar date, YYYY-MM-DD",
});

/** An instant in an answer: a Date here, ISO 8601 in UTC on the wire. */
export const Instant = Type.Unsafe<Date>({ type: "string", format: "date-time" });

/** An instant in a request: text; read it with `new Date(text)`, which knows no leap second (23:59:60). */
export const InstantInput = Type.String({ format: "date-time", maxLength: 40, pattern: "^.{17}[0-5]" });

export const TimeZone = Type.String({ format: "time-zone", description: "An IANA time zone" });

export const CountryCode = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2" });

/** An id of ours or the merchant's own reference. */
export const Reference = Type.String({ minLength: 1, maxLength: REFERENCE_LENGTH_MAX });

/** The `limit` and `cursor` of every list; spread it into the query's properties. */
export const PageQuery = {
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_ROWS_MAX, default: PAGE_ROWS_DEFAULT })),
  cursor: Type.Optional(Type.String({ minLength: 1, maxLength: CURSOR_LENGTH_MAX })),
};

/** A page of a list: the rows, and the cursor of the next page or null. */
export function PageOf<Row extends TSchema>(row: Row) {
  return Closed({ data: Type.Array(row), nextCursor: Nullable(Type.String()) });
}

export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.String(),
    remedy: Type.String(),
    pointers: Type.Optional(Type.Array(Type.Object({ pointer: Type.String(), message: Type.String() }))),
    requestId: Type.String(),
  },
  { $id: "Problem", description: "RFC 9457: what went wrong, where, and what to do about it" },
);
