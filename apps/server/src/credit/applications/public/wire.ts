import { Type } from "typebox";
import { Amount, Closed, CurrencyCode, Instant, Money, Nullable, OneOf } from "#platform/http";
import { APPEAL_GROUNDS } from "../decide/reasons.ts";
import { Condition, QUESTIONS_MAX } from "../forms/form.ts";
import { PROMPTNESS } from "../referees/answer-reference.ts";
import { STATES } from "../store.ts";
import type { PublicApplication, PublicStatus, ShownForm } from "./show-application.ts";

const TOKEN_LENGTH_MAX = 200;
const NOTE_LENGTH_MAX = 5_000;
const DEVICE_LENGTH_MAX = 100;

export const ByToken = Closed({ token: Type.String({ minLength: 1, maxLength: TOKEN_LENGTH_MAX }) });
export const Code = Type.String({ pattern: "^[0-9]{6}$" });
const QuestionKey = Type.String({ minLength: 1, maxLength: 60 });
const Language = Type.String({ minLength: 2, maxLength: 5 });

/** Answers are of many shapes; each is checked by its question. */
export const AnswersBody = Closed({
  answersVersion: Type.Integer({ minimum: 0, maximum: 1_000_000_000, description: "As read last" }),
  answers: Type.Record(Type.String({ maxLength: 60 }), Type.Unknown(), {
    maxProperties: QUESTIONS_MAX,
    description: "Only what changed; null takes an answer back",
  }),
  language: Type.Optional(Language),
  trap: Type.Optional(Type.String({ maxLength: NOTE_LENGTH_MAX, description: "A field hidden from people" })),
  device: Type.Optional(Type.String({ minLength: 8, maxLength: DEVICE_LENGTH_MAX })),
});

export const SubmitBody = Closed({
  code: Type.Optional(Code),
  trap: Type.Optional(Type.String({ maxLength: NOTE_LENGTH_MAX })),
  device: Type.Optional(Type.String({ minLength: 8, maxLength: DEVICE_LENGTH_MAX })),
});

export const OfferBody = Closed({ accept: Type.Boolean(), code: Type.Optional(Code) });

export const AppealBody = Closed({
  grounds: Type.Array(OneOf(APPEAL_GROUNDS), {
    minItems: 1,
    maxItems: APPEAL_GROUNDS.length,
    uniqueItems: true,
  }),
  text: Type.String({ minLength: 1, maxLength: NOTE_LENGTH_MAX }),
});

export const UploadPath = Closed({
  token: Type.String({ minLength: 1, maxLength: TOKEN_LENGTH_MAX }),
  question: QuestionKey,
});
export const UploadById = Closed({
  token: Type.String({ minLength: 1, maxLength: TOKEN_LENGTH_MAX }),
  id: Type.String({ format: "uuid" }),
});

export const UploadBody = Closed({
  id: Type.String(),
  question: Type.String(),
  fileName: Type.String(),
  mediaType: Type.String(),
  bytes: Amount,
  uploadedAt: Instant,
});

const Problem = Closed({ key: Type.String(), message: Type.String() });

const Option = Closed({ value: Type.String(), label: Type.String() });
const ShownQuestion = Closed({
  key: Type.String(),
  type: Type.String(),
  label: Type.String(),
  help: Nullable(Type.String()),
  required: Type.Optional(Type.Boolean()),
  when: Type.Optional(Condition),
  options: Type.Optional(Type.Array(Option)),
  maxLength: Type.Optional(Type.Integer()),
  format: Type.Optional(Type.String()),
  min: Type.Optional(Type.String()),
  max: Type.Optional(Type.String()),
  currencies: Type.Optional(Type.Array(Type.String())),
  earliest: Type.Optional(Type.String()),
  latest: Type.Optional(Type.String()),
  minItems: Type.Optional(Type.Integer()),
  maxItems: Type.Optional(Type.Integer()),
  textVersion: Type.Optional(Type.String()),
  refereeKinds: Type.Optional(Type.Array(Type.String())),
});

export const ShownFormBody = Closed(
  {
    language: Type.String(),
    languages: Type.Array(Type.String()),
    title: Type.String(),
    intro: Nullable(Type.String()),
    thanks: Nullable(Type.String()),
    needsCode: Type.Boolean(),
    sections: Type.Array(
      Closed({
        key: Type.String(),
        title: Type.String(),
        help: Nullable(Type.String()),
        when: Nullable(Condition),
        questions: Type.Array(ShownQuestion),
      }),
    ),
  },
  { $id: "ShownApplicationForm" },
);

