/** An amount with its currency: a cure may name the order's and the account's in one breath. */
export interface Sum {
  readonly minor: bigint;
  readonly currency: string;
}

export interface PaidInvoice extends Sum {
  readonly id: string;
  readonly number: string | null;
  readonly instalment: number;
}

/** One thing to do. */
export type CureStep =
  | { readonly kind: "pay_invoices"; readonly invoices: readonly PaidInvoice[]; readonly total: Sum }
  | { readonly kind: "pay_amount"; readonly total: Sum }
  | { readonly kind: "deposit"; readonly total: Sum }
  | { readonly kind: "reduce_amount"; readonly to: Sum; readonly dropLines: readonly number[] }
  | { readonly kind: "shorter_terms"; readonly terms: string; readonly netDays: number }
  | { readonly kind: "split"; readonly now: Sum; readonly rest: Sum }
  | { readonly kind: "other_method"; readonly methods: readonly string[] };

export type CureKind = CureStep["kind"];

/** A way to free the order: all its steps together. Named after what is asked last. */
export interface Cure {
  readonly kind: CureKind;
  readonly steps: readonly CureStep[];
}

/** In order of what they cost the buyer: what is owed anyway comes first, going without credit comes last. */
export const CURE_ORDER: readonly CureKind[] = [
  "pay_invoices",
  "pay_amount",
  "deposit",
  "reduce_amount",
  "shorter_terms",
  "other_method",
  "split",
];
