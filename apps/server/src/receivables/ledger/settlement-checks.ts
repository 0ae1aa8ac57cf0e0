import { sql } from "kysely";
import { type BookCheck, counting, differing } from "./book-check.ts";

// Every allocation with both of its items and how they differ.
const paired = (merchantId: string) => sql`
  SELECT allocation.*, debit.entity_id, credited.customer_id AS credit_customer_id, debit.customer_id AS debit_customer_id,
    credited.currency AS credit_currency, debit.currency AS debit_currency,
    credited.side = 'credit' AND debit.side = 'debit' AND credited.entity_id = debit.entity_id AS is_fit,
    made.entry_id AS reversed_entry_id, greatest(credited.effective_on, debit.effective_on) AS possible_from, entity.functional_currency,
    CASE WHEN credited.currency <> debit.currency THEN 'currency_exchange' WHEN credited.customer_id <> debit.customer_id THEN 'customer_transfers' END AS bridge
  FROM receivables.allocation
  JOIN receivables.open_item credited ON credited.merchant_id = ${merchantId} AND credited.document_id = allocation.credit_document_id
    AND credited.instalment = allocation.credit_instalment
  JOIN receivables.open_item debit ON debit.merchant_id = ${merchantId} AND debit.document_id = allocation.debit_document_id
    AND debit.instalment = allocation.debit_instalment
  JOIN receivables.entity ON entity.merchant_id = ${merchantId} AND entity.id = debit.entity_id
  LEFT JOIN receivables.allocation made ON made.merchant_id = ${merchantId} AND made.id = allocation.reverses_id
  WHERE allocation.merchant_id = ${merchantId}`;

const allocationsFit: BookCheck = {
  name: "allocations_fit",
  holds:
    "every allocation is of a credit to a debit of one entity, not before either, in one currency or at its written rate",
  counted: counting("allocation"),
  failures: (merchantId) => sql`
    SELECT 'allocation ' || pair.id || ' of ' || pair.credit_minor || ' ' || pair.credit_currency || ' to ' || pair.debit_minor || ' ' || pair.debit_currency
      || ' on ' || pair.effective_on || ' does not fit its items' AS failure
    FROM (${paired(merchantId)}) pair
    JOIN platform.currency origin ON origin.code = pair.credit_currency
    JOIN platform.currency target ON target.code = pair.debit_currency
    -- One minor unit of the credit in the debit's: amounts are rounded to both, so they may differ by half of each.
    CROSS JOIN LATERAL (SELECT pair.rate * power(10::numeric, target.exponent - origin.exponent) AS minor) unit
    WHERE NOT pair.is_fit OR pair.effective_on < pair.possible_from OR CASE WHEN pair.credit_currency = pair.debit_currency
      THEN pair.rate IS NOT NULL OR pair.credit_minor <> pair.debit_minor
      ELSE pair.rate IS NULL OR abs(pair.debit_minor - pair.credit_minor * unit.minor) > 1 + unit.minor / 2 END`,
};

const reversalsExact: BookCheck = {
  name: "reversals_exact",
  holds: "every reversal of an allocation takes back the same amounts, not before it",
  counted: counting("allocation"),
  failures: (merchantId) => sql`
    SELECT 'allocation ' || reversal.id || ' does not take back exactly ' || reversal.reverses_id AS failure
    FROM receivables.allocation reversal
    LEFT JOIN receivables.allocation made ON made.merchant_id = reversal.merchant_id AND made.id = reversal.reverses_id
    WHERE reversal.merchant_id = ${merchantId} AND reversal.reverses_id IS NOT NULL AND (made.id IS NULL OR made.reverses_id IS NOT NULL
      OR made.effective_on > reversal.effective_on
      OR (made.credit_document_id, made.credit_instalment, made.debit_document_id, made.debit_instalment, made.credit_minor, made.debit_minor,
          made.credit_functional_minor, made.debit_functional_minor, made.rate)
        IS DISTINCT FROM (reversal.credit_document_id, reversal.credit_instalment, reversal.debit_document_id, reversal.debit_instalment,
          reversal.credit_minor, reversal.debit_minor, reversal.credit_functional_minor, reversal.debit_functional_minor, reversal.rate))`,
};

const settledInTime: BookCheck = {
  name: "settled_in_time",
  holds:
    "on no day had more been applied to an item than it is over, and what was taken back opens it from then on",
  counted: counting("allocation"),
  failures: (merchantId) => sql`
    WITH moved AS (
      SELECT debit_document_id AS document_id, debit_instalment AS instalment, effective_on, reverses_id,
        CASE WHEN reverses_id IS NULL THEN debit_minor ELSE -debit_minor END AS minor
      FROM receivables.allocation WHERE merchant_id = ${merchantId}
      UNION ALL
      SELECT credit_document_id, credit_instalment, effective_on, reverses_id,
        CASE WHEN reverses_id IS NULL THEN credit_minor ELSE -credit_minor END
      FROM receivables.allocation WHERE merchant_id = ${merchantId}
    ), running AS (
      SELECT document_id, instalment, sum(sum(minor)) OVER (PARTITION BY document_id, instalment ORDER BY effective_on) AS applied,
        max(effective_on) FILTER (WHERE reverses_id IS NOT NULL) AS reopened_on
      FROM moved GROUP BY document_id, instalment, effective_on
    ), reached AS (
      SELECT document_id, instalment, max(applied) AS most, min(applied) AS least, max(reopened_on) AS reopened_on
      FROM running GROUP BY document_id, instalment
    )
    SELECT 'item ' || item.document_id || '/' || item.instalment || ' over ' || item.original_minor || ' had between ' || reached.least || ' and '
      || reached.most || ' applied, and counts as open again from ' || coalesce(item.reopened_on::text, 'no day') AS failure
    FROM receivables.open_item item LEFT JOIN reached ON reached.document_id = item.document_id AND reached.instalment = item.instalment
    WHERE item.merchant_id = ${merchantId}
      AND (reached.least < 0 OR reached.most > item.original_minor OR item.reopened_on IS DISTINCT FROM reached.reopened_on)`,
};

