import { sql } from "kysely";
import { type BookCheck, counting } from "./book-check.ts";

const closedPeriods: BookCheck = {
  name: "closed_periods",
  holds: "no entry was written into a period that was closed at that moment",
  counted: counting("journal_entry"),
  failures: (merchantId) => sql`
    SELECT 'entry ' || entry.id || ' of ' || entry.effective_on || ' was booked at ' || entry.booked_at || ' into a closed period: through '
      || coalesce(closing.closed_through::text, 'no day') || ', closing ' || entry.closings AS failure
    FROM receivables.journal_entry entry
    LEFT JOIN receivables.period_closing closing ON closing.merchant_id = ${merchantId} AND closing.entity_id = entry.entity_id
      AND closing.number = entry.closings
    LEFT JOIN receivables.period_closing next ON next.merchant_id = ${merchantId} AND next.entity_id = entry.entity_id
      AND next.number = entry.closings + 1
    WHERE entry.merchant_id = ${merchantId} AND (entry.effective_on <= closing.closed_through
      OR entry.closings > 0 AND closing.number IS NULL
      -- An entry may have been asked for just before or after the next closing, but no request waits for an hour.
      OR entry.booked_at > next.booked_at + interval '1 hour')`,
};

const closingsChained: BookCheck = {
  name: "closings_chained",
  holds:
    "every closing follows the one before it, and each entity is closed through the day that its last one says",
  counted: counting("period_closing"),
  failures: (merchantId) => sql`
    SELECT 'entity ' || entity.reference || ' is closed through ' || coalesce(entity.closed_through::text, 'no day') || ' by its closing '
      || entity.closings || '; closing ' || coalesce(chain.number, 0) || ' says ' || coalesce(chain.closed_through::text, 'no day') AS failure
    FROM receivables.entity
    LEFT JOIN (
      SELECT closing.*, row_number() OVER following AS place, lag(closing.closed_through) OVER following AS before,
        lead(closing.number) OVER following IS NULL AS is_last
      FROM receivables.period_closing closing WHERE closing.merchant_id = ${merchantId}
      WINDOW following AS (PARTITION BY closing.entity_id ORDER BY closing.number)
    ) chain ON chain.entity_id = entity.id
    WHERE entity.merchant_id = ${merchantId} AND (chain.number <> chain.place OR chain.previous_closed_through IS DISTINCT FROM chain.before
      OR coalesce(chain.is_last, true) AND (entity.closings <> coalesce(chain.number, 0) OR entity.closed_through IS DISTINCT FROM chain.closed_through))`,
};

/** What must be true of closed periods. */
export const CLOSING_CHECKS: readonly BookCheck[] = [closedPeriods, closingsChained];
