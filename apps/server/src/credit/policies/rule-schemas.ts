import { type TProperties, type TSchema, Type } from "typebox";
import { CHECKPOINTS } from "../evaluations/outcome.ts";
import { BUDGET_WINDOWS, type RuleType } from "./document.ts";
import {
  Amount,
  Cel,
  Code,
  Country,
  closed,
  Id,
  list,
  Name,
  nullable,
  oneOf,
  Percent,
  ScopeSchema,
  whole,
} from "./schema-parts.ts";

const MESSAGE_LENGTH_MAX = 500;
const STATUSES = ["active", "on_hold", "suspended", "pending_review", "closed"] as const;
const FLAGS = [
  "bankrupt",
  "ceased",
  "severe_negative",
  "legal_filings",
  "high_risk",
  "deteriorating",
  "fraud_warning",
  "sanctions_match",
  "frozen_file",
  "thin_file",
] as const;

const count = whole(1, 10_000, 1);
const days = whole(0, 3_650);
const some = (items: TSchema) => Type.Array(items, { minItems: 1, maxItems: 100 });

/** What each type of rule asks for. */
const PARAMETERS: Readonly<Record<RuleType, TProperties>> = {
  days_overdue: { days: whole(0, 3_650) },
  overdue_amount: { amount: Amount, percentOfOpen: nullable(Percent) },
  account_status: { statuses: some(oneOf(STATUSES)) },
  expired_limit: {},
  limit_used: { percent: Percent },
  new_customer: { days, invoicesMin: whole(0, 10_000, 0) },
  payer_grade: { grades: some(Code) },
  chargebacks: { countMin: count },
  disputes: { countMin: count },
  disputed_amount: { amount: Amount },
  returned_payments: { countMin: count },
  written_off: { amount: Amount },
  bureau_flags: { flags: some(oneOf(FLAGS)) },
  bureau_report_age: { days: whole(1, 3_650), blocksWithout: Type.Boolean({ default: false }) },
  alerts: {
    codes: list(Code, 100),
    severities: Type.Array(oneOf(["info", "attention", "severe"]), {
      minItems: 1,
      maxItems: 3,
      default: ["severe"],
    }),
    withinDays: whole(1, 3_650, 30),
  },
  watch_list: {},
  risk_class: { classes: some(Code) },
  review_overdue: { days },
  insurer_stop: {},
  order_amount: { from: nullable(Amount), below: nullable(Amount) },
  order_share_of_limit: { percent: Percent },
  terms_not_allowed: {},
  terms_changed: { extraDays: whole(0, 365, 0) },
  discount_changed: { extraPercent: Percent },
  fraud_score: { from: whole(0, 100) },
  ship_to: { countries: list(Country, 300), abroad: Type.Boolean({ default: false }) },
  deposit_share: { percentMin: Percent },
  margin_below: { percent: Percent },
  budget: { window: oneOf(BUDGET_WINDOWS), amount: Amount },
  condition: { when: Cel, whenUnknown: oneOf(["skip", "hold"], "skip") },
};

export const RULE_TYPES = Object.keys(PARAMETERS) as readonly RuleType[];

const base: TProperties = {
  id: Id,
  name: Name,
  enabled: Type.Boolean({ default: true }),
  scope: ScopeSchema,
};

const AT_ALL = Type.Array(oneOf(CHECKPOINTS), {
  minItems: 1,
  maxItems: CHECKPOINTS.length,
  default: ["order"],
});

/** The schema of every type of hold rule or exclusion, by type. */
export function ruleSchemas(use: "rule" | "exclusion"): Readonly<Record<RuleType, TSchema>> {
  const own: TProperties =
    use === "rule"
      ? {
          severity: oneOf(["refer", "decline"], "refer"),
          checkpoints: AT_ALL,
          buyerMessage: nullable(Type.String({ minLength: 1, maxLength: MESSAGE_LENGTH_MAX })),
        }
      : { lifts: list(Id, 300), overridesAll: Type.Boolean({ default: false }) };
  return Object.fromEntries(
    RULE_TYPES.map((type) => [type, closed({ ...base, type: oneOf([type]), ...PARAMETERS[type], ...own })]),
  ) as unknown as Readonly<Record<RuleType, TSchema>>;
}
