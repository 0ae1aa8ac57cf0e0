import { sql } from "kysely";
import { type BookCheck, counting } from "./book-check.ts";
import { CLOSING_CHECKS } from "./closing-checks.ts";
import { DOCUMENT_CHECKS } from "./document-checks.ts";
import { SETTLEMENT_CHECKS } from "./settlement-checks.ts";

// What is left of an item by its append-only rows: the original less the allocations that stand.
const recomputed = (merchantId: string) => sql`
  SELECT item.document_id, item.instalment, item.customer_id, item.entity_id, item.side, item.currency,
    item.original_minor - coalesce(settled.minor, 0) AS open_minor,
    item.original_functional_minor - coalesce(settled.functional, 0) AS open_functional_minor,
    item.open_minor AS kept_minor, item.open_functional_minor AS kept_functional_minor, item.original_minor, item.disputed_minor
  FROM receivables.open_item item
  LEFT JOIN (
    SELECT document_id, instalment, sum(minor) AS minor, sum(functional) AS functional FROM (
      SELECT debit_document_id AS document_id, debit_instalment AS instalment,
        CASE WHEN reverses_id IS NULL THEN debit_minor ELSE -debit_minor END AS minor,
        CASE WHEN reverses_id IS NULL THEN debit_functional_minor ELSE -debit_functional_minor END AS functional
      FROM receivables.allocation WHERE merchant_id = ${merchantId}
      UNION ALL
      SELECT credit_document_id, credit_instalment,
        CASE WHEN reverses_id IS NULL THEN credit_minor ELSE -credit_minor END,
        CASE WHEN reverses_id IS NULL THEN credit_functional_minor ELSE -credit_functional_minor END
      FROM receivables.allocation WHERE merchant_id = ${merchantId}
    ) moved GROUP BY document_id, instalment
  ) settled ON settled.document_id = item.document_id AND settled.instalment = item.instalment
  WHERE item.merchant_id = ${merchantId}`;

const entriesSound: BookCheck = {
  name: "entries_sound",
  holds:
    "every entry has postings, between accounts of its own entity, and the balancing currency is its own",
  counted: counting("journal_entry"),
  failures: (merchantId) => sql`
    SELECT 'entry ' || entry.id || ' of ' || entry.effective_on || ' has no posting, or one on another entity''s account' AS failure
    FROM receivables.journal_entry entry
    WHERE entry.merchant_id = ${merchantId} AND (
      NOT EXISTS (SELECT 1 FROM receivables.posting WHERE posting.merchant_id = entry.merchant_id AND posting.entry_id = entry.id)
      OR EXISTS (
        SELECT 1 FROM receivables.posting
        JOIN receivables.ledger_account account ON account.merchant_id = posting.merchant_id
          AND account.id IN (posting.debit_account_id, posting.credit_account_id)
        WHERE posting.merchant_id = entry.merchant_id AND posting.entry_id = entry.id AND account.entity_id <> entry.entity_id))`,
};

const openAmounts: BookCheck = {
  name: "open_amounts",
  holds: "every open amount is its original less the allocations that stand, and none is over-allocated",
  counted: counting("allocation"),
  failures: (merchantId) => sql`
    SELECT 'item ' || document_id || '/' || instalment || ' keeps ' || kept_minor || ' (' || kept_functional_minor || ') open, recomputed '
      || open_minor || ' (' || open_functional_minor || ')' AS failure
    FROM (${recomputed(merchantId)}) item
    WHERE open_minor <> kept_minor OR open_functional_minor <> kept_functional_minor OR open_minor NOT BETWEEN 0 AND original_minor`,
};

const controlAccount: BookCheck = {
  name: "control_account",
  holds:
    "open debits less open credits are the receivables account, by entity, customer and currency, to the minor unit",
  counted: counting("posting"),
  failures: (merchantId) => sql`
    WITH items AS (
      SELECT entity_id, customer_id, currency, sum(CASE side WHEN 'debit' THEN open_minor ELSE -open_minor END) AS minor
      FROM (${recomputed(merchantId)}) item GROUP BY entity_id, customer_id, currency
    ), control AS (
      SELECT account.entity_id, posting.customer_id, posting.currency,
        sum(CASE WHEN account.id = posting.debit_account_id THEN posting.amount_minor ELSE -posting.amount_minor END) AS minor
      FROM receivables.posting
      JOIN receivables.ledger_account account ON account.merchant_id = posting.merchant_id AND account.purpose = 'receivables'
        AND account.id IN (posting.debit_account_id, posting.credit_account_id)
      WHERE posting.merchant_id = ${merchantId} AND posting.amount_minor IS NOT NULL
      GROUP BY account.entity_id, posting.customer_id, posting.currency
    )
    SELECT 'customer ' || coalesce(items.customer_id, control.customer_id) || ' has ' || coalesce(items.minor, 0) || ' open in '
      || coalesce(items.currency, control.currency) || ', the control account says ' || coalesce(control.minor, 0) AS failure
    FROM items FULL JOIN control USING (entity_id, customer_id, currency)
    WHERE coalesce(items.minor, 0) <> coalesce(control.minor, 0)`,
};

