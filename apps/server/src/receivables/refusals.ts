import { defineRefusals } from "#platform/refusals";

/** Everything this room refuses, with its HTTP status and what the caller can do. A true document is never refused for credit reasons. */
export const refuse = defineRefusals({
  not_found: { status: 404, title: "There is no such record", remedy: "Check the id or reference." },
  number_used: {
    status: 409,
    title: "The number is already used with other content",
    remedy:
      "Send the same content again to get the first answer, or use another number. To change a booked document, reverse it and book a new one.",
  },
  reference_used: {
    status: 409,
    title: "The reference is already used",
    remedy: "Choose another reference.",
  },
  period_closed: {
    status: 409,
    title: "The period is closed",
    remedy: "Date the entry after the closed period, or have the controller re-open it.",
  },
  no_entity: {
    status: 422,
    title: "Which entity?",
    remedy: "Name the entity: the merchant has none, or more than one.",
  },
  no_rate: {
    status: 422,
    title: "No exchange rate for the day",
    remedy: "Give the rate with the document, or load the day's rate with PUT /v1/exchange-rates.",
  },
  unknown_currency: { status: 422, title: "Unknown currency", remedy: "Use an ISO 4217 code, such as EUR." },
  unknown_time_zone: {
    status: 422,
    title: "Unknown time zone",
    remedy: "Use an IANA name, such as Europe/Berlin.",
  },
  amount_not_positive: {
    status: 422,
    title: "The amount must be positive",
    remedy:
      "An invoice over a negative total is a credit note: post it to /v1/credit-notes with positive amounts.",
  },
  amount_too_large: {
    status: 422,
    title: "The amount is beyond any document's bound",
    remedy: "Check the decimals and the currency.",
  },
  amounts_disagree: {
    status: 422,
    title: "The amounts do not add up",
    remedy: "Make the parts sum to the total.",
  },
  bad_terms: {
    status: 422,
    title: "The payment terms cannot be read",
    remedy: 'Use a form such as "net 30", or send dueOn.',
  },
  date_out_of_range: {
    status: 422,
    title: "The date is out of range",
    remedy: "Check the year: dates reach from 1990 to one year ahead.",
  },
  date_before_document: {
    status: 422,
    title: "The date lies before the document it is about",
    remedy: "Use the document's date or a later one.",
  },
  already_reversed: {
    status: 409,
    title: "It has already been reversed",
    remedy: "Nothing to do: a reversal stands.",
  },
  not_reversible: {
    status: 409,
    title: "This cannot be reversed",
    remedy: "A reversal is undone by booking the document again, under another number.",
  },
  already_settled: {
    status: 409,
    title: "Nothing is left open",
    remedy: "Reverse the allocation that settled it first, if it was wrong.",
  },
  exceeds_open_amount: {
    status: 409,
    title: "More than is open",
    remedy: "Allocate at most what is open on both sides; the rest stays as unapplied credit.",
  },
  wrong_side: {
    status: 422,
    title: "A credit is applied to a debit",
    remedy: "Name a payment, credit note or other credit, and an invoice, fee or other debit.",
  },
  other_customer: {
    status: 409,
    title: "The documents belong to different customers",
    remedy: "Within one group, say groupConsent: true; otherwise refund the one and have the other pay.",
  },
  other_entity: {
    status: 409,
    title: "The documents belong to different entities",
    remedy: "Entities settle between themselves outside this book.",
  },
  other_currency: {
    status: 422,
    title: "The documents have different currencies",
    remedy: "Say debitAmount, or load the day's exchange rate, to allocate across currencies.",
  },
  refund_exceeds_credit: {
    status: 409,
    title: "The customer has less credit than the refund",
    remedy: "Refund at most the unapplied credit; issue a credit note first when more is owed back.",
  },
  order_differs: {
    status: 409,
    title: "The order is already reserved with other content",
    remedy: "Release it first, or amend it.",
  },
  mapping_incomplete: {
    status: 422,
    title: "The mapping is not complete",
    remedy: "Answer the open questions and map the required fields.",
  },
  import_state: {
    status: 409,
    title: "The import is not in a state for this",
    remedy: "Read the import again to see how far it is.",
  },
  unreadable_file: {
    status: 422,
    title: "The file cannot be read",
    remedy: "Then send it again.",
  },
  bad_field: {
    status: 422,
    title: "A field cannot be kept as sent",
    remedy: "Mend the fields that the pointers name.",
  },
});
