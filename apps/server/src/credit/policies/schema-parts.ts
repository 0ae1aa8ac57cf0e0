import { type TProperties, type TSchema, Type } from "typebox";
import type { Role } from "#platform/auth";
import { ROLES } from "#platform/auth";

const NAME_LENGTH_MAX = 200;
const EXPRESSION_LENGTH_MAX = 2_000;
const SCOPE_ITEMS_MAX = 1_000;

/** An object that refuses what it does not know: a misspelt name must not pass silently. */
export function closed<Properties extends TProperties>(
  properties: Properties,
  options: { default?: unknown; description?: string } = {},
) {
  return Type.Object(properties, { additionalProperties: false, ...options });
}

/** The schema, or null, which is also what is taken where it is left out. */
export function nullable(schema: TSchema): TSchema {
  return Type.Union([schema, Type.Null()], { default: null });
}

export function oneOf<const Texts extends readonly string[]>(
  texts: Texts,
  standard?: Texts[number],
): TSchema {
  return Type.Unsafe<Texts[number]>({
    type: "string",
    enum: [...texts],
    ...(standard === undefined ? {} : { default: standard }),
  });
}

/** A list that is empty where it is left out. */
export function list(items: TSchema, maxItems: number): TSchema {
  return Type.Array(items, { maxItems, default: [] });
}

export function whole(minimum: number, maximum: number, standard?: number): TSchema {
  return Type.Integer({ minimum, maximum, ...(standard === undefined ? {} : { default: standard }) });
}

/** A decimal in a text, or a number where that is exact enough to write: it is kept as text. */
function exact(pattern: string, minimum: number | null, description: string): TSchema {
  return Type.Unsafe<string>({
    anyOf: [
      { type: "string", pattern, maxLength: 30 },
      { type: "number", ...(minimum === null ? {} : { minimum }) },
    ],
    "x-exact": true,
    description,
  });
}

export const Amount = exact(
  "^[0-9]{1,13}(\\.[0-9]{1,6})?$",
  0,
  'In units of the policy\'s base currency: 2500 or "99.50"',
);
export const DecimalNumber = exact("^-?[0-9]{1,18}(\\.[0-9]{1,6})?$", null, "An exact number");
export const Percent = exact("^[0-9]{1,4}(\\.[0-9]{1,4})?$", 0, "In percent: 2.5");
export const Share = exact("^(0(\\.[0-9]{1,4})?|1(\\.0{1,4})?)$", 0, "From 0 to 1");

export const Id = Type.String({
  pattern: "^[a-z][a-z0-9_-]{0,79}$",
  description: "Lowercase letters, digits, - and _",
});
export const Name = Type.String({ minLength: 1, maxLength: NAME_LENGTH_MAX });
export const Code = Type.String({ pattern: "^[A-Za-z0-9_+-]{1,40}$" });
export const Country = Type.String({ pattern: "^[A-Z]{2}$", description: "ISO 3166-1 alpha-2" });
export const CurrencyText = Type.String({ pattern: "^[A-Z]{3}$", description: "ISO 4217" });
export const Cel = Type.String({
  minLength: 1,
  maxLength: EXPRESSION_LENGTH_MAX,
  description: "A CEL expression",
});
export const RoleName = Type.Unsafe<Role>({ type: "string", enum: [...ROLES] });

const texts = (maxLength: number): TSchema => list(Type.String({ minLength: 1, maxLength }), SCOPE_ITEMS_MAX);

export const ScopeSchema = closed(
  {
    segments: texts(80),
    riskClasses: texts(40),
    customers: texts(NAME_LENGTH_MAX),
    groups: texts(40),
    countries: list(Country, SCOPE_ITEMS_MAX),
    tags: texts(NAME_LENGTH_MAX),
  },
  {
    default: {},
    description: "Whom it is for; an empty list leaves that open, and all that are given must hold",
  },
);
