import { type Decimal, exponentOf } from "@goodterms/kernel";

/** The policy's affordability settings in minor units of the application's currency. */
export interface PolicyAffordability {
  readonly shareOfFreeIncome: Decimal;
  readonly livingCostsMinor: bigint;
  readonly livingCostsPerDependantMinor: bigint;
  readonly months: number;
  /** Where the settings come from: the policy's version, or the shipped defaults. */
  readonly source: string;
}

/** A month's household, in minor units of one currency. */
export interface Household {
  readonly currency: string;
  readonly incomeMinor: bigint;
  readonly housingMinor: bigint;
  readonly debtMinor: bigint;
  readonly adults: number;
  readonly children: number;
}

/** One line of the arithmetic: what was taken, and what was left after it. */
export interface AffordabilityStep {
  readonly code: "income" | "housing" | "existing_debt" | "living_costs" | "residual" | "monthly" | "limit";
  readonly amountMinor: bigint;
  readonly runningMinor: bigint;
  readonly note: string | null;
}

export interface Affordability {
  readonly currency: string;
  readonly residualMinor: bigint;
  /** What may go here a month. */
  readonly monthlyMinor: bigint;
  /** The most that can be borne: the monthly sum over the months in which it would be repaid. */
  readonly limitMinor: bigint;
  readonly isAffordable: boolean;
  readonly steps: readonly AffordabilityStep[];
  readonly source: string;
}

/**
 * The residual-income rule: income less housing, existing debt and living costs (the applicant's, and one set for every
 * further adult and child) is what is left; the policy's share of it over the policy's months is the most that can be
 * borne. Exact; rounded down once, at the monthly sum, so that nobody is given a cent more than is there.
 */
export function assessAffordability(household: Household, policy: PolicyAffordability): Affordability {
  const dependants = Math.max(0, household.adults - 1) + Math.max(0, household.children);
  const living = policy.livingCostsMinor + policy.livingCostsPerDependantMinor * BigInt(dependants);
  const afterHousing = household.incomeMinor - household.housingMinor;
  const afterDebt = afterHousing - household.debtMinor;
  const residual = afterDebt - living;
  const { coefficient, scale } = policy.shareOfFreeIncome;
  const monthly = residual > 0n ? (residual * coefficient) / 10n ** BigInt(scale) : 0n;
  const limit = monthly * BigInt(policy.months);
  const step = (
    code: AffordabilityStep["code"],
    amountMinor: bigint,
    runningMinor: bigint,
    note: string | null = null,
  ): AffordabilityStep => ({ code, amountMinor, runningMinor, note });
  return {
    currency: household.currency,
    residualMinor: residual,
    monthlyMinor: monthly,
    limitMinor: limit,
    isAffordable: limit > 0n,
    steps: [
      step("income", household.incomeMinor, household.incomeMinor),
      step("housing", -household.housingMinor, afterHousing),
      step("existing_debt", -household.debtMinor, afterDebt),
      step("living_costs", -living, residual, `1 + ${dependants}`),
      step("residual", residual, residual),
      step("monthly", monthly, monthly, `x ${decimalText(policy.shareOfFreeIncome)}`),
      step("limit", limit, limit, `x ${policy.months}`),
    ],
    source: policy.source,
  };
}

function decimalText({ coefficient, scale }: Decimal): string {
  const digits = coefficient.toString().padStart(scale + 1, "0");
  return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

/** The shipped settings, in major units, for a merchant whose policy says nothing of affordability. */
const LIVING_COSTS_MAJOR = 900n;
const LIVING_COSTS_PER_DEPENDANT_MAJOR = 350n;
const MONTHS = 3;
const SHARE: Decimal = { coefficient: 20n, scale: 2 };

/** Careful defaults, the same number of units in every currency. */
export function defaultAffordability(currency: string): PolicyAffordability {
  const unit = 10n ** BigInt(exponentOf(currency));
  return {
    shareOfFreeIncome: SHARE,
    livingCostsMinor: LIVING_COSTS_MAJOR * unit,
    livingCostsPerDependantMinor: LIVING_COSTS_PER_DEPENDANT_MAJOR * unit,
    months: MONTHS,
    source: "default",
  };
}
