-- Reserving many orders in one call, and more than once for one order: what a checkout asks of the guard.

-- A reservation knows where in the order's life it was asked, which attempt for its order it is, what has shipped of it,
-- and what a decision was made from, so that each can be replayed from its own row.
ALTER TABLE receivables.reservation
  ADD COLUMN checkpoint text NOT NULL DEFAULT 'order',
  -- 1, 2, 3 … of the order; null where it is no record of what the order may have: checks, amendments refused.
  ADD COLUMN attempt integer,
  -- Shipped and not invoiced: does not expire.
  ADD COLUMN shipped_minor bigint NOT NULL DEFAULT 0,
  -- The part of the ceiling compared that is not the account's own: the tolerance of this checkpoint.
  ADD COLUMN extra_minor bigint NOT NULL DEFAULT 0,
  ADD COLUMN group_version bigint,
  -- Reasons that a person has lifted for this order; they did not refuse it.
  ADD COLUMN lifted_reasons text[] NOT NULL DEFAULT '{}',
  -- Canonical JSON text of what was known of the order.
  ADD COLUMN facts text,
  -- Nobody can delete a customer, and its account is locked by whoever writes here; `verify` proves it. A foreign key
  -- would lock the customer's row for every decision.
  DROP CONSTRAINT reservation_customer_fk,
  DROP CONSTRAINT reservation_mode,
  DROP CONSTRAINT reservation_bounds,
  DROP CONSTRAINT reservation_sums;
UPDATE receivables.reservation SET attempt = numbered.attempt FROM (
  SELECT merchant_id, id, row_number() OVER (PARTITION BY merchant_id, order_reference ORDER BY outcome = 'reserved', decided_at, id) AS attempt
  FROM receivables.reservation WHERE mode = 'reserve'
) numbered WHERE reservation.merchant_id = numbered.merchant_id AND reservation.id = numbered.id;
ALTER TABLE receivables.reservation
  ADD CONSTRAINT reservation_mode CHECK (mode IN ('reserve', 'check', 'amend')),
  ADD CONSTRAINT reservation_checkpoint CHECK (checkpoint IN ('order', 'pick', 'ship', 'invoice')),
  ADD CONSTRAINT reservation_bounds CHECK (amount_minor > 0 AND held_minor >= 0 AND shipped_minor >= 0 AND captured_minor >= 0 AND released_minor >= 0),
  ADD CONSTRAINT reservation_sums CHECK (outcome <> 'reserved' OR held_minor + shipped_minor + captured_minor + released_minor = amount_minor);
DROP INDEX receivables.reservation_by_order;
-- The latest attempt of an order is its record: two that race for one reference meet here.
CREATE UNIQUE INDEX reservation_by_order ON receivables.reservation (merchant_id, order_reference, attempt);
CREATE INDEX reservation_by_customer ON receivables.reservation (merchant_id, customer_id, id);
-- What falls due comes in the order of time, so the newest stands at the end of the index, where adding costs least.
DROP INDEX receivables.reservation_expiring;
CREATE INDEX reservation_due ON receivables.reservation (merchant_id, expires_at, customer_id) WHERE held_minor > 0 AND expires_at IS NOT NULL;
GRANT UPDATE (shipped_minor) ON receivables.reservation TO goodterms_app;

-- What was written off of a customer counts for ever, and is little.
CREATE INDEX document_written_off ON receivables.document (merchant_id, customer_id) WHERE kind = 'write_off';

-- These rows are written again and again; with room on their pages no index has to follow.
ALTER TABLE receivables.exposure_account SET (fillfactor = 60);
ALTER TABLE receivables.exposure_sum SET (fillfactor = 60);
ALTER TABLE receivables.exposure_sum DROP CONSTRAINT exposure_sum_bounds;
ALTER TABLE receivables.exposure_sum ADD CONSTRAINT exposure_sum_bounds
  CHECK (open_debits_minor >= 0 AND reserved_minor >= 0 AND shipped_minor >= 0 AND unapplied_minor >= 0 AND disputed_minor >= 0);

DROP FUNCTION receivables.reserve;
DROP FUNCTION receivables.release_due;
DROP FUNCTION receivables.add_reserved;

