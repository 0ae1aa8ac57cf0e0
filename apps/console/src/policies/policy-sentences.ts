import type { TFunction } from "i18next";
import type {
  ExclusionRule,
  HoldRule,
  LimitRule,
  PolicyDocument,
  Scope,
  TestedRule,
} from "./policy-document.ts";

const DECIMALS_MAX = 6;

/** How a policy's parts are put into words: the words, the reader's locale, the policy's base currency. */
export interface Wording {
  readonly t: TFunction;
  readonly locale: string;
  readonly currency: string;
}

/** An amount of a policy ("2500", in units of its currency) as a person writes it; nothing goes through a fraction. */
export function amountInWords({ locale, currency }: Wording, amount: string): string {
  const whole = !amount.includes(".");
  return new Intl.NumberFormat(locale, {
    style: "currency",
    currency,
    minimumFractionDigits: whole ? 0 : undefined,
    maximumFractionDigits: whole ? 0 : DECIMALS_MAX,
  }).format(amount as Intl.StringNumericLiteral);
}

/** "A, B and C" in the reader's language; codes such as `pending_review` lose their underscores. */
export function listInWords(
  { locale }: Wording,
  members: readonly string[],
  type: "and" | "or" = "or",
): string {
  const style = type === "or" ? "disjunction" : "conjunction";
  return new Intl.ListFormat(locale, { type: style }).format(
    members.map((member) => member.replaceAll("_", " ")),
  );
}

const text = (value: unknown): string =>
  typeof value === "string" || typeof value === "number" ? String(value) : "";
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(text) : []);

/** What a rule or an exclusion tests, as a sentence; a condition's own text comes apart, see `conditionOf`. */
export function testInWords(words: Wording, rule: TestedRule): string {
  const { t } = words;
  const amount = (name: string): string => amountInWords(words, text(rule[name]));
  const list = (name: string): string => listInWords(words, texts(rule[name]));
  const number = (name: string): string => text(rule[name]);
  switch (rule.type) {
    case "days_overdue":
      return t("policies.tests.days_overdue", { count: Number(rule.days) });
    case "overdue_amount":
      return rule.percentOfOpen === null
        ? t("policies.tests.overdue_amount", { amount: amount("amount") })
        : t("policies.tests.overdue_share", { amount: amount("amount"), percent: number("percentOfOpen") });
    case "written_off":
      return rule.amount === "0"
        ? t("policies.tests.written_off_any")
        : t("policies.tests.written_off", { amount: amount("amount") });
    case "disputed_amount":
      return t("policies.tests.disputed_amount", { amount: amount("amount") });
    case "account_status":
      return t("policies.tests.account_status", { list: list("statuses") });
    case "payer_grade":
      return t("policies.tests.payer_grade", { list: list("grades") });
    case "bureau_flags":
      return t("policies.tests.bureau_flags", { list: list("flags") });
    case "risk_class":
      return t("policies.tests.risk_class", { list: list("classes") });
    case "alerts":
      return t("policies.tests.alerts", { list: list("severities"), days: number("withinDays") });
    case "bureau_report_age":
      return t(
        rule.blocksWithout === true ? "policies.tests.report_age_or_none" : "policies.tests.report_age",
        {
          days: number("days"),
        },
      );
    case "new_customer":
      return t("policies.tests.new_customer", { days: number("days"), invoices: number("invoicesMin") });
    default:
      return orderTestInWords(words, rule);
  }
}

function orderTestInWords(words: Wording, rule: TestedRule): string {
  const { t } = words;
  const amount = (name: string): string => amountInWords(words, text(rule[name]));
  const percent = text(rule.percent ?? rule.percentMin ?? rule.extraPercent);
  switch (rule.type) {
    case "order_amount":
      if (rule.from !== null && rule.below !== null)
        return t("policies.tests.order_between", { from: amount("from"), below: amount("below") });
      return rule.from === null
        ? t("policies.tests.order_below", { below: amount("below") })
        : t("policies.tests.order_from", { from: amount("from") });
    case "ship_to":
      return rule.abroad === true
        ? t("policies.tests.ship_abroad")
        : t("policies.tests.ship_to", { list: listInWords(words, texts(rule.countries)) });
    case "budget":
      return t("policies.tests.budget", { window: text(rule.window), amount: amount("amount") });
    case "chargebacks":
    case "disputes":
    case "returned_payments":
      return t(`policies.tests.${rule.type}`, { count: Number(rule.countMin) });
    case "limit_used":
    case "order_share_of_limit":
    case "discount_changed":
    case "deposit_share":
    case "margin_below":
      return t(`policies.tests.${rule.type}`, { percent });
    case "fraud_score":
      return t("policies.tests.fraud_score", { from: text(rule.from) });
    case "review_overdue":
      return t("policies.tests.review_overdue", { days: text(rule.days) });
    case "terms_changed":
      return t("policies.tests.terms_changed", { days: text(rule.extraDays) });
    case "expired_limit":
    case "watch_list":
    case "insurer_stop":
    case "terms_not_allowed":
      return t(`policies.tests.${rule.type}`);
    default:
      return rule.type === "condition" ? t("policies.tests.condition") : rule.type.replaceAll("_", " ");
  }
}

/** The condition of a rule that is written as an expression; null for the other rules. */
export function conditionOf(rule: TestedRule): string | null {
  return rule.type === "condition" && typeof rule.when === "string" ? rule.when : null;
}

/** Whom something is for, where that is not everybody: "in segments … · of class A or B". */
export function scopeInWords(words: Wording, scope: Scope): string {
  const parts = (["segments", "riskClasses", "countries", "tags", "customers", "groups"] as const).flatMap(
    (part) =>
      scope[part].length === 0
        ? []
        : [words.t(`policies.scopes.${part}`, { list: listInWords(words, scope[part]) })],
  );
  return parts.join(" · ");
}

/** What happens to an order where the rule holds, and at which checkpoints. */
export function effectInWords(words: Wording, rule: HoldRule): string {
  const at = listInWords(
    words,
    rule.checkpoints.map((checkpoint) => words.t(`policies.checkpoints.${checkpoint}`)),
    "and",
  );
  return words.t("policies.asked", { at });
}

/** Which rules an exclusion lifts, by their names. */
export function liftsInWords(words: Wording, rule: ExclusionRule, document: PolicyDocument): string {
  if (rule.overridesAll) return words.t("policies.liftsAll");
  const names = rule.lifts.map((id) => document.rules.find((known) => known.id === id)?.name ?? id);
  return words.t("policies.lifts", { list: names.join(" · ") });
}

/** Between what a limit stays: "never less than €750, never more than €50,000, in steps of 50". */
export function boundsInWords(words: Wording, limit: LimitRule): string {
  const { t } = words;
  const parts = [
    limit.zeroBelow === null
      ? ""
      : t("policies.zeroBelow", { amount: amountInWords(words, limit.zeroBelow) }),
    limit.minimum === null ? "" : t("policies.minimum", { amount: amountInWords(words, limit.minimum) }),
    limit.maximum === null ? "" : t("policies.maximum", { amount: amountInWords(words, limit.maximum) }),
    limit.roundTo === null
      ? ""
      : t("policies.roundTo", { step: limit.roundTo, direction: t(`policies.rounding.${limit.rounding}`) }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}