export function shownFormBody(form: ShownForm) {
  return {
    ...form,
    languages: [...form.languages],
    sections: form.sections.map((section) => ({
      ...section,
      when: section.when ?? null,
      questions: section.questions.map(({ options, ...question }) => ({
        ...question,
        ...(options !== undefined && { options: [...options] }),
      })),
    })),
  };
}

export const OpenFormBody = Closed({ begins: Type.Boolean(), form: ShownFormBody });

export const PublicApplicationBody = Closed({
  state: OneOf(STATES),
  form: ShownFormBody,
  answers: Type.Unsafe<Record<string, unknown>>(Type.Object({}, { additionalProperties: true })),
  answersVersion: Type.Integer(),
  uploads: Type.Array(UploadBody),
  asked: Type.Array(Type.String()),
  missing: Type.Array(Problem),
  message: Nullable(Type.String()),
  expiresAt: Instant,
});

export function publicApplicationBody(application: PublicApplication) {
  return {
    ...application,
    form: shownFormBody(application.form),
    answers: { ...application.answers } as Record<string, unknown>,
    uploads: [...application.uploads],
    asked: [...application.asked],
    missing: [...application.missing],
  };
}

export const SavedBody = Closed({
  answersVersion: Type.Integer(),
  problems: Type.Array(Problem),
  asked: Type.Array(Type.String()),
  missing: Type.Array(Problem),
});

export const StatusBody = Closed(
  {
    state: OneOf(STATES),
    submittedAt: Nullable(Instant),
    decidedAt: Nullable(Instant),
    message: Nullable(Type.String()),
    isReopened: Type.Boolean(),
    offer: Nullable(
      Closed({
        limit: Money,
        terms: Nullable(Type.String()),
        depositPercent: Nullable(Type.String()),
        reason: Type.String(),
        conditions: Type.Array(Type.String()),
        expiresAt: Instant,
      }),
    ),
    approved: Nullable(
      Closed({ limit: Money, terms: Nullable(Type.String()), conditions: Type.Array(Type.String()) }),
    ),
    reasons: Type.Array(Closed({ code: Type.String(), text: Type.String() })),
    mayAppeal: Type.Boolean(),
    needsCode: Type.Boolean(),
  },
  { $id: "ApplicationStatus" },
);

export function statusBody(status: PublicStatus) {
  const { offer, approved, reasons, ...plain } = status;
  return {
    ...plain,
    reasons: [...reasons],
    offer:
      offer === null
        ? null
        : {
            limit: { amount: BigInt(offer.limitMinor), currency: offer.currency },
            terms: offer.terms,
            depositPercent: offer.depositPercent,
            reason: offer.reason,
            conditions: [...offer.conditions],
            expiresAt: offer.expiresAt,
          },
    approved:
      approved === null
        ? null
        : {
            limit: { amount: approved.limitMinor, currency: approved.currency },
            terms: approved.terms,
            conditions: [...approved.conditions],
          },
  };
}

const YEAR_MIN = 1900;
const YEAR_MAX = 2199;
const TERMS_DAYS_MAX = 365;

export const ReferenceBody = Closed({
  willAnswer: Type.Boolean(),
  givenBy: Type.String({ minLength: 1, maxLength: 200, description: "The name of whoever answers" }),
  knownSinceYear: Type.Optional(Type.Integer({ minimum: YEAR_MIN, maximum: YEAR_MAX })),
  highestCredit: Type.Optional(
    Closed({ amount: Type.Integer({ minimum: 0, maximum: 999_999_999_999_999 }), currency: CurrencyCode }),
  ),
  termsDays: Type.Optional(Type.Integer({ minimum: 0, maximum: TERMS_DAYS_MAX })),
  paysPromptly: Type.Optional(OneOf(PROMPTNESS)),
  comments: Type.Optional(Type.String({ maxLength: 2_000 })),
});

export const ReferenceShown = Closed({
  kind: OneOf(["trade", "bank"]),
  applicant: Nullable(Type.String()),
  organisation: Type.String(),
  name: Type.String(),
  language: Type.String(),
  isAnswered: Type.Boolean(),
  expiresAt: Instant,
});
