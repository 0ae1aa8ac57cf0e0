import { sql } from "kysely";
import { type BookCheck, counting, differing } from "./book-check.ts";
import { BOOKING_RULES } from "./bookings.ts";

// The way of booking of every kind, as rows: (kind, side, account of the net amount, account of the tax).
const rules = sql.raw(
  `(VALUES ${Object.entries(BOOKING_RULES)
    .map(([kind, rule]) => `('${kind}', '${rule.side}', '${rule.net}', '${rule.tax}')`)
    .join(", ")}) rule (kind, side, net, tax)`,
);

// Documents with the kind that decides how they are booked: of a reversal, the kind of what it reverses.
const ruled = (merchantId: string) => sql`
  SELECT document.*, coalesce(made.kind, document.kind) AS ruling_kind, made.id IS NOT NULL AS is_reversal
  FROM receivables.document
  LEFT JOIN receivables.document made ON made.merchant_id = ${merchantId} AND made.id = document.reverses_id
  WHERE document.merchant_id = ${merchantId}`;

const documentsOwned: BookCheck = {
  name: "documents_owned",
  holds: "every document belongs to a customer and an entity of the merchant, and is in a known currency",
  counted: counting("document"),
  failures: (merchantId) => sql`
    SELECT 'document ' || document.id || ' names a customer, an entity or a currency that does not exist' AS failure
    FROM receivables.document
    LEFT JOIN receivables.customer ON customer.merchant_id = document.merchant_id AND customer.id = document.customer_id
    LEFT JOIN receivables.entity ON entity.merchant_id = document.merchant_id AND entity.id = document.entity_id
    LEFT JOIN platform.currency ON currency.code = document.currency
    WHERE document.merchant_id = ${merchantId} AND (customer.id IS NULL OR entity.id IS NULL OR currency.code IS NULL)`,
};

const documentsBooked: BookCheck = {
  name: "documents_booked",
  holds:
    "every document has one entry, of its kind, entity, day, instant and actor, over its total in both currencies",
  counted: counting("document"),
  failures: (merchantId) => sql`
    SELECT 'document ' || document.id || ' over ' || document.total_minor || ' (' || document.functional_minor || ') posts '
      || coalesce(posted.minor, 0) || ' (' || coalesce(posted.functional, 0) || '), or in an entry that is not its own' AS failure
    FROM receivables.document
    LEFT JOIN (
      SELECT posting.entry_id, sum(posting.amount_minor) AS minor, sum(posting.functional_minor) AS functional
      FROM receivables.posting WHERE posting.merchant_id = ${merchantId} GROUP BY posting.entry_id
    ) posted ON posted.entry_id = document.id
    LEFT JOIN receivables.journal_entry entry ON entry.merchant_id = document.merchant_id AND entry.id = document.id
    WHERE document.merchant_id = ${merchantId} AND (entry.id IS NULL
      OR (entry.effective_on, entry.kind, entry.entity_id, entry.booked_at, entry.actor, entry.document_id, entry.reverses_entry_id)
        IS DISTINCT FROM (document.issued_on, document.kind, document.entity_id, document.booked_at, document.booked_by, document.id, document.reverses_id)
      OR posted.minor IS DISTINCT FROM document.total_minor OR posted.functional IS DISTINCT FROM document.functional_minor)`,
};

const documentsPosted: BookCheck = {
  name: "documents_posted",
  holds:
    "net and tax of every document are posted between receivables and the accounts of its kind, for its customer",
  counted: counting("posting"),
  failures: (merchantId) =>
    differing(
      sql`
        SELECT document.id, part.account, (rule.side = 'debit') <> document.is_reversal AS is_debit, document.customer_id,
          document.currency, sum(part.minor) AS minor
        FROM (${ruled(merchantId)}) document JOIN ${rules} ON rule.kind = document.ruling_kind
        CROSS JOIN LATERAL (VALUES (rule.net, document.net_minor), (rule.tax, document.tax_minor)) part (account, minor)
        WHERE part.minor > 0 GROUP BY 1, 2, 3, 4, 5`,
      sql`
        SELECT posting.entry_id, CASE 'receivables' WHEN debit.purpose THEN credited.purpose WHEN credited.purpose THEN debit.purpose END,
          debit.purpose = 'receivables', posting.customer_id, posting.currency, sum(posting.amount_minor)
        FROM receivables.posting
        JOIN receivables.journal_entry entry ON entry.merchant_id = ${merchantId} AND entry.id = posting.entry_id AND entry.document_id IS NOT NULL
        JOIN receivables.ledger_account debit ON debit.merchant_id = ${merchantId} AND debit.id = posting.debit_account_id
        JOIN receivables.ledger_account credited ON credited.merchant_id = ${merchantId} AND credited.id = posting.credit_account_id
        WHERE posting.merchant_id = ${merchantId} GROUP BY 1, 2, 3, 4, 5`,
      { missing: "not posted as its kind is: ", surplus: "posted, but of no document: " },
    ),
};