const settlementsBooked: BookCheck = {
  name: "settlements_booked",
  holds:
    "what allocations carry between customers and currencies, and their exchange differences, are all that is posted without a document",
  counted: counting("allocation"),
  failures: (merchantId) =>
    differing(
      sql`
        SELECT pair.entry_id, pair.entity_id, CASE WHEN pair.reverses_id IS NULL THEN 'settlement' ELSE 'settlement_reversal' END, pair.effective_on,
          pair.booked_at, pair.actor, pair.reversed_entry_id,
          CASE WHEN pair.reverses_id IS NULL THEN leg.debit ELSE leg.credit END, CASE WHEN pair.reverses_id IS NULL THEN leg.credit ELSE leg.debit END,
          leg.customer_id, leg.currency, leg.minor, leg.functional
        FROM (${paired(merchantId)}) pair
        CROSS JOIN LATERAL (
          SELECT 'receivables' AS debit, pair.bridge AS credit, pair.credit_customer_id AS customer_id, pair.credit_currency AS currency,
            pair.credit_minor AS minor, pair.credit_functional_minor AS functional WHERE pair.bridge IS NOT NULL
          UNION ALL
          SELECT pair.bridge, 'receivables', pair.debit_customer_id, pair.debit_currency, pair.debit_minor, pair.debit_functional_minor
            WHERE pair.bridge IS NOT NULL
          UNION ALL
          SELECT CASE WHEN lost.minor > 0 THEN 'fx_loss' ELSE coalesce(pair.bridge, 'receivables') END,
            CASE WHEN lost.minor > 0 THEN coalesce(pair.bridge, 'receivables') ELSE 'fx_gain' END,
            CASE WHEN pair.bridge IS NULL THEN pair.debit_customer_id END, pair.functional_currency, NULL, abs(lost.minor)
          FROM (SELECT pair.debit_functional_minor - pair.credit_functional_minor AS minor) lost WHERE lost.minor <> 0
        ) leg`,
      sql`
        SELECT entry.id, entry.entity_id, entry.kind, entry.effective_on, entry.booked_at, entry.actor, entry.reverses_entry_id, debit.purpose,
          credited.purpose, posting.customer_id, posting.currency, posting.amount_minor, posting.functional_minor
        FROM receivables.journal_entry entry
        JOIN receivables.posting ON posting.merchant_id = ${merchantId} AND posting.entry_id = entry.id
        JOIN receivables.ledger_account debit ON debit.merchant_id = ${merchantId} AND debit.id = posting.debit_account_id
        JOIN receivables.ledger_account credited ON credited.merchant_id = ${merchantId} AND credited.id = posting.credit_account_id
        WHERE entry.merchant_id = ${merchantId} AND entry.document_id IS NULL`,
      { missing: "not posted as it was allocated: ", surplus: "posted, but of no document or allocation: " },
    ),
};

const changesAnnounced: BookCheck = {
  name: "changes_announced",
  holds:
    "every allocation, due date and dispute stands in the event chain as it stands in the book, and none is missing here",
  counted: counting("allocation"),
  failures: (merchantId) =>
    differing(
      sql`
        SELECT CASE WHEN reverses_id IS NULL THEN 'allocation_made' ELSE 'allocation_reversed' END AS change, debit_document_id, debit_instalment::text,
          id::text || ' ' || credit_document_id AS detail, debit_minor::text, effective_on::text, actor, booked_at
        FROM receivables.allocation WHERE merchant_id = ${merchantId}
        UNION ALL
        SELECT 'due_date_changed', document_id, instalment::text, item_version::text, due_on::text,
          effective_on::text, actor, booked_at
        FROM receivables.due_date_change WHERE merchant_id = ${merchantId}
        UNION ALL
        SELECT CASE disputed_minor WHEN 0 THEN 'dispute_ended' ELSE 'item_disputed' END, document_id, instalment::text, item_version::text,
          disputed_minor::text, effective_on::text, actor, booked_at
        FROM receivables.item_dispute WHERE merchant_id = ${merchantId}`,
      sql`
        SELECT substr(type, length('receivables.') + 1), subject_id, data->>'instalment',
          coalesce((data->>'allocationId') || ' ' || (data->>'creditDocumentId'), subject_version::text),
          coalesce(data->>'amountMinor', data->>'to', data->>'disputedMinor'), data->>'effectiveOn', actor, occurred_at
        FROM platform.event WHERE merchant_id = ${merchantId} AND type IN ('receivables.allocation_made', 'receivables.allocation_reversed',
          'receivables.due_date_changed', 'receivables.item_disputed', 'receivables.dispute_ended')`,
      { missing: "not announced as it is booked: ", surplus: "announced, but not booked so: " },
    ),
};

/** What must be true of how credits settle debits. */
export const SETTLEMENT_CHECKS: readonly BookCheck[] = [
  allocationsFit,
  reversalsExact,
  settledInTime,
  settlementsBooked,
  changesAnnounced,
];