const functionalControl: BookCheck = {
  name: "functional_control",
  holds:
    "the receivables account in the entity's currency is the functional value of what is open, by customer",
  counted: counting("posting"),
  failures: (merchantId) => sql`
    WITH items AS (
      SELECT entity_id, customer_id, sum(CASE side WHEN 'debit' THEN open_functional_minor ELSE -open_functional_minor END) AS minor
      FROM (${recomputed(merchantId)}) item GROUP BY entity_id, customer_id
    ), control AS (
      SELECT account.entity_id, posting.customer_id,
        sum(CASE WHEN account.id = posting.debit_account_id THEN posting.functional_minor ELSE -posting.functional_minor END) AS minor
      FROM receivables.posting
      JOIN receivables.ledger_account account ON account.merchant_id = posting.merchant_id AND account.purpose = 'receivables'
        AND account.id IN (posting.debit_account_id, posting.credit_account_id)
      WHERE posting.merchant_id = ${merchantId}
      GROUP BY account.entity_id, posting.customer_id
    )
    SELECT 'customer ' || coalesce(items.customer_id, control.customer_id) || ' has a functional value of ' || coalesce(items.minor, 0)
      || ' open, the control account says ' || coalesce(control.minor, 0) AS failure
    FROM items FULL JOIN control USING (entity_id, customer_id)
    WHERE coalesce(items.minor, 0) <> coalesce(control.minor, 0)`,
};

const bridgesEmpty: BookCheck = {
  name: "bridges_empty",
  holds: "nothing is left on the clearing accounts between customers and between currencies",
  counted: counting("posting"),
  failures: (merchantId) => sql`
    SELECT account.purpose || ' of entity ' || account.entity_id || ' keeps '
      || sum(CASE WHEN account.id = posting.debit_account_id THEN posting.functional_minor ELSE -posting.functional_minor END) AS failure
    FROM receivables.posting
    JOIN receivables.ledger_account account ON account.merchant_id = posting.merchant_id
      AND account.purpose IN ('customer_transfers', 'currency_exchange') AND account.id IN (posting.debit_account_id, posting.credit_account_id)
    WHERE posting.merchant_id = ${merchantId} GROUP BY account.entity_id, account.purpose
    HAVING sum(CASE WHEN account.id = posting.debit_account_id THEN posting.functional_minor ELSE -posting.functional_minor END) <> 0
    UNION ALL
    SELECT 'customer_transfers of entity ' || account.entity_id || ' keeps '
      || sum(CASE WHEN account.id = posting.debit_account_id THEN posting.amount_minor ELSE -posting.amount_minor END) || ' ' || posting.currency
    FROM receivables.posting
    JOIN receivables.ledger_account account ON account.merchant_id = posting.merchant_id
      AND account.purpose = 'customer_transfers' AND account.id IN (posting.debit_account_id, posting.credit_account_id)
    WHERE posting.merchant_id = ${merchantId} GROUP BY account.entity_id, posting.currency
    HAVING sum(CASE WHEN account.id = posting.debit_account_id THEN posting.amount_minor ELSE -posting.amount_minor END) <> 0`,
};

const dueDatesAndDisputes: BookCheck = {
  name: "due_dates_and_disputes",
  holds: "every due date and disputed amount is the last one written down",
  counted: counting("open_item"),
  failures: (merchantId) => sql`
    SELECT 'item ' || item.document_id || '/' || item.instalment || ' keeps due date ' || item.due_on || ' and ' || item.disputed_minor
      || ' disputed, written down are ' || coalesce(due.due_on, item.original_due_on) || ' and ' || coalesce(dispute.disputed_minor, 0) AS failure
    FROM receivables.open_item item
    LEFT JOIN LATERAL (SELECT due_date_change.due_on FROM receivables.due_date_change
      WHERE due_date_change.merchant_id = item.merchant_id AND due_date_change.document_id = item.document_id
        AND due_date_change.instalment = item.instalment ORDER BY due_date_change.item_version DESC LIMIT 1) due ON true
    LEFT JOIN LATERAL (SELECT item_dispute.disputed_minor FROM receivables.item_dispute
      WHERE item_dispute.merchant_id = item.merchant_id AND item_dispute.document_id = item.document_id
        AND item_dispute.instalment = item.instalment ORDER BY item_dispute.item_version DESC LIMIT 1) dispute ON true
    WHERE item.merchant_id = ${merchantId}
      AND (item.due_on <> coalesce(due.due_on, item.original_due_on) OR item.disputed_minor <> coalesce(dispute.disputed_minor, 0))`,
};