const postingsValued: BookCheck = {
  name: "postings_valued",
  holds: "every document is worth its total at its rate, and each of its postings its share of that",
  counted: counting("document"),
  failures: (merchantId) => sql`
    SELECT 'document ' || document.id || ' over ' || document.total_minor || ' at ' || document.rate || ' is kept at ' || document.functional_minor
      || ', or a posting of it at more or less than its share' AS failure
    FROM receivables.document
    JOIN receivables.entity ON entity.merchant_id = ${merchantId} AND entity.id = document.entity_id
    JOIN platform.currency origin ON origin.code = document.currency
    JOIN platform.currency target ON target.code = entity.functional_currency
    LEFT JOIN (
      -- Shares are split exactly, so each differs from the exact one by less than a unit.
      SELECT posting.entry_id, max(abs(posting.functional_minor::numeric * made.total_minor - posting.amount_minor::numeric * made.functional_minor) / made.total_minor) AS off
      FROM receivables.posting JOIN receivables.document made ON made.merchant_id = ${merchantId} AND made.id = posting.entry_id
      WHERE posting.merchant_id = ${merchantId} GROUP BY posting.entry_id
    ) share ON share.entry_id = document.id
    WHERE document.merchant_id = ${merchantId} AND (share.off > 1
      OR document.functional_minor <> round(document.total_minor * document.rate * power(10::numeric, target.exponent - origin.exponent)))`,
};

const documentsItemised: BookCheck = {
  name: "documents_itemised",
  holds:
    "the open items of every document sum to its total in both currencies, and are its customer's, on its side, of its day",
  counted: counting("open_item"),
  failures: (merchantId) => sql`
    SELECT 'document ' || document.id || ' over ' || document.total_minor || ' has items over ' || coalesce(items.minor, 0)
      || ', or items that are not its own' AS failure
    FROM (${ruled(merchantId)}) document LEFT JOIN ${rules} ON rule.kind = document.ruling_kind
    LEFT JOIN (
      SELECT item.document_id, sum(item.original_minor) AS minor, sum(item.original_functional_minor) AS functional,
        bool_or((item.customer_id, item.entity_id, item.currency, item.effective_on, item.booked_at)
          IS DISTINCT FROM (own.customer_id, own.entity_id, own.currency, own.issued_on, own.booked_at)) AS is_foreign,
        min(item.side) AS side, max(item.side) AS other_side, min(item.original_due_on) FILTER (WHERE item.instalment = 1) AS due_on
      FROM receivables.open_item item
      JOIN receivables.document own ON own.merchant_id = ${merchantId} AND own.id = item.document_id
      WHERE item.merchant_id = ${merchantId} GROUP BY item.document_id
    ) items ON items.document_id = document.id
    WHERE items.minor IS DISTINCT FROM document.total_minor OR items.functional IS DISTINCT FROM document.functional_minor
      OR items.is_foreign OR items.due_on IS DISTINCT FROM document.due_on
      OR (rule.side, rule.side) IS DISTINCT FROM (CASE WHEN document.is_reversal THEN CASE items.side WHEN 'debit' THEN 'credit' ELSE 'debit' END ELSE items.side END,
        CASE WHEN document.is_reversal THEN CASE items.other_side WHEN 'debit' THEN 'credit' ELSE 'debit' END ELSE items.other_side END)`,
};

const reversalsMirrored: BookCheck = {
  name: "reversals_mirrored",
  holds: "every reversal takes back a whole document, not before it: same customer, entity, amounts and rate",
  counted: counting("document"),
  failures: (merchantId) => sql`
    SELECT 'document ' || reversal.id || ' does not take back exactly ' || coalesce(reversal.reverses_id::text, 'any document') AS failure
    FROM receivables.document reversal
    LEFT JOIN receivables.document made ON made.merchant_id = ${merchantId} AND made.id = reversal.reverses_id
    WHERE reversal.merchant_id = ${merchantId} AND (reversal.kind = 'reversal' OR reversal.reverses_id IS NOT NULL)
      AND (made.id IS NULL OR reversal.kind <> 'reversal' OR made.kind = 'reversal' OR made.issued_on > reversal.issued_on
        OR (made.customer_id, made.entity_id, made.currency, made.net_minor, made.tax_minor, made.rate, made.functional_minor)
          IS DISTINCT FROM (reversal.customer_id, reversal.entity_id, reversal.currency, reversal.net_minor, reversal.tax_minor,
            reversal.rate, reversal.functional_minor))`,
};

const documentsAnnounced: BookCheck = {
  name: "documents_announced",
  holds:
    "every document stands in the event chain as it stands in the book, and every one announced there is in the book",
  counted: counting("document"),
  failures: (merchantId) =>
    differing(
      sql`
        SELECT document.id, document.kind, document.number, document.customer_id::text, document.entity_id::text, document.currency,
          document.total_minor::text, document.issued_on::text, document.booked_by, document.booked_at
        FROM receivables.document WHERE document.merchant_id = ${merchantId}`,
      sql`
        SELECT subject_id, subject_type, data->>'number', data->>'customerId', data->>'entityId', data->>'currency',
          data->>'totalMinor', data->>'issuedOn', actor, occurred_at
        FROM platform.event WHERE merchant_id = ${merchantId} AND type LIKE 'receivables.%' AND data ? 'totalMinor'`,
      { missing: "not announced as it is booked: ", surplus: "announced, but not booked so: " },
    ),
};

/** What must be true of documents, their entries and their items. */
export const DOCUMENT_CHECKS: readonly BookCheck[] = [
  documentsOwned,
  documentsBooked,
  documentsPosted,
  postingsValued,
  documentsItemised,
  reversalsMirrored,
  documentsAnnounced,
];
