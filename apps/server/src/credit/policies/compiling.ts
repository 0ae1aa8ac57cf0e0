import type { AmountOf, DayWatch } from "./compiled.ts";
import type { PolicyDocument } from "./document.ts";
import type { CompiledExpression, DayThreshold, ValueType } from "./expressions/values.ts";
import type { Place } from "./expressions/vocabulary.ts";
import type { Report } from "./problems.ts";

/** What compiling gathers as it goes through the document. */
export interface Compiling {
  readonly document: PolicyDocument;
  readonly report: Report;
  readonly days: MutableDays;
  /** Steps that all expressions together may take. */
  cost: number;
  amountOf(text: string): AmountOf;
  /** Reads an expression; what is wrong with it is reported, and then null. Its days are watched for the customer. */
  expression(
    text: string,
    path: string,
    place: Place,
    wanted: readonly ValueType[],
  ): CompiledExpression | null;
}

export interface MutableDays {
  readonly thresholds: DayThreshold[];
  readonly orderThresholds: DayThreshold[];
  readonly others: DayWatch["others"][number][];
  isDaily: boolean;
  isDailyForOrders: boolean;
  watchesDue: boolean;
  orderWatchesDue: boolean;
}
