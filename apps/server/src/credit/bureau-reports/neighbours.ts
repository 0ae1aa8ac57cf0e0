import { exponentOf, type PlainDate, roundHalfUp } from "@goodterms/kernel";
import type { Context } from "#platform/db";
import { gatherFacts, merchantDay } from "../evaluations/gather-facts.ts";
import { activePolicy } from "../policies/active-policy.ts";
import { factorOf } from "../policies/amounts.ts";
import type { PolicyDocument } from "../policies/document.ts";
import { amountIn, reportCanChange, waterfallOf } from "../policies/rules.ts";

/** What buying reports takes from the policy in force. */
export interface BureauPolicy {
  /** The bureaus to ask about such a customer, in order. */
  waterfall(customer: {
    readonly kind: "business" | "person";
    readonly country: string | null;
  }): readonly string[];
  readonly repullAfterDays: number;
  /** The most that reports may cost in a calendar month; null without a cap. */
  readonly budget: { readonly minor: bigint | null; readonly currency: string };
  readonly onlyWhenItCanChange: boolean;
  /** A cost in the budget's currency; null where the policy knows no factor. */
  inBudgetCurrency(minor: bigint, currency: string): bigint | null;
}

/** What this folder asks of the rest of the room; a test may stand in for it. */
export interface Neighbours {
  policy(ctx: Context): Promise<BureauPolicy>;
  /** Whether any report could change what the policy makes of the customer. */
  canChange(ctx: Context, customerId: string): Promise<boolean>;
  today(ctx: Context): Promise<PlainDate>;
}

/** The policy's part on bureaus. Pure. */
export function bureauPolicyOf(document: PolicyDocument): BureauPolicy {
  const { bureaus, currency } = document;
  return {
    waterfall: (customer) => waterfallOf(document, customer),
    repullAfterDays: bureaus.repullAfterDays,
    budget: {
      minor: bureaus.monthlyBudget === null ? null : amountIn(currency, bureaus.monthlyBudget, currency.base),
      currency: currency.base,
    },
    onlyWhenItCanChange: bureaus.onlyWhenItCanChange,
    inBudgetCurrency: (minor, from) => {
      const factor = factorOf(currency, from);
      if (factor === null || factor.coefficient <= 0n) return null;
      const numerator = minor * 10n ** BigInt(exponentOf(currency.base) + factor.scale);
      return roundHalfUp(numerator, factor.coefficient * 10n ** BigInt(exponentOf(from)));
    },
  };
}

export const neighbours: Neighbours = {
  policy: async (ctx) => bureauPolicyOf((await activePolicy(ctx)).document),
  canChange: async (ctx, customerId) => {
    const facts = (await gatherFacts(ctx, [customerId])).get(customerId);
    return facts === undefined || reportCanChange((await activePolicy(ctx)).compiled, facts);
  },
  today: async (ctx) => (await merchantDay(ctx)).today,
};
