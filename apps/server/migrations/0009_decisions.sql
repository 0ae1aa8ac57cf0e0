-- Orders, what is held of them, and what was offered instead. A decision itself has no table: it is a reservation of the
-- ledger and the evaluation it was made under. What is written here comes after it, and only where it was no approval.

-- An order as the shop describes it. One that was decided without being described first, and approved, has no row.
CREATE TABLE credit.customer_order (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  -- Who ordered; whose limit counts; who gets the invoice, where that is a third.
  customer_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  bill_to_id uuid,
  currency text NOT NULL,
  -- Gross, with tax; what of it is paid beforehand.
  amount_minor bigint NOT NULL,
  deposit_minor bigint NOT NULL,
  terms text,
  ship_to text,
  ship_to_country text,
  channel text,
  fraud_score numeric(5, 2),
  margin_minor bigint,
  discount_percent numeric(7, 4),
  categories text[] NOT NULL,
  tags text[] NOT NULL,
  -- [{description, quantity, amountMinor, sku, category, deliverOn}], whose amounts sum to the order's.
  lines jsonb NOT NULL,
  -- Delivered over time: reserved as far as the policy looks ahead, and more as days pass.
  is_blanket boolean NOT NULL,
  next_delivery_on date,
  -- described (nothing asked yet), held, approved, rejected, cancelled, split (replaced by its parts).
  state text NOT NULL,
  content_hash uuid NOT NULL,
  split_from uuid,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT customer_order_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT customer_order_state CHECK (state IN ('described', 'held', 'approved', 'rejected', 'cancelled', 'split')),
  CONSTRAINT customer_order_amounts CHECK (amount_minor > 0 AND deposit_minor >= 0 AND deposit_minor < amount_minor)
);
CREATE UNIQUE INDEX customer_order_by_reference ON credit.customer_order (merchant_id, reference);
CREATE INDEX customer_order_by_customer ON credit.customer_order (merchant_id, customer_id, id);
CREATE INDEX customer_order_by_payer ON credit.customer_order (merchant_id, payer_id, id);
CREATE INDEX customer_order_deliveries ON credit.customer_order (merchant_id, next_delivery_on) WHERE next_delivery_on IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.customer_order');
GRANT SELECT, INSERT, UPDATE (customer_id, payer_id, bill_to_id, currency, amount_minor, deposit_minor, terms, ship_to,
  ship_to_country, channel, fraud_score, margin_minor, discount_percent, categories, tags, lines, is_blanket,
  next_delivery_on, state, content_hash, version, updated_at) ON credit.customer_order TO goodterms_app;

-- Why a decision was no approval, and what it was explained from: the very bytes, kept for ever beside the reservation.
CREATE TABLE credit.explanation (
  merchant_id uuid NOT NULL,
  reservation_id uuid NOT NULL,
  engine_version text NOT NULL,
  -- Canonical JSON texts.
  inputs text NOT NULL,
  explanation text NOT NULL,
  explained_at timestamptz NOT NULL,
  CONSTRAINT explanation_pk PRIMARY KEY (merchant_id, reservation_id)
);
SELECT platform.isolate_by_merchant('credit.explanation');
GRANT SELECT, INSERT ON credit.explanation TO goodterms_app;

-- An order that was not approved. Open: it waits for a person or for its cures. Declined ones are closed from the start,
-- and a person can still release them.
CREATE TABLE credit.order_hold (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  order_reference text NOT NULL,
  customer_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  group_id uuid,
  -- The refusal that made it; a recheck that refuses again renews it.
  reservation_id uuid NOT NULL,
  evaluation_id uuid,
  checkpoint text NOT NULL,
  outcome text NOT NULL,
  -- open, declined, released (by a person), freed (by its cure), rejected, ended (cancelled, split, amended away).
  state text NOT NULL,
  reasons text[] NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  account_currency text NOT NULL,
  account_amount_minor bigint,
  -- By how much a release would pass the ceiling, and how much is overdue, in the account's currency.
  over_minor bigint NOT NULL,
  overdue_minor bigint NOT NULL,
  oldest_overdue_days integer NOT NULL,
  segment text,
  risk_class text,
  score numeric,
  suggestion text NOT NULL,
  -- The state of the account (and the group) when it was looked at last: once it has moved, it is worth another look.
  account_version bigint NOT NULL,
  group_version bigint,
  due_at timestamptz NOT NULL,
  owner_id uuid,
  -- Of a release: soft or firm, and the reasons that count no more.
  release_kind text,
  released_reasons text[] NOT NULL DEFAULT '{}',
  closed_at timestamptz,
  closed_by text,
  created_at timestamptz NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT order_hold_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT order_hold_state CHECK (state IN ('open', 'declined', 'released', 'freed', 'rejected', 'ended')),
  CONSTRAINT order_hold_outcome CHECK (outcome IN ('referred', 'declined')),
  CONSTRAINT order_hold_release CHECK (release_kind IN ('soft', 'firm'))
);
-- One wait for an order at a time, and one hold for a refusal however often it is written.
CREATE UNIQUE INDEX order_hold_open ON credit.order_hold (merchant_id, order_reference) WHERE state = 'open';
CREATE UNIQUE INDEX order_hold_by_reservation ON credit.order_hold (merchant_id, reservation_id);
CREATE INDEX order_hold_by_order ON credit.order_hold (merchant_id, order_reference, id);
CREATE INDEX order_hold_due ON credit.order_hold (merchant_id, due_at, id) WHERE state = 'open';
CREATE INDEX order_hold_by_payer ON credit.order_hold (merchant_id, payer_id, id);
CREATE INDEX order_hold_by_state ON credit.order_hold (merchant_id, state, id);
SELECT platform.isolate_by_merchant('credit.order_hold');
GRANT SELECT, INSERT, UPDATE (reservation_id, evaluation_id, checkpoint, outcome, state, reasons, currency, amount_minor,
  account_currency, account_amount_minor, over_minor, overdue_minor, oldest_overdue_days, segment, risk_class, score,
  suggestion, account_version, group_version, owner_id, release_kind, released_reasons, closed_at,
  closed_by, version) ON credit.order_hold TO goodterms_app;

