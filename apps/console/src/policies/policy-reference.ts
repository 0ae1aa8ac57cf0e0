/** The names that conditions and formulas may use, by group; their meanings stand in the words under the same names. */
export const REFERENCE = [
  {
    group: "customer",
    names: [
      "customer.kind",
      "customer.reference",
      "customer.country",
      "customer.isInGroup",
      "customer.since",
      "customer.daysKnown",
      "customer.status",
      "customer.tags",
      "customer.agreedNetDays",
      "customer.segmentOverride",
      "today",
      "currency",
      "isWatched",
      "holds",
      "alerts",
    ],
  },
  {
    group: "book",
    names: [
      "book.open",
      "book.unapplied",
      "book.reserved",
      "book.disputed",
      "book.overdue",
      "book.overdueItems",
      "book.oldestOverdueDays",
      "book.invoicesEver",
      "book.writtenOff",
    ],
  },
  {
    group: "behaviour",
    names: [
      "behaviour.grade",
      "behaviour.meanDaysLate",
      "behaviour.meanDaysLateLow",
      "behaviour.meanDaysLateHigh",
      "behaviour.trend",
      "behaviour.sales12m",
      "behaviour.paidInvoices",
      "behaviour.returnedPayments12m",
      "behaviour.chargebacks12m",
      "behaviour.disputes12m",
    ],
  },
  {
    group: "bureau",
    names: [
      "bureau.exists",
      "bureau.riskScore",
      "bureau.riskClass",
      "bureau.recommended",
      "bureau.flags",
      "bureau.source",
      "bureau.ageDays",
    ],
  },
  {
    group: "limits",
    names: [
      "limits.manual",
      "limits.insured",
      "limits.guaranteed",
      "limits.temporary",
      "limits.recourse",
      "limits.secured",
      "limits.hasExpired",
      "limits.insurerStops",
    ],
  },
  { group: "later", names: ["segment", "score", "riskClass", "limit"] },
  {
    group: "order",
    names: [
      "order.amount",
      "order.deposit",
      "order.margin",
      "order.terms",
      "order.netDays",
      "order.discountPercent",
      "order.shipToCountry",
      "order.channel",
      "order.fraudScore",
      "order.categories",
      "order.tags",
      "order.checkpoint",
      "order.currency",
      "order.reference",
    ],
  },
] as const;

export type ReferenceName = (typeof REFERENCE)[number]["names"][number];

/** A part of the text that starts at the margin: its name and its line, counted from 1. */
export interface OutlinePart {
  readonly name: string;
  readonly line: number;
}

const PART = /^([A-Za-z][\w-]*):/;

/** The parts of a policy's text, in the order they are written, so that one press leads to each. */
export function outlineOf(text: string): OutlinePart[] {
  return text.split("\n").flatMap((line, index) => {
    const name = PART.exec(line)?.[1];
    return name === undefined ? [] : [{ name, line: index + 1 }];
  });
}