-- Locks the exposure accounts of customers in id order, then those of their groups in id order: the one order of these
-- locks. Whoever holds a customer's account keeps it in its group, so the groups are known once the first are held.
CREATE OR REPLACE FUNCTION receivables.lock_accounts(p_merchant_id uuid, p_customer_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM receivables.exposure_account account
    WHERE account.merchant_id = p_merchant_id AND account.id = ANY(p_customer_ids) AND account.holder = 'customer' ORDER BY account.id FOR UPDATE;
  PERFORM 1 FROM receivables.exposure_account account
    WHERE account.merchant_id = p_merchant_id AND account.id IN (
      SELECT customer.group_id FROM receivables.customer
        WHERE customer.merchant_id = p_merchant_id AND customer.id = ANY(p_customer_ids)
      UNION ALL SELECT unnest(p_customer_ids))
      AND account.holder = 'group' ORDER BY account.id FOR UPDATE;
END $$;

-- Minor units of one currency for one of another's at the latest rate of the day; null where no rate is known.
CREATE FUNCTION receivables.minor_factor(p_merchant_id uuid, p_from text, p_to text, p_on date)
RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_from = p_to THEN 1 ELSE (
    SELECT found.rate * power(10::numeric, target.exponent - origin.exponent)
      FROM platform.currency origin, platform.currency target,
        LATERAL (
          SELECT direct.rate, direct.valid_from FROM receivables.exchange_rate direct
            WHERE direct.merchant_id = p_merchant_id AND direct.base = p_from AND direct.quote = p_to AND direct.valid_from <= p_on
          UNION ALL
          SELECT 1 / inverse.rate, inverse.valid_from FROM receivables.exchange_rate inverse
            WHERE inverse.merchant_id = p_merchant_id AND inverse.base = p_to AND inverse.quote = p_from AND inverse.valid_from <= p_on
          ORDER BY valid_from DESC LIMIT 1
        ) found
      WHERE origin.code = p_from AND target.code = p_to) END
$$;
GRANT EXECUTE ON FUNCTION receivables.minor_factor TO goodterms_app;

-- An amount in another currency's minor units, half-up; null where no rate is known, and where the result is beyond
-- 2^53: a mistaken rate must not keep documents out of the book.
CREATE OR REPLACE FUNCTION receivables.convert_minor(p_merchant_id uuid, p_amount_minor numeric, p_from text, p_to text, p_on date)
RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT CASE WHEN p_from = p_to OR p_amount_minor = 0 THEN p_amount_minor ELSE (
    SELECT CASE WHEN abs(converted.minor) <= 9007199254740991 THEN converted.minor END
      FROM (SELECT round(p_amount_minor * receivables.minor_factor(p_merchant_id, p_from, p_to, p_on)) AS minor) converted) END
$$;

-- One answer of reserve_batch: what became of the call; of what was decided the outcome, of what stands its row's id.
CREATE TYPE receivables.reservation_answer AS (
  place integer, kind text, standing_id uuid, reasons text[], outcome text, attempt integer, amount_minor bigint, held_minor bigint,
  shipped_minor bigint, captured_minor bigint, account_version bigint, account_currency text, ceiling_minor bigint,
  exposure_before_minor bigint, exposure_after_minor bigint, group_id uuid, group_version bigint, group_ceiling_minor bigint,
  group_before_minor bigint, group_after_minor bigint, evaluation_id uuid);

-- The one comparison that lives in the database: lock the accounts and then their groups, each in id order, then take
-- the calls as they came: compare, reserve, record. What one call reserves counts for the next. The merchant is set
-- here, so that a whole batch is one round trip; every value is a parameter, so that on Citus the call goes to its worker.
--
-- Kinds of answer: decided (a row was written: reserved, checked or refused); same and differs (the order's record
-- stands, with this content or another); again (what the ceiling rests on has changed, and the call is not final) and
-- sweep (room is lacking, or the order's own time has run out, and something due is still held): nothing was written.
-- Modes: reserve; check, which holds nothing; amend, which puts a new attempt in the place of the standing one.
-- An order is never counted against itself: what it holds or has shipped is left out of exposure before it is compared
-- again, and what was invoiced of it is taken off the amount.
CREATE FUNCTION receivables.reserve_batch(
  p_merchant_id uuid, p_now timestamptz, p_on date, p_ids uuid[], p_event_ids uuid[], p_customer_ids uuid[], p_orders text[],
  p_content_hashes uuid[], p_modes text[], p_checkpoints text[], p_currencies text[], p_amounts bigint[], p_expires_at timestamptz[],
  p_order_blocks text[], p_extras bigint[], p_evaluation_ids uuid[], p_lifted text[], p_final boolean[], p_again boolean[],
  p_swept boolean[], p_overrides text[], p_facts text[], p_actors text[], p_request_ids text[])
RETURNS SETOF receivables.reservation_answer LANGUAGE plpgsql
-- The statistics of a young book say that its tables are empty; these plans go by the keys whatever they say.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
SET enable_bitmapscan = off
AS $$
DECLARE
  -- Accounts by number: the customers', then the groups'.
  a_id uuid[]; a_currency text[]; a_ceiling bigint[]; a_blocks text[]; a_valid_until timestamptz[]; a_stale boolean[];
  a_evaluation uuid[]; a_version bigint[]; a_weight numeric[]; a_shipped_weight numeric[]; a_exposure numeric[];
  a_first_version bigint[]; a_in_doubt boolean[]; a_has_due boolean[]; a_row receivables.exposure_account[]; a_place tid[];
  a_group uuid[];
  groups uuid[] := '{}';
  customer_count integer;
  -- Sums by number: one for each account and currency of the batch.
  currencies text[];
  currency_count integer;
  s_account uuid[]; s_currency text[]; s_weighted numeric[]; s_factor numeric[]; s_part numeric[]; s_exposure numeric[];
  s_place tid[]; s_added bigint[];
  -- What is answered, by the call's place.
  r_kind text[]; r_standing uuid[]; r_reasons text[]; r_attempt integer[]; r_amount bigint[]; r_held bigint[]; r_shipped bigint[];
  r_captured bigint[]; r_account integer[]; r_version bigint[]; r_before bigint[]; r_after bigint[];
  r_group integer[]; r_group_version bigint[]; r_group_before bigint[]; r_group_after bigint[];
  last_places integer[]; last_place integer;
  replaced_ids uuid[] := '{}';
  i integer; k integer; s integer; g integer; gs integer; previous integer; is_repeated boolean;
  st_id uuid; st_attempt integer; st_outcome text; st_hash uuid; st_customer uuid; st_currency text; st_held bigint;
  st_shipped bigint; st_captured bigint; st_expires_at timestamptz;
  is_live boolean; is_own boolean; is_amended boolean;
  held bigint; moved bigint; own numeric; added numeric;
  before numeric; after numeric; bare numeric; bare_part numeric; full_part numeric;
  group_before numeric; group_after numeric; group_part numeric;
  reasons text[];
  kind text;
  touched integer;
BEGIN
  PERFORM set_config('app.merchant_id', p_merchant_id::text, true);

  SELECT array_agg(known.given_id), array_agg(known.currency), array_agg(known.ceiling_minor),
      array_agg(array_to_string(known.block_reasons, ',')), array_agg(known.valid_until), array_agg(known.stale),
      array_agg(known.evaluation_id), array_agg(known.version), array_agg(known.weight_reserved), array_agg(known.weight_shipped),
      array_agg(known.stale OR known.ceiling_minor IS NULL OR known.block_reasons <> '{}' OR coalesce(known.valid_until <= p_now, false)),
      array_agg(known.account), array_agg(known.ctid)
    INTO a_id, a_currency, a_ceiling, a_blocks, a_valid_until, a_stale, a_evaluation, a_version, a_weight, a_shipped_weight, a_in_doubt, a_row, a_place
    FROM (
      SELECT account.id AS given_id, account.*, account, account.ctid FROM receivables.exposure_account account
        WHERE account.merchant_id = p_merchant_id AND account.id = ANY(p_customer_ids) AND account.holder = 'customer'
        ORDER BY account.id FOR UPDATE
    ) known;
  customer_count := coalesce(cardinality(a_id), 0);
  IF customer_count = 0 THEN RETURN; END IF;

  -- Nobody can be moved to another group while its account is held: read after the locks, the groups are certain.
  -- The order is said: beside DISTINCT the rows may come sorted by group, and a customer would get another's.
  IF EXISTS (SELECT FROM receivables.customer_group WHERE customer_group.merchant_id = p_merchant_id) THEN
    SELECT array_agg(customer.group_id ORDER BY customer.id), coalesce(array_agg(DISTINCT customer.group_id) FILTER (WHERE customer.group_id IS NOT NULL), '{}')
      INTO a_group, groups
      FROM (SELECT customer.id, customer.group_id FROM receivables.customer
        WHERE customer.merchant_id = p_merchant_id AND customer.id = ANY(a_id) ORDER BY customer.id) customer;
    IF groups <> '{}' THEN
      SELECT a_id || array_agg(known.given_id), a_currency || array_agg(known.currency), a_ceiling || array_agg(known.ceiling_minor),
          a_version || array_agg(known.version), a_weight || array_agg(known.weight_reserved), a_shipped_weight || array_agg(known.weight_shipped),
          array_agg(known.given_id), a_row || array_agg(known.account), a_place || array_agg(known.ctid)
        INTO a_id, a_currency, a_ceiling, a_version, a_weight, a_shipped_weight, groups, a_row, a_place
        FROM (
          SELECT account.id AS given_id, account.*, account, account.ctid FROM receivables.exposure_account account
            WHERE account.merchant_id = p_merchant_id AND account.id = ANY(groups) AND account.holder = 'group'
            ORDER BY account.id FOR UPDATE
        ) known;
    END IF;
  END IF;

  a_first_version := a_version;

  currencies := ARRAY(SELECT DISTINCT given.currency FROM unnest(p_currencies) AS given (currency));
  currency_count := cardinality(currencies);
  SELECT array_agg(known.account_id), array_agg(known.currency), array_agg(known.weighted), array_agg(known.factor),
      array_agg(CASE WHEN known.weighted = 0 THEN 0 ELSE round(round(known.weighted) * known.factor) END), array_agg(known.exposure),
      array_agg(known.place), array_agg(0::bigint)
    INTO s_account, s_currency, s_weighted, s_factor, s_part, s_exposure, s_place, s_added
    FROM (
      SELECT weighed.account_id, weighed.named AS currency, weighed.account_number, weighed.currency_number,
        CASE WHEN count(*) = count(weighed.amount) THEN coalesce(sum(weighed.amount), 0) END AS exposure,
        coalesce(sum(weighed.minor) FILTER (WHERE weighed.currency = weighed.named), 0) AS weighted,
        min(weighed.place) FILTER (WHERE weighed.currency = weighed.named) AS place,
        CASE WHEN weighed.named = weighed.account_currency THEN 1
          ELSE receivables.minor_factor(p_merchant_id, weighed.named, weighed.account_currency, p_on) END AS factor
      FROM (
        SELECT account.id AS account_id, account.ordinality AS account_number, account.currency AS account_currency, named.currency AS named,
          named.number AS currency_number, sums.currency, sums.ctid AS place, minor.minor,
          CASE WHEN sums.currency IS NULL THEN 0 WHEN sums.currency = account.currency THEN round(minor.minor)
            ELSE receivables.convert_minor(p_merchant_id, round(minor.minor), sums.currency, account.currency, p_on) END AS amount
        FROM unnest(a_row) WITH ORDINALITY AS account
        LEFT JOIN receivables.exposure_sum sums ON sums.merchant_id = p_merchant_id AND sums.account_id = account.id
        CROSS JOIN LATERAL (SELECT sums.open_debits_minor * account.weight_open_debits + sums.reserved_minor * account.weight_reserved
            - CASE sums.unapplied_minor WHEN 0 THEN 0 ELSE sums.unapplied_minor * account.weight_unapplied END
            + CASE WHEN sums.shipped_minor = 0 AND sums.uncleared_minor = 0 AND sums.deposits_minor = 0 AND sums.disputed_minor = 0
                AND sums.insured_minor = 0 THEN 0
              ELSE sums.shipped_minor * account.weight_shipped + sums.uncleared_minor * account.weight_uncleared
                - sums.deposits_minor * account.weight_deposits - sums.disputed_minor * account.weight_disputed
                - sums.insured_minor * account.weight_insured END AS minor OFFSET 0) minor
        CROSS JOIN unnest(currencies) WITH ORDINALITY AS named (currency, number)
      ) weighed
      GROUP BY weighed.account_number, weighed.currency_number, weighed.account_id, weighed.named, weighed.account_currency
      ORDER BY weighed.account_number, weighed.currency_number
    ) known;
  IF currency_count = 1 THEN a_exposure := s_exposure;
  ELSE a_exposure := ARRAY(SELECT s_exposure[1 + (number - 1) * currency_count] FROM generate_series(1, cardinality(a_id)) AS number);
  END IF;

  -- An array whose first place is skipped would begin at the second.
  r_kind := array_fill(NULL::text, ARRAY[cardinality(p_ids)]); r_reasons := r_kind;
  r_standing := array_fill(NULL::uuid, ARRAY[cardinality(p_ids)]);
  r_attempt := array_fill(NULL::integer, ARRAY[cardinality(p_ids)]); r_account := r_attempt; r_group := r_attempt;
  r_amount := array_fill(NULL::bigint, ARRAY[cardinality(p_ids)]); r_held := r_amount; r_shipped := r_amount; r_captured := r_amount;
  r_version := r_amount; r_before := r_amount; r_after := r_amount; r_group_version := r_amount; r_group_before := r_amount; r_group_after := r_amount;

  FOR i, k, previous, is_repeated, st_id, st_attempt, st_outcome, st_hash, st_customer, st_currency, st_held, st_shipped, st_captured, st_expires_at IN
    SELECT given.place, given.number, given.previous, given.is_repeated, stored.id, stored.attempt, stored.outcome, stored.content_hash,
        stored.customer_id, stored.currency, stored.held_minor, stored.shipped_minor, stored.captured_minor, stored.expires_at
      FROM (
        SELECT given.place, given.order_reference, dense_rank() OVER (ORDER BY given.customer_id) AS number,
          lag(given.place) OVER (PARTITION BY given.order_reference COLLATE "C" ORDER BY given.place) AS previous,
          lead(given.place) OVER (PARTITION BY given.order_reference COLLATE "C" ORDER BY given.place) IS NOT NULL AS is_repeated
        FROM unnest(p_customer_ids, p_orders) WITH ORDINALITY AS given (customer_id, order_reference, place)
        -- An unknown customer gets no answer.
        WHERE given.customer_id = ANY(a_id)
      ) given
      LEFT JOIN LATERAL (
        SELECT * FROM receivables.reservation
          WHERE reservation.merchant_id = p_merchant_id AND reservation.order_reference = given.order_reference AND reservation.attempt > 0
          ORDER BY reservation.attempt DESC LIMIT 1
      ) stored ON true
      ORDER BY given.place
  LOOP
    IF previous IS NOT NULL THEN
      last_place := last_places[previous];
      last_places[i] := last_place;
      IF last_place IS NOT NULL THEN
        st_id := p_ids[last_place]; st_attempt := r_attempt[last_place]; st_hash := p_content_hashes[last_place];
        st_outcome := CASE WHEN r_reasons[last_place] IS NULL THEN 'reserved' ELSE 'refused' END;
        st_customer := p_customer_ids[last_place]; st_currency := p_currencies[last_place]; st_held := r_held[last_place];
        st_shipped := coalesce(r_shipped[last_place], 0); st_captured := coalesce(r_captured[last_place], 0); st_expires_at := p_expires_at[last_place];
      END IF;
    END IF;
    is_own := false; is_amended := false; kind := NULL;
    IF st_id IS NOT NULL THEN
      is_live := st_outcome = 'reserved' AND st_held + st_shipped + st_captured > 0;
      is_own := is_live AND st_customer = p_customer_ids[i];
      is_amended := is_own AND p_modes[i] = 'amend';
      IF p_modes[i] = 'check' THEN NULL;
      ELSIF is_own AND st_held > 0 AND st_expires_at <= p_now AND NOT p_swept[i] THEN
        kind := 'sweep';
      ELSIF is_live OR st_outcome = 'refused' AND NOT p_again[i] THEN
        IF st_hash = p_content_hashes[i] AND st_customer = p_customer_ids[i] THEN kind := 'same';
        ELSIF NOT is_amended OR st_currency <> p_currencies[i] THEN kind := 'differs';
        END IF;
      END IF;
      IF kind IS NOT NULL THEN
        r_kind[i] := kind; r_standing[i] := st_id;
        CONTINUE;
      END IF;
    END IF;

    s := CASE currency_count WHEN 1 THEN k ELSE (k - 1) * currency_count + array_position(currencies, p_currencies[i]) END;
    held := p_amounts[i]; before := a_exposure[k];
    IF is_own THEN
      -- Exposure without what the order itself holds or has shipped, and with what it would have then.
      held := greatest(held - st_captured - CASE WHEN is_amended THEN st_shipped ELSE 0 END, 0);
      added := held * a_weight[k] + CASE WHEN is_amended THEN st_shipped ELSE 0 END * a_shipped_weight[k];
      own := st_held * a_weight[k] + st_shipped * a_shipped_weight[k];
      IF st_currency = p_currencies[i] THEN
        bare := s_weighted[s] - own;
        bare_part := round(round(bare) * s_factor[s]);
        before := before - s_part[s] + bare_part;
        full_part := round(round(bare + added) * s_factor[s]);
        after := before - bare_part + full_part;
      ELSE
        -- A check in another currency than the order's: it changes nothing, so its parts need not be kept apart.
        before := before - receivables.convert_minor(p_merchant_id, round(own), st_currency, a_currency[k], p_on);
        after := before + round(round(p_amounts[i] * a_weight[k]) * s_factor[s]);
      END IF;
    ELSE
      full_part := round(round(s_weighted[s] + held * a_weight[k]) * s_factor[s]);
      after := before - s_part[s] + full_part;
    END IF;
    g := NULL;
    IF groups <> '{}' AND a_group[k] IS NOT NULL THEN
      g := customer_count + array_position(groups, a_group[k]);
      gs := CASE currency_count WHEN 1 THEN g ELSE (g - 1) * currency_count + array_position(currencies, p_currencies[i]) END;
      group_before := a_exposure[g];
      IF is_own THEN
        own := st_held * a_weight[g] + st_shipped * a_shipped_weight[g];
        added := held * a_weight[g] + CASE WHEN is_amended THEN st_shipped ELSE 0 END * a_shipped_weight[g];
        IF st_currency = p_currencies[i] THEN
          group_part := round(round(s_weighted[gs] - own + added) * s_factor[gs]);
          group_after := group_before - s_part[gs] + group_part;
          group_before := group_before - s_part[gs] + round(round(s_weighted[gs] - own) * s_factor[gs]);
        ELSE
          group_before := group_before - receivables.convert_minor(p_merchant_id, round(own), st_currency, a_currency[g], p_on);
          group_after := group_before + round(round(p_amounts[i] * a_weight[g]) * s_factor[gs]);
        END IF;
      ELSE
        group_part := round(round(s_weighted[gs] + held * a_weight[g]) * s_factor[gs]);
        group_after := group_before - s_part[gs] + group_part;
      END IF;
      r_group[i] := g; r_group_version[i] := a_version[g]; r_group_before[i] := group_before;
    END IF;

    reasons := NULL;
    IF a_in_doubt[k] OR p_order_blocks[i] IS NOT NULL OR after IS NULL OR after > a_ceiling[k] + p_extras[i]
      OR p_evaluation_ids[i] IS NOT NULL AND a_evaluation[k] IS DISTINCT FROM p_evaluation_ids[i]
      OR g IS NOT NULL AND a_ceiling[g] IS NOT NULL AND (group_after IS NULL OR group_after > a_ceiling[g])
    THEN
      reasons := array_remove(ARRAY[
        CASE WHEN after IS NULL OR g IS NOT NULL AND a_ceiling[g] IS NOT NULL AND group_after IS NULL THEN 'no_rate' END,
        CASE WHEN a_ceiling[k] IS NULL THEN 'no_ceiling' END,
        CASE WHEN a_stale[k] THEN 'stale' END,
        CASE WHEN a_valid_until[k] <= p_now THEN 'expired' END,
        CASE WHEN p_evaluation_ids[i] IS NOT NULL AND a_evaluation[k] IS DISTINCT FROM p_evaluation_ids[i] THEN 'evaluation_moved' END
      ], NULL)
        || ARRAY(SELECT 'blocked:' || block FROM unnest(string_to_array(a_blocks[k], ',')) AS block)
        || ARRAY(SELECT 'rule:' || block FROM unnest(string_to_array(p_order_blocks[i], ',')) AS block)
        || array_remove(ARRAY[
          CASE WHEN after > a_ceiling[k] + p_extras[i] THEN 'over_ceiling' END,
          CASE WHEN g IS NOT NULL AND group_after > a_ceiling[g] THEN 'over_group_ceiling' END
        ], NULL);
      -- An override, or what a person has lifted, lets the ceiling be passed; neither makes up for a missing rate. What
      -- lowers an order needs nobody's leave.
      IF is_amended AND held <= st_held THEN reasons := '{}';
      ELSIF p_overrides[i] IS NOT NULL OR p_lifted[i] IS NOT NULL THEN
        reasons := ARRAY(SELECT reason FROM unnest(reasons) AS reason WHERE reason = 'no_rate'
          OR p_overrides[i] IS NULL AND reason <> ALL(string_to_array(p_lifted[i], ',')));
      END IF;
      IF NOT p_final[i] AND reasons && '{stale,expired,evaluation_moved}' THEN kind := 'again';
      ELSIF NOT p_swept[i] AND reasons && '{over_ceiling,over_group_ceiling}' THEN
        -- What has run out must be released before anything is refused for lack of room.
        IF 'over_ceiling' = ANY(reasons) AND a_has_due[k] IS NULL THEN
          a_has_due[k] := EXISTS (SELECT FROM receivables.reservation WHERE reservation.merchant_id = p_merchant_id
            AND reservation.expires_at <= p_now AND reservation.customer_id = a_id[k] AND reservation.held_minor > 0);
        END IF;
        IF 'over_group_ceiling' = ANY(reasons) AND a_has_due[g] IS NULL THEN
          a_has_due[g] := EXISTS (SELECT FROM receivables.reservation
            JOIN receivables.customer member ON member.merchant_id = p_merchant_id AND member.id = reservation.customer_id
            WHERE reservation.merchant_id = p_merchant_id AND reservation.expires_at <= p_now AND reservation.held_minor > 0
              AND member.group_id = a_id[g]);
        END IF;
        IF 'over_ceiling' = ANY(reasons) AND a_has_due[k] OR 'over_group_ceiling' = ANY(reasons) AND a_has_due[g] THEN kind := 'sweep'; END IF;
      END IF;
      IF reasons = '{}' THEN reasons := NULL; END IF;
    END IF;

    r_kind[i] := coalesce(kind, 'decided'); r_account[i] := k; r_version[i] := a_version[k]; r_before[i] := before;
    IF kind IS NULL AND reasons IS NULL AND p_modes[i] <> 'check' THEN
      r_attempt[i] := coalesce(st_attempt, 0) + 1; r_held[i] := held; r_after[i] := after;
      moved := held;
      IF is_amended THEN
        -- What has shipped or was invoiced goes over to the new attempt.
        r_shipped[i] := st_shipped; r_captured[i] := st_captured; r_amount[i] := held + st_shipped + st_captured;
        replaced_ids := replaced_ids || st_id;
        moved := held - st_held;
      END IF;
      a_exposure[k] := a_exposure[k] - s_part[s] + full_part; a_version[k] := a_version[k] + 1;
      s_added[s] := s_added[s] + moved; s_weighted[s] := s_weighted[s] + moved * a_weight[k]; s_part[s] := full_part;
      IF g IS NOT NULL THEN
        r_group_after[i] := group_after;
        a_exposure[g] := a_exposure[g] - s_part[gs] + group_part; a_version[g] := a_version[g] + 1;
        s_added[gs] := s_added[gs] + moved; s_weighted[gs] := s_weighted[gs] + moved * a_weight[g]; s_part[gs] := group_part;
      END IF;
    ELSE
      r_reasons[i] := array_to_string(reasons, ','); r_after[i] := before;
      IF g IS NOT NULL THEN r_group_after[i] := r_group_before[i]; END IF;
      IF p_modes[i] = 'reserve' OR p_modes[i] = 'amend' AND NOT is_own THEN r_attempt[i] := coalesce(st_attempt, 0) + 1; END IF;
    END IF;
    IF is_repeated AND kind IS NULL AND r_attempt[i] IS NOT NULL THEN last_places[i] := i; END IF;
  END LOOP;

  -- The rows are locked, so they are where they were read; each index would be searched again otherwise.
  UPDATE receivables.exposure_account account SET version = moved.version
    FROM unnest(a_id, a_version, a_place) AS moved (id, version, place)
    WHERE account.ctid = moved.place AND account.merchant_id = p_merchant_id AND account.id = moved.id AND account.version <> moved.version;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> (SELECT count(*) FROM unnest(a_first_version, a_version) AS moved (before, after) WHERE moved.before <> moved.after) THEN
    RAISE EXCEPTION 'an account has moved under its lock' USING ERRCODE = 'serialization_failure';
  END IF;
  IF EXISTS (SELECT FROM unnest(s_place, s_added) AS sums (place, added) WHERE sums.place IS NULL AND sums.added <> 0) THEN
    INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency, reserved_minor)
      SELECT p_merchant_id, moved.account_id, moved.currency, moved.added FROM unnest(s_account, s_currency, s_place, s_added) AS moved (account_id, currency, place, added)
      WHERE moved.place IS NULL AND moved.added <> 0;
  END IF;
  UPDATE receivables.exposure_sum sums SET reserved_minor = sums.reserved_minor + moved.added
    FROM unnest(s_account, s_currency, s_place, s_added) AS moved (account_id, currency, place, added)
    WHERE moved.added <> 0 AND sums.ctid = moved.place AND sums.merchant_id = p_merchant_id AND sums.account_id = moved.account_id AND sums.currency = moved.currency;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> (SELECT count(*) FROM unnest(s_place, s_added) AS moved (place, added) WHERE moved.place IS NOT NULL AND moved.added <> 0) THEN
    RAISE EXCEPTION 'a sum has moved under its account''s lock' USING ERRCODE = 'serialization_failure';
  END IF;

  INSERT INTO receivables.reservation (merchant_id, id, customer_id, order_reference, content_hash, mode, checkpoint, outcome, reasons, attempt,
      currency, amount_minor, held_minor, shipped_minor, captured_minor, released_minor, account_version, account_currency, ceiling_minor,
      extra_minor, exposure_before_minor, exposure_after_minor, group_id, group_version, group_ceiling_minor, group_before_minor,
      group_after_minor, evaluation_id, lifted_reasons, override_reason, facts, decided_at, expires_at, actor, version)
    SELECT p_merchant_id, given.id, given.customer_id, given.order_reference, given.content_hash, given.mode, given.checkpoint,
      CASE WHEN given.reasons IS NOT NULL THEN 'refused' WHEN given.mode = 'check' THEN 'checked' ELSE 'reserved' END,
      coalesce(string_to_array(given.reasons, ','), '{}'), given.attempt, given.currency, coalesce(given.amended, given.amount),
      coalesce(given.held, 0), coalesce(given.shipped, 0), coalesce(given.captured, 0), 0, given.account_version, a_currency[given.account],
      a_ceiling[given.account] + given.extra, given.extra, coalesce(given.before, 0), coalesce(given.after, 0), a_id[given.pool], given.group_version,
      a_ceiling[given.pool], given.group_before, given.group_after, a_evaluation[given.account], coalesce(string_to_array(given.lifted, ','), '{}'),
      given.override, given.facts, p_now, given.expires_at, given.actor, 1
    FROM unnest(r_kind, p_ids, p_customer_ids, p_orders, p_content_hashes, p_modes, p_checkpoints, r_reasons, r_attempt, p_currencies,
        p_amounts, r_amount, r_held, r_shipped, r_captured, r_version, r_account, p_extras, r_before, r_after, r_group, r_group_version,
        r_group_before, r_group_after, p_lifted, p_overrides, p_facts, p_expires_at, p_actors)
      AS given (kind, id, customer_id, order_reference, content_hash, mode, checkpoint, reasons, attempt, currency,
        amount, amended, held, shipped, captured, account_version, account, extra, before, after, pool, group_version,
        group_before, group_after, lifted, override, facts, expires_at, actor)
    WHERE given.kind = 'decided';
  IF replaced_ids <> '{}' THEN
    UPDATE receivables.reservation SET released_minor = released_minor + held_minor + shipped_minor, held_minor = 0, shipped_minor = 0, version = version + 1
      WHERE reservation.merchant_id = p_merchant_id AND reservation.id = ANY(replaced_ids);
  END IF;
  INSERT INTO platform.event (merchant_id, id, type, subject_type, subject_id, subject_version, actor, request_id, occurred_at, data)
    SELECT p_merchant_id, given.event_id, 'receivables.reservation_' || CASE WHEN given.reasons IS NOT NULL THEN 'refused'
        WHEN given.mode = 'check' THEN 'checked' WHEN given.amended IS NOT NULL THEN 'amended' ELSE 'reserved' END,
      'reservation', given.id, 1, given.actor, given.request_id, p_now,
      jsonb_build_object('customerId', given.customer_id, 'orderReference', given.order_reference, 'amountMinor', coalesce(given.amended, given.amount),
        'currency', given.currency, 'reasons', coalesce(string_to_array(given.reasons, ','), '{}'), 'exposureBeforeMinor', coalesce(given.before, 0),
        'exposureAfterMinor', coalesce(given.after, 0), 'ceilingMinor', a_ceiling[given.account] + given.extra)
    FROM unnest(r_kind, p_event_ids, p_ids, p_customer_ids, p_orders, p_modes, r_reasons, p_amounts, r_amount, p_currencies, r_before, r_after,
        r_account, p_extras, p_actors, p_request_ids)
      AS given (kind, event_id, id, customer_id, order_reference, mode, reasons, amount, amended, currency, before, after,
        account, extra, actor, request_id)
    WHERE given.kind = 'decided';
  RETURN QUERY
    SELECT given.place::integer, given.kind, given.standing_id, coalesce(string_to_array(given.reasons, ','), '{}'),
      CASE WHEN given.reasons IS NOT NULL THEN 'refused' WHEN given.mode = 'check' THEN 'checked' ELSE 'reserved' END,
      given.attempt, coalesce(given.amended, given.amount), coalesce(given.held, 0), coalesce(given.shipped, 0), coalesce(given.captured, 0),
      given.account_version, a_currency[given.account], a_ceiling[given.account] + given.extra, coalesce(given.before, 0), coalesce(given.after, 0),
      a_id[given.pool], given.group_version, a_ceiling[given.pool], given.group_before, given.group_after, a_evaluation[given.account]
    FROM unnest(r_kind, r_standing, r_reasons, p_modes, r_attempt, p_amounts, r_amount, r_held, r_shipped, r_captured, r_version, r_account,
        p_extras, r_before, r_after, r_group, r_group_version, r_group_before, r_group_after) WITH ORDINALITY
      AS given (kind, standing_id, reasons, mode, attempt, amount, amended, held, shipped, captured, account_version, account,
        extra, before, after, pool, group_version, group_before, group_after, place)
    WHERE given.kind IS NOT NULL;
END $$;
GRANT EXECUTE ON FUNCTION receivables.reserve_batch TO goodterms_app;
