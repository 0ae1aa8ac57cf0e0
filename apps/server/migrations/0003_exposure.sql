-- Exposure accounts: what a customer (or a group) owes and has reserved, and the ceiling that the ledger guards.
-- The ceiling is decided above (credit) and left here; a reservation that would pass it is refused in one statement.

CREATE TABLE receivables.exposure_account (
  merchant_id uuid NOT NULL,
  -- The customer's or the group's own id.
  id uuid NOT NULL,
  holder text NOT NULL,
  currency text NOT NULL,
  -- Null: nobody has set one, so nothing can be reserved. Zero is a decision: no credit.
  ceiling_minor bigint,
  block_reasons text[] NOT NULL DEFAULT '{}',
  valid_until timestamptz,
  stale boolean NOT NULL DEFAULT false,
  evaluation_id uuid,
  -- How much of each component counts, 0 to 1. The first five raise exposure, the last four lower it.
  weight_open_debits numeric(5, 4) NOT NULL DEFAULT 1,
  weight_reserved numeric(5, 4) NOT NULL DEFAULT 1,
  weight_shipped numeric(5, 4) NOT NULL DEFAULT 1,
  weight_uncleared numeric(5, 4) NOT NULL DEFAULT 0,
  weight_unapplied numeric(5, 4) NOT NULL DEFAULT 1,
  weight_deposits numeric(5, 4) NOT NULL DEFAULT 1,
  weight_disputed numeric(5, 4) NOT NULL DEFAULT 0,
  weight_insured numeric(5, 4) NOT NULL DEFAULT 0,
  version bigint NOT NULL,
  CONSTRAINT exposure_account_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT exposure_account_holder CHECK (holder IN ('customer', 'group')),
  CONSTRAINT exposure_account_ceiling CHECK (ceiling_minor >= 0),
  CONSTRAINT exposure_account_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency
);
SELECT platform.isolate_by_merchant('receivables.exposure_account');
GRANT SELECT, INSERT, UPDATE ON receivables.exposure_account TO goodterms_app;

-- The raw sums by currency. Factors and the day's rate are applied when compared, so that no nightly pass is needed.
CREATE TABLE receivables.exposure_sum (
  merchant_id uuid NOT NULL,
  account_id uuid NOT NULL,
  currency text NOT NULL,
  open_debits_minor bigint NOT NULL DEFAULT 0,
  reserved_minor bigint NOT NULL DEFAULT 0,
  shipped_minor bigint NOT NULL DEFAULT 0,
  uncleared_minor bigint NOT NULL DEFAULT 0,
  unapplied_minor bigint NOT NULL DEFAULT 0,
  deposits_minor bigint NOT NULL DEFAULT 0,
  disputed_minor bigint NOT NULL DEFAULT 0,
  insured_minor bigint NOT NULL DEFAULT 0,
  CONSTRAINT exposure_sum_pk PRIMARY KEY (merchant_id, account_id, currency),
  CONSTRAINT exposure_sum_account_fk FOREIGN KEY (merchant_id, account_id) REFERENCES receivables.exposure_account,
  CONSTRAINT exposure_sum_bounds CHECK (open_debits_minor >= 0 AND reserved_minor >= 0 AND unapplied_minor >= 0 AND disputed_minor >= 0)
);
SELECT platform.isolate_by_merchant('receivables.exposure_sum');
GRANT SELECT, INSERT, UPDATE ON receivables.exposure_sum TO goodterms_app;

