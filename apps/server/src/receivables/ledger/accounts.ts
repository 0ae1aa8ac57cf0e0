// The chart of the receivables subledger: one account for each purpose, under the code the entity's books use.

/** Purpose to default code and name; an entity may map each to its own. */
export const ACCOUNT_PURPOSES = {
  receivables: { code: "1200", name: "Trade receivables" },
  bank_clearing: { code: "1290", name: "Bank and provider clearing" },
  currency_exchange: { code: "1295", name: "Currency exchange clearing" },
  customer_transfers: { code: "1296", name: "Transfers between customers" },
  tax_payable: { code: "2200", name: "Sales tax payable" },
  revenue: { code: "4000", name: "Revenue" },
  fee_income: { code: "4100", name: "Fee income" },
  interest_income: { code: "4200", name: "Interest income" },
  discounts_allowed: { code: "4900", name: "Discounts allowed" },
  small_differences: { code: "4910", name: "Small differences" },
  impairment: { code: "6300", name: "Bad debts written off" },
  fx_gain: { code: "7000", name: "Exchange gains" },
  fx_loss: { code: "7010", name: "Exchange losses" },
  migration_contra: { code: "9000", name: "Migration contra" },
} as const;

export type AccountPurpose = keyof typeof ACCOUNT_PURPOSES;

export const PURPOSES = Object.keys(ACCOUNT_PURPOSES) as AccountPurpose[];