-- What was done about a hold, by whom and why: put, renewed, released, rejected, freed, split, assigned, noted, ended.
CREATE TABLE credit.hold_action (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  hold_id uuid NOT NULL,
  -- Counted from 1: the hold's lock is held while it is written.
  place integer NOT NULL,
  action text NOT NULL,
  release_kind text,
  reason text NOT NULL,
  -- Of a rejection, per line: [{line, reason}].
  line_reasons jsonb,
  -- By how much the ceiling was passed, in which currency, and how far the person's authority reached (null: no bound).
  over_minor bigint,
  currency text,
  authority_minor bigint,
  actor text NOT NULL,
  acted_at timestamptz NOT NULL,
  CONSTRAINT hold_action_pk PRIMARY KEY (merchant_id, hold_id, place, id),
  CONSTRAINT hold_action_hold_fk FOREIGN KEY (merchant_id, hold_id) REFERENCES credit.order_hold
);
SELECT platform.isolate_by_merchant('credit.hold_action');
GRANT SELECT, INSERT ON credit.hold_action TO goodterms_app;

-- A hold that a person put on a whole account.
CREATE TABLE credit.account_hold (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  code text NOT NULL,
  note text NOT NULL,
  -- The last day on which it stands; null until lifted.
  until_on date,
  put_at timestamptz NOT NULL,
  put_by text NOT NULL,
  lifted_at timestamptz,
  lifted_by text,
  lift_reason text,
  CONSTRAINT account_hold_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX account_hold_standing ON credit.account_hold (merchant_id, customer_id) WHERE lifted_at IS NULL;
CREATE INDEX account_hold_by_customer ON credit.account_hold (merchant_id, customer_id, id);
SELECT platform.isolate_by_merchant('credit.account_hold');
GRANT SELECT, INSERT, UPDATE (lifted_at, lifted_by, lift_reason) ON credit.account_hold TO goodterms_app;

-- How far refusals have been looked through for holds that were never written, because a process died in between.
CREATE TABLE credit.hold_watch (
  merchant_id uuid NOT NULL,
  looked_through timestamptz NOT NULL,
  CONSTRAINT hold_watch_pk PRIMARY KEY (merchant_id)
);
SELECT platform.isolate_by_merchant('credit.hold_watch');
GRANT SELECT, INSERT, UPDATE (looked_through) ON credit.hold_watch TO goodterms_app;

-- The ways in which a cart could be bought, as they were shown; which was taken, and for which order.
CREATE TABLE credit.offer_set (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  evaluation_id uuid,
  -- Canonical JSON text of the options, and the keys alone for counting.
  options text NOT NULL,
  option_keys text[] NOT NULL,
  shown_at timestamptz NOT NULL,
  taken_option text,
  order_reference text,
  taken_at timestamptz,
  CONSTRAINT offer_set_pk PRIMARY KEY (merchant_id, id)
);
CREATE UNIQUE INDEX offer_set_by_order ON credit.offer_set (merchant_id, order_reference) WHERE order_reference IS NOT NULL;
CREATE INDEX offer_set_shown ON credit.offer_set (merchant_id, shown_at);
SELECT platform.isolate_by_merchant('credit.offer_set');
GRANT SELECT, INSERT, UPDATE (taken_option, order_reference, taken_at) ON credit.offer_set TO goodterms_app;
