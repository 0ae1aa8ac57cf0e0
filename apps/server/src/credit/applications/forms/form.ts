import { type Static, Type } from "typebox";
import { Closed, OneOf } from "#platform/http";

// What a form is made of. The schemas are the types: the same check stands at the door and in the published JSON Schema.

export const QUESTIONS_MAX = 500;
const SECTIONS_MAX = 60;
const OPTIONS_MAX = 300;
const LANGUAGES_MAX = 24;
const LABEL_LENGTH_MAX = 5_000;
const CONDITIONS_MAX = 20;
export const TEXT_ANSWER_LENGTH_MAX = 5_000;
export const ITEMS_MAX = 20;

export const QUESTION_TYPES = [
  ...["text", "number", "money", "date", "choice", "multi_choice", "yes_no", "address", "company_number"],
  ...["vat_id", "bank_account", "upload", "consent", "signature", "referees"],
] as const;
export type QuestionType =
  | "text"
  | "number"
  | "money"
  | "date"
  | "choice"
  | "multi_choice"
  | "yes_no"
  | "address"
  | "company_number"
  | "vat_id"
  | "bank_account"
  | "upload"
  | "consent"
  | "signature"
  | "referees";

/** What an answer means to the identity screen, the inbox and affordability, whatever the form calls it. */
export const ROLES = [
  "legal_name",
  "trading_name",
  "contact_name",
  "email",
  "phone",
  "website",
  "country",
  "registered_address",
  "company_number",
  "vat_id",
  "bank_account",
  "requested_limit",
  "started_on",
  "date_of_birth",
  "monthly_income",
  "monthly_housing",
  "monthly_debt",
  "adults",
  "children",
] as const;
export type Role = (typeof ROLES)[number];

const Key = Type.String({
  pattern: "^[a-z][a-z0-9_]{0,59}$",
  description: "Lower case, digits, underscores",
});
export const LanguageTag = Type.String({ pattern: "^[a-z]{2}(-[A-Z]{2})?$" });

/** Texts by language; the form's first language is the fallback. */
export const Texts = Type.Record(LanguageTag, Type.String({ minLength: 1, maxLength: LABEL_LENGTH_MAX }), {
  minProperties: 1,
  maxProperties: LANGUAGES_MAX,
});
export type Texts = Static<typeof Texts>;

const Scalar = Type.Union([Type.String({ maxLength: 200 }), Type.Boolean()]);

/** One comparison with an earlier answer; what was not asked counts as not answered. */
const Comparison = Closed({
  question: Key,
  is: Type.Optional(Type.Array(Scalar, { minItems: 1, maxItems: OPTIONS_MAX })),
  isNot: Type.Optional(Type.Array(Scalar, { minItems: 1, maxItems: OPTIONS_MAX })),
  isAnswered: Type.Optional(Type.Boolean()),
  atLeast: Type.Optional(Type.Integer({ description: "For numbers, and for money in minor units" })),
  atMost: Type.Optional(Type.Integer()),
});
export type Comparison = Static<typeof Comparison>;

const Comparisons = Type.Array(Comparison, { minItems: 1, maxItems: CONDITIONS_MAX });
export const Condition = Type.Union([Comparison, Closed({ all: Comparisons }), Closed({ any: Comparisons })]);
export type Condition = Static<typeof Condition>;

const NumberText = Type.String({ pattern: "^-?[0-9]{1,18}(\\.[0-9]{1,6})?$" });

export const Question = Closed({
  key: Key,
  type: Type.Unsafe<QuestionType>({ type: "string", enum: [...QUESTION_TYPES] }),
  label: Texts,
  help: Type.Optional(Texts),
  required: Type.Optional(Type.Boolean({ description: "When it is asked" })),
  when: Type.Optional(Condition),
  role: Type.Optional(OneOf(ROLES)),
  fact: Type.Optional(
    Type.Boolean({ description: "The policy may read the answer of the accepted application as declared" }),
  ),
  options: Type.Optional(
    Type.Array(Closed({ value: Type.String({ minLength: 1, maxLength: 200 }), label: Texts }), {
      minItems: 1,
      maxItems: OPTIONS_MAX,
    }),
  ),
  maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: TEXT_ANSWER_LENGTH_MAX })),
  format: Type.Optional(OneOf(["email", "phone", "website", "country"])),
  min: Type.Optional(NumberText),
  max: Type.Optional(NumberText),
  currencies: Type.Optional(Type.Array(Type.String({ format: "currency" }), { minItems: 1, maxItems: 40 })),
  earliest: Type.Optional(Type.String({ format: "calendar-date" })),
  latest: Type.Optional(Type.String({ format: "calendar-date" })),
  minItems: Type.Optional(Type.Integer({ minimum: 0, maximum: ITEMS_MAX })),
  maxItems: Type.Optional(Type.Integer({ minimum: 1, maximum: ITEMS_MAX })),
  textVersion: Type.Optional(
    Type.String({ minLength: 1, maxLength: 60, description: "Of the text that a consent agrees to" }),
  ),
  refereeKinds: Type.Optional(Type.Array(OneOf(["trade", "bank"]), { minItems: 1, maxItems: 2 })),
});
export type Question = Static<typeof Question>;

export const Section = Closed({
  key: Key,
  title: Texts,
  help: Type.Optional(Texts),
  when: Type.Optional(Condition),
  questions: Type.Array(Question, { minItems: 1, maxItems: QUESTIONS_MAX }),
});
export type Section = Static<typeof Section>;

export const FormDocument = Closed(
  {
    languages: Type.Array(LanguageTag, { minItems: 1, maxItems: LANGUAGES_MAX, uniqueItems: true }),
    title: Texts,
    intro: Type.Optional(Texts),
    thanks: Type.Optional(Texts),
    needsCode: Type.Optional(
      Type.Boolean({ description: "A one-time code, told by staff, is wanted before anything binds" }),
    ),
    sections: Type.Array(Section, { minItems: 1, maxItems: SECTIONS_MAX }),
  },
  { $id: "ApplicationFormDocument" },
);
export type FormDocument = Static<typeof FormDocument>;

/** The text in the wanted language, else in the same language elsewhere, else in the form's first. */
export function textIn(texts: Texts, language: string, fallback: string): string {
  const short = language.slice(0, 2);
  return texts[language] ?? texts[short] ?? texts[fallback] ?? Object.values(texts)[0] ?? "";
}

export function questionsOf(document: FormDocument): Question[] {
  return document.sections.flatMap((section) => section.questions);
}