-- One row for every decision asked of the ledger, whatever the answer: an oracle can replay each from it.
CREATE TABLE receivables.reservation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  order_reference text NOT NULL,
  content_hash uuid NOT NULL,
  -- reserve or check; a check never holds anything.
  mode text NOT NULL,
  -- reserved, checked or refused; with a refusal its reasons.
  outcome text NOT NULL,
  reasons text[] NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  -- What is still held of the amount; captured by invoices, released on cancellation or expiry.
  held_minor bigint NOT NULL,
  captured_minor bigint NOT NULL,
  released_minor bigint NOT NULL,
  account_version bigint NOT NULL,
  account_currency text NOT NULL,
  ceiling_minor bigint,
  exposure_before_minor bigint NOT NULL,
  exposure_after_minor bigint NOT NULL,
  group_id uuid,
  group_ceiling_minor bigint,
  group_before_minor bigint,
  group_after_minor bigint,
  evaluation_id uuid,
  override_reason text,
  decided_at timestamptz NOT NULL,
  expires_at timestamptz,
  actor text NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT reservation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT reservation_customer_fk FOREIGN KEY (merchant_id, customer_id) REFERENCES receivables.customer,
  CONSTRAINT reservation_mode CHECK (mode IN ('reserve', 'check')),
  CONSTRAINT reservation_outcome CHECK (outcome IN ('reserved', 'checked', 'refused')),
  CONSTRAINT reservation_bounds CHECK (amount_minor > 0 AND held_minor >= 0 AND captured_minor >= 0 AND released_minor >= 0),
  CONSTRAINT reservation_sums CHECK (outcome <> 'reserved' OR held_minor + captured_minor + released_minor = amount_minor)
);
-- At most one reservation that was made stands for an order: its natural key is the idempotency record.
CREATE UNIQUE INDEX reservation_by_order ON receivables.reservation (merchant_id, order_reference) WHERE outcome = 'reserved';
CREATE INDEX reservation_expiring ON receivables.reservation (merchant_id, customer_id, expires_at) WHERE held_minor > 0;
SELECT platform.isolate_by_merchant('receivables.reservation');
GRANT SELECT, INSERT, UPDATE (held_minor, captured_minor, released_minor, version) ON receivables.reservation TO goodterms_app;

-- Exposure that passed the ceiling although nothing was reserved beyond it: recorded with its cause, never refused.
CREATE TABLE receivables.exposure_excess (
  merchant_id uuid NOT NULL,
  account_id uuid NOT NULL,
  id uuid NOT NULL,
  cause text NOT NULL,
  document_id uuid,
  currency text NOT NULL,
  ceiling_minor bigint NOT NULL,
  exposure_before_minor bigint NOT NULL,
  exposure_after_minor bigint NOT NULL,
  booked_at timestamptz NOT NULL,
  actor text NOT NULL,
  CONSTRAINT exposure_excess_pk PRIMARY KEY (merchant_id, account_id, id),
  CONSTRAINT exposure_excess_account_fk FOREIGN KEY (merchant_id, account_id) REFERENCES receivables.exposure_account
);
SELECT platform.isolate_by_merchant('receivables.exposure_excess');
GRANT SELECT, INSERT ON receivables.exposure_excess TO goodterms_app;

