import type { PlainDate } from "@goodterms/kernel";
import type { Agenda } from "./agenda.ts";
import type { Standing } from "./habits.ts";
import type { SeededRandom } from "./random.ts";
import type { PlannedAllocation, PlannedDocument, PlannedTouch, Profile } from "./rules.ts";

/** An invoice's instalment as the story goes on. Amounts are minor units of the customer's currency. */
export interface StoryItem {
  readonly invoice: PlannedDocument;
  readonly instalment: number;
  dueOn: PlainDate;
  openMinor: bigint;
  isDisputed: boolean;
  isPaidInPart: boolean;
  /** When the customer means to pay it; null while it does not. */
  payOn: PlainDate | null;
  /** The last day on which something happened to it. */
  changedOn: PlainDate;
}

/** What of a credit document is not used up. */
export interface StoryCredit {
  readonly document: PlannedDocument;
  openMinor: bigint;
  /** Whether the customer takes it off its next payment; the others wait for somebody to see them. */
  readonly isTakenOff: boolean;
}

export type Act = { readonly on: PlainDate } & (
  | { readonly document: PlannedDocument }
  | { readonly allocation: PlannedAllocation }
  | { readonly touch: PlannedTouch }
);

/** One customer's account while its story is made up. */
export interface CustomerBook {
  readonly profile: Profile;
  readonly standing: Standing;
  readonly random: SeededRandom;
  readonly agenda: Agenda;
  readonly items: StoryItem[];
  readonly credits: StoryCredit[];
  readonly acts: Act[];
}

/** Applies a credit to an item as far as both go, and at most so far; returns how much. */
export function applyCredit(
  book: CustomerBook,
  credit: Pick<PlannedDocument, "kind" | "number">,
  item: StoryItem,
  upToMinor: bigint,
  on: PlainDate,
): bigint {
  const amountMinor = upToMinor < item.openMinor ? upToMinor : item.openMinor;
  if (amountMinor <= 0n) return 0n;
  item.openMinor -= amountMinor;
  item.changedOn = on;
  book.acts.push({
    on,
    allocation: {
      customer: book.profile.reference,
      credit: { kind: credit.kind, number: credit.number },
      invoice: item.invoice.number,
      instalment: item.instalment,
      amountMinor,
    },
  });
  return amountMinor;
}

/** A credit document of the customer, due on receipt. */
export function draftCredit(
  book: CustomerBook,
  kind: "payment" | "discount",
  on: PlainDate,
  amounts: { netMinor: bigint; taxMinor: bigint },
  more: Partial<Pick<PlannedDocument, "method" | "reason" | "appliesTo">> = {},
): PlannedDocument {
  const { profile, acts } = book;
  const prefix = kind === "payment" ? "PY" : "DS";
  const count = acts.filter((act) => "document" in act && act.document.kind === kind).length + 1;
  const document: PlannedDocument = {
    kind,
    number: `${prefix}-${profile.reference}-${String(count).padStart(3, "0")}`,
    customer: profile.reference,
    entity: profile.entity,
    currency: profile.currency,
    issuedOn: on,
    ...amounts,
    terms: null,
    lines: null,
    method: null,
    reason: null,
    appliesTo: null,
    ...more,
  };
  acts.push({ on, document });
  return document;
}