const exposureSums: BookCheck = {
  name: "exposure_sums",
  holds: "every customer's and group's exposure is its open items and reservations recomputed",
  counted: counting("exposure_sum"),
  failures: (merchantId) => sql`
    WITH parts AS (
      SELECT customer_id, currency, CASE side WHEN 'debit' THEN open_minor ELSE 0 END AS open_debits,
        CASE side WHEN 'credit' THEN open_minor ELSE 0 END AS unapplied, least(disputed_minor, open_minor) AS disputed, 0::bigint AS reserved, 0::bigint AS shipped
      FROM (${recomputed(merchantId)}) item
      UNION ALL
      SELECT reservation.customer_id, reservation.currency, 0, 0, 0, reservation.held_minor, reservation.shipped_minor
      FROM receivables.reservation WHERE reservation.merchant_id = ${merchantId} AND reservation.held_minor + reservation.shipped_minor > 0
    ), held AS (
      SELECT customer_id AS account_id, currency, open_debits, unapplied, disputed, reserved, shipped FROM parts
      UNION ALL
      SELECT customer.group_id, parts.currency, parts.open_debits, parts.unapplied, parts.disputed, parts.reserved, parts.shipped
      FROM parts JOIN receivables.customer ON customer.merchant_id = ${merchantId} AND customer.id = parts.customer_id
      WHERE customer.group_id IS NOT NULL
    ), expected AS (
      SELECT account_id, currency, sum(open_debits) AS open_debits, sum(unapplied) AS unapplied, sum(disputed) AS disputed, sum(reserved) AS reserved,
        sum(shipped) AS shipped
      FROM held GROUP BY account_id, currency
    ), kept AS (
      SELECT account_id, currency, open_debits_minor, unapplied_minor, disputed_minor, reserved_minor, shipped_minor,
        -- Nothing in the book moves these yet.
        uncleared_minor <> 0 OR deposits_minor <> 0 OR insured_minor <> 0 AS has_unbooked
      FROM receivables.exposure_sum WHERE merchant_id = ${merchantId}
    )
    SELECT 'exposure account ' || coalesce(kept.account_id, expected.account_id) || ' in ' || coalesce(kept.currency, expected.currency)
      || ' keeps ' || row(open_debits_minor, unapplied_minor, disputed_minor, reserved_minor, shipped_minor)
      || ', recomputed ' || row(open_debits, unapplied, disputed, reserved, shipped) AS failure
    FROM kept FULL JOIN expected USING (account_id, currency)
    WHERE kept.has_unbooked OR (coalesce(open_debits_minor, 0), coalesce(unapplied_minor, 0), coalesce(disputed_minor, 0), coalesce(reserved_minor, 0), coalesce(shipped_minor, 0))
      <> (coalesce(open_debits, 0), coalesce(unapplied, 0), coalesce(disputed, 0), coalesce(reserved, 0), coalesce(shipped, 0))`,
};

const reservations: BookCheck = {
  name: "reservations",
  holds: "every reservation is a known customer's, and of an order at most the latest attempt holds anything",
  counted: counting("reservation"),
  failures: (merchantId) => sql`
    SELECT 'reservation ' || reservation.id || ' is of a customer that is not there' AS failure
    FROM receivables.reservation WHERE reservation.merchant_id = ${merchantId} AND NOT EXISTS (
      SELECT FROM receivables.customer WHERE customer.merchant_id = reservation.merchant_id AND customer.id = reservation.customer_id)
    UNION ALL
    SELECT 'attempt ' || coalesce(reservation.attempt::text, 'without number') || ' of order ' || reservation.order_reference || ' holds '
      || reservation.held_minor + reservation.shipped_minor || ' beside a later one'
    FROM receivables.reservation WHERE reservation.merchant_id = ${merchantId} AND reservation.held_minor + reservation.shipped_minor > 0
      AND (reservation.attempt IS NULL OR EXISTS (SELECT FROM receivables.reservation later WHERE later.merchant_id = reservation.merchant_id
        AND later.order_reference = reservation.order_reference AND later.attempt > reservation.attempt))`,
};

/** Everything that must be true of a book, each provable from its append-only rows alone. */
export const BOOK_CHECKS: readonly BookCheck[] = [
  ...DOCUMENT_CHECKS,
  entriesSound,
  openAmounts,
  ...SETTLEMENT_CHECKS,
  controlAccount,
  functionalControl,
  bridgesEmpty,
  dueDatesAndDisputes,
  exposureSums,
  reservations,
  ...CLOSING_CHECKS,
];