-- Locks the exposure accounts of customers and of their groups, in id order. A customer may be moved to another group
-- while this waits for it; so each round looks again, and takes the group it belongs to by then. Once its account is
-- held it can be moved no more.
CREATE FUNCTION receivables.lock_accounts(p_merchant_id uuid, p_customer_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  wanted uuid[];
  held uuid[] := '{}';
BEGIN
  LOOP
    SELECT coalesce(array_agg(found.id), '{}') INTO wanted FROM (
      SELECT customer.id FROM receivables.customer
        WHERE customer.merchant_id = p_merchant_id AND customer.id = ANY(p_customer_ids)
      UNION
      SELECT customer.group_id FROM receivables.customer
        WHERE customer.merchant_id = p_merchant_id AND customer.id = ANY(p_customer_ids) AND customer.group_id IS NOT NULL
    ) found;
    EXIT WHEN wanted <@ held;
    PERFORM 1 FROM receivables.exposure_account account
      WHERE account.merchant_id = p_merchant_id AND account.id = ANY(wanted) ORDER BY account.id FOR UPDATE;
    held := wanted;
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION receivables.lock_accounts TO goodterms_app;

-- An amount in another currency's minor units at the latest rate of the day, half-up; null where no rate is known, and
-- where the result is beyond 2^53: a mistaken rate must not keep documents out of the book.
CREATE FUNCTION receivables.convert_minor(p_merchant_id uuid, p_amount_minor numeric, p_from text, p_to text, p_on date)
RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_from = p_to OR p_amount_minor = 0 THEN p_amount_minor ELSE (
    SELECT CASE WHEN abs(converted.minor) <= 9007199254740991 THEN converted.minor END
      FROM platform.currency origin, platform.currency target,
        LATERAL (
          SELECT direct.rate, direct.valid_from FROM receivables.exchange_rate direct
            WHERE direct.merchant_id = p_merchant_id AND direct.base = p_from AND direct.quote = p_to AND direct.valid_from <= p_on
          UNION ALL
          SELECT 1 / inverse.rate, inverse.valid_from FROM receivables.exchange_rate inverse
            WHERE inverse.merchant_id = p_merchant_id AND inverse.base = p_to AND inverse.quote = p_from AND inverse.valid_from <= p_on
          ORDER BY valid_from DESC LIMIT 1
        ) found,
        LATERAL (SELECT round(p_amount_minor * found.rate * power(10::numeric, target.exponent - origin.exponent)) AS minor) converted
      WHERE origin.code = p_from AND target.code = p_to) END
$$;
GRANT EXECUTE ON FUNCTION receivables.convert_minor TO goodterms_app;

-- An account's exposure in its own currency, weighted; null where a rate is missing.
CREATE FUNCTION receivables.exposure_of(p_merchant_id uuid, p_account_id uuid, p_on date)
RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN count(*) FILTER (WHERE part.amount IS NULL) > 0 THEN NULL ELSE coalesce(sum(part.amount), 0)::bigint END
  FROM (
    SELECT receivables.convert_minor(p_merchant_id,
        round(sums.open_debits_minor * account.weight_open_debits + sums.reserved_minor * account.weight_reserved
          + sums.shipped_minor * account.weight_shipped + sums.uncleared_minor * account.weight_uncleared
          - sums.unapplied_minor * account.weight_unapplied - sums.deposits_minor * account.weight_deposits
          - sums.disputed_minor * account.weight_disputed - sums.insured_minor * account.weight_insured),
        sums.currency, account.currency, p_on) AS amount
    FROM receivables.exposure_account account
    JOIN receivables.exposure_sum sums ON sums.merchant_id = account.merchant_id AND sums.account_id = account.id
    WHERE account.merchant_id = p_merchant_id AND account.id = p_account_id
  ) part
$$;
GRANT EXECUTE ON FUNCTION receivables.exposure_of TO goodterms_app;

-- The one comparison that lives in the database: lock the account and its group in one id order, compare, reserve,
-- record. Every value is a parameter, so that on Citus the whole call goes to the worker that holds the merchant.
-- The answer of an order already reserved is given again; with other content it is refused as order_differs.
-- A check of an order that is reserved already leaves out what it holds, so that it is counted once.
-- Reasons: no_ceiling, stale, expired, blocked:<reason>, over_ceiling, over_group_ceiling, no_rate, order_differs.
CREATE FUNCTION receivables.reserve(
  p_merchant_id uuid, p_id uuid, p_event_id uuid, p_customer_id uuid, p_order_reference text, p_content_hash uuid,
  p_mode text, p_currency text, p_amount_minor bigint, p_now timestamptz, p_on date, p_expires_at timestamptz,
  p_override_reason text, p_actor text, p_request_id text)
RETURNS receivables.reservation LANGUAGE plpgsql AS $$
DECLARE
  standing receivables.reservation;
  made receivables.reservation;
  account receivables.exposure_account;
  pool receivables.exposure_account;
  group_of_customer uuid;
  reasons text[] := '{}';
  added numeric;
  added_to_group numeric;
  counted_minor bigint;
BEGIN
  SELECT customer.group_id INTO group_of_customer FROM receivables.customer
    WHERE customer.merchant_id = p_merchant_id AND customer.id = p_customer_id;
  PERFORM 1 FROM receivables.exposure_account locked
    WHERE locked.merchant_id = p_merchant_id AND locked.id IN (p_customer_id, group_of_customer)
    ORDER BY locked.id FOR UPDATE;
  SELECT * INTO standing FROM receivables.reservation
    WHERE reservation.merchant_id = p_merchant_id AND reservation.order_reference = p_order_reference
      AND reservation.outcome = 'reserved';
  IF FOUND AND standing.content_hash = p_content_hash AND standing.customer_id = p_customer_id AND p_mode = 'reserve' THEN
    RETURN standing;
  END IF;
  IF FOUND AND p_mode = 'reserve' THEN reasons := reasons || 'order_differs'::text; END IF;

  SELECT * INTO account FROM receivables.exposure_account
    WHERE exposure_account.merchant_id = p_merchant_id AND exposure_account.id = p_customer_id;
  SELECT * INTO pool FROM receivables.exposure_account
    WHERE exposure_account.merchant_id = p_merchant_id AND exposure_account.id = group_of_customer;

  -- What has run out is released before anything is refused for lack of room.
  PERFORM receivables.release_due(p_merchant_id, p_customer_id, group_of_customer, p_now, p_event_id, p_actor, p_request_id);
  SELECT reservation.held_minor INTO counted_minor FROM receivables.reservation
    WHERE reservation.merchant_id = p_merchant_id AND reservation.id = standing.id AND reservation.customer_id = p_customer_id AND p_mode = 'check';
  counted_minor := coalesce(counted_minor, 0);

  made.merchant_id := p_merchant_id; made.id := p_id; made.customer_id := p_customer_id;
  made.order_reference := p_order_reference; made.content_hash := p_content_hash; made.mode := p_mode;
  made.currency := p_currency; made.amount_minor := p_amount_minor; made.captured_minor := 0; made.released_minor := 0;
  made.account_version := account.version; made.account_currency := account.currency;
  made.ceiling_minor := account.ceiling_minor; made.evaluation_id := account.evaluation_id;
  made.group_id := pool.id; made.group_ceiling_minor := pool.ceiling_minor;
  made.override_reason := p_override_reason; made.decided_at := p_now; made.expires_at := p_expires_at;
  made.actor := p_actor; made.version := 1;
  made.exposure_before_minor := receivables.exposure_of(p_merchant_id, account.id, p_on)
    - receivables.convert_minor(p_merchant_id, round(counted_minor * account.weight_reserved), standing.currency, account.currency, p_on);
  added := receivables.convert_minor(p_merchant_id, round(p_amount_minor * account.weight_reserved), p_currency, account.currency, p_on);
  IF made.exposure_before_minor IS NULL OR added IS NULL THEN
    reasons := reasons || 'no_rate'::text;
  END IF;
  made.exposure_before_minor := coalesce(made.exposure_before_minor, 0);
  made.exposure_after_minor := made.exposure_before_minor + coalesce(added, 0);

  IF account.ceiling_minor IS NULL THEN reasons := reasons || 'no_ceiling'::text; END IF;
  IF account.stale THEN reasons := reasons || 'stale'::text; END IF;
  IF account.valid_until <= p_now THEN reasons := reasons || 'expired'::text; END IF;
  IF cardinality(account.block_reasons) > 0 THEN
    reasons := reasons || ARRAY(SELECT 'blocked:' || block FROM unnest(account.block_reasons) AS block);
  END IF;
  IF made.exposure_after_minor > account.ceiling_minor THEN reasons := reasons || 'over_ceiling'::text; END IF;
  IF pool.ceiling_minor IS NOT NULL THEN
    made.group_before_minor := receivables.exposure_of(p_merchant_id, pool.id, p_on)
      - receivables.convert_minor(p_merchant_id, round(counted_minor * pool.weight_reserved), standing.currency, pool.currency, p_on);
    added_to_group := receivables.convert_minor(p_merchant_id, round(p_amount_minor * pool.weight_reserved), p_currency, pool.currency, p_on);
    made.group_after_minor := made.group_before_minor + added_to_group;
    IF made.group_after_minor IS NULL THEN reasons := reasons || 'no_rate'::text;
    ELSIF made.group_after_minor > pool.ceiling_minor THEN reasons := reasons || 'over_group_ceiling'::text;
    END IF;
  END IF;

  -- An override lets the ceiling be passed; it cannot make up for a missing rate or a used order number.
  IF p_override_reason IS NOT NULL THEN
    reasons := ARRAY(SELECT reason FROM unnest(reasons) AS reason WHERE reason IN ('no_rate', 'order_differs'));
  END IF;
  made.reasons := reasons;
  made.outcome := CASE WHEN cardinality(reasons) > 0 THEN 'refused' WHEN p_mode = 'check' THEN 'checked' ELSE 'reserved' END;
  made.held_minor := CASE WHEN made.outcome = 'reserved' THEN p_amount_minor ELSE 0 END;
  IF made.outcome <> 'reserved' THEN
    made.exposure_after_minor := made.exposure_before_minor;
    made.group_after_minor := made.group_before_minor;
  ELSE
    PERFORM receivables.add_reserved(p_merchant_id, p_customer_id, group_of_customer, p_currency, p_amount_minor);
  END IF;
  INSERT INTO receivables.reservation SELECT made.*;
  INSERT INTO platform.event (merchant_id, id, type, subject_type, subject_id, subject_version, actor, request_id, occurred_at, data)
    VALUES (p_merchant_id, p_event_id, 'receivables.reservation_' || made.outcome, 'reservation', p_id, 1, p_actor, p_request_id, p_now,
      jsonb_build_object('customerId', p_customer_id, 'orderReference', p_order_reference, 'amountMinor', p_amount_minor,
        'currency', p_currency, 'reasons', reasons, 'exposureBeforeMinor', made.exposure_before_minor,
        'exposureAfterMinor', made.exposure_after_minor, 'ceilingMinor', made.ceiling_minor));
  RETURN made;
END $$;

-- Adds to (or, negative, takes from) what is reserved on the account and its group. The caller holds their locks.
CREATE FUNCTION receivables.add_reserved(p_merchant_id uuid, p_customer_id uuid, p_group_id uuid, p_currency text, p_amount_minor bigint)
RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- The row first, then the sum: a check constraint looks at the row proposed for insertion, which must not be negative.
  INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency)
    SELECT p_merchant_id, account.id, p_currency FROM receivables.exposure_account account
      WHERE account.merchant_id = p_merchant_id AND account.id IN (p_customer_id, p_group_id)
    ON CONFLICT (merchant_id, account_id, currency) DO NOTHING;
  UPDATE receivables.exposure_sum SET reserved_minor = reserved_minor + p_amount_minor
    WHERE exposure_sum.merchant_id = p_merchant_id AND exposure_sum.account_id IN (p_customer_id, p_group_id)
      AND exposure_sum.currency = p_currency;
  UPDATE receivables.exposure_account SET version = version + 1
    WHERE exposure_account.merchant_id = p_merchant_id AND exposure_account.id IN (p_customer_id, p_group_id);
