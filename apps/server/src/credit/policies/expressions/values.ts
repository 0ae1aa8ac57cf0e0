import type { Decimal, PlainDate } from "@goodterms/kernel";
import type { CustomerFacts } from "../../evaluations/facts.ts";
import type { OrderFacts, TermsResult } from "../../evaluations/outcome.ts";

/** What an expression can give. Money is in minor units of the account's currency and does not mix with plain numbers. */
export type ValueType = "bool" | "int" | "decimal" | "money" | "text" | "date" | "texts" | "numbers";

export type Value = boolean | bigint | Decimal | string | readonly string[] | readonly Decimal[];

/** No value: a fact that nobody knows, or a computation that has no answer. It is passed on, never thrown. */
export class Absent {
  readonly kind: "unknown" | "failed";
  /** The fact's name, or what went wrong: "division by zero". */
  readonly what: string;

  constructor(kind: "unknown" | "failed", what: string) {
    this.kind = kind;
    this.what = what;
  }
}

/** What an expression looks at. What is not there yet when it is evaluated cannot be named in it. */
export interface Scene {
  readonly facts: CustomerFacts;
  readonly order: OrderFacts | null;
  readonly segment: string;
  /** Exact decimal; null: no score. */
  readonly score: Decimal | null;
  readonly riskClass: string | null;
  readonly limitMinor: bigint | null;
  /** Minor units of the account's currency for one major unit of the policy's base; null: the policy has none. */
  readonly minorPerUnit: Decimal | null;
  readonly reviewOn: PlainDate | null;
  /** Null before terms are worked out. */
  readonly terms: TermsResult | null;
}

export type Run = (scene: Scene, local?: string) => Value | Absent;

/** An expression that was read, found to be of the right type, and made ready. */
export interface CompiledExpression {
  readonly text: string;
  readonly type: ValueType;
  readonly run: Run;
  /** Steps that one evaluation takes at most. */
  readonly cost: number;
  /** Names of the facts it reads. */
  readonly reads: ReadonlySet<string>;
  /** Where facts that count days are compared with a constant: the answer can change there. */
  readonly thresholds: readonly DayThreshold[];
  /** The fact counting days that it is, if it is nothing else: then whoever uses it knows the thresholds. */
  readonly bareDay: DayFact | null;
  /** It reads days in a way that may change the answer on any day. */
  readonly movesDaily: boolean;
}

export type DayFact = "customer.daysKnown" | "book.oldestOverdueDays" | "bureau.ageDays" | "today";

export interface DayThreshold {
  readonly fact: DayFact;
  readonly at: bigint | PlainDate;
}
