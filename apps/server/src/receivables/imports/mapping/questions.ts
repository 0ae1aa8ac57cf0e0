import type { FieldSource, Mapping } from "./mapping.ts";

/** What a question is about. A closed list; the console has a form for each. */
export type QuestionCode =
  | "date_order"
  | "number_format"
  | "competing_columns"
  | "missing_column"
  | "currency"
  | "terms"
  | "missing_customer"
  | "negative_totals"
  | "rows_of_one_number"
  | "paid_flag";

export interface Choice {
  /** What to answer. */
  readonly value: string;
  /** The choice in words. */
  readonly label: string;
  /** A value of the file as it would be read under this choice. */
  readonly example: string | null;
}

/** Something the file leaves open. An unattended import stops until each is answered. */
export interface Question {
  /** Stable for the same headers: the code, with the column or field where there may be several. */
  readonly id: string;
  readonly code: QuestionCode;
  readonly field: string | null;
  readonly column: string | null;
  /** The question in one sentence, for a person. */
  readonly text: string;
  /** Empty when `freeText` says what to type instead. */
  readonly choices: readonly Choice[];
  /** What may be typed besides the choices; null when only a choice will do. */
  readonly freeText: "currency" | "terms" | "customer_reference" | null;
}

/** Answers by question id. Ids that were not asked are left unused. */
export type Answers = Readonly<Record<string, string>>;

/** A proposed mapping, with what is still open and what a person should know. */
export interface MappingGuess {
  readonly mapping: Mapping;
  readonly questions: readonly Question[];
  /** Sentences about what was assumed on good evidence, and what is left out. */
  readonly notices: readonly string[];
}

/** What a part of the guess leaves behind: fields it settled, what is open, what to say. */
export interface Decision {
  readonly fields?: Readonly<Record<string, FieldSource>>;
  readonly questions?: readonly Question[];
  readonly notices?: readonly string[];
}