END $$;

-- Releases what is due of one customer's reservations, with an event each. The caller holds the account's lock. How
-- many fall due the application cannot know: their events' ids keep the instant of the one it gave, and end in the
-- reservation's hash.
CREATE FUNCTION receivables.release_due(p_merchant_id uuid, p_customer_id uuid, p_group_id uuid, p_now timestamptz,
  p_event_id uuid, p_actor text, p_request_id text)
RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  due record;
BEGIN
  FOR due IN
    SELECT reservation.id, reservation.order_reference, reservation.currency, reservation.held_minor, reservation.version FROM receivables.reservation
      WHERE reservation.merchant_id = p_merchant_id AND reservation.customer_id = p_customer_id
        AND reservation.held_minor > 0 AND reservation.expires_at <= p_now
      ORDER BY reservation.id FOR UPDATE
  LOOP
    UPDATE receivables.reservation SET held_minor = 0, released_minor = released_minor + due.held_minor, version = version + 1
      WHERE reservation.merchant_id = p_merchant_id AND reservation.id = due.id;
    PERFORM receivables.add_reserved(p_merchant_id, p_customer_id, p_group_id, due.currency, -due.held_minor);
    INSERT INTO platform.event (merchant_id, id, type, subject_type, subject_id, subject_version, actor, request_id, occurred_at, data)
      VALUES (p_merchant_id, (left(p_event_id::text, 20) || substr(md5(due.id::text)::uuid::text, 21))::uuid, 'receivables.reservation_expired',
        'reservation', due.id, due.version + 1, p_actor, p_request_id, p_now,
        jsonb_build_object('customerId', p_customer_id, 'orderReference', due.order_reference, 'releasedMinor', due.held_minor,
          'currency', due.currency));
  END LOOP;
END $$;
GRANT EXECUTE ON FUNCTION receivables.reserve, receivables.add_reserved, receivables.release_due TO goodterms_app;
