-- Monitoring: how each customer pays, what changed about it, who is watched, which reviews are due, what to do about it.

-- How a customer pays, as last measured. Kept so that a decision reads one row; measured again when the book of the
-- customer has changed, and daily while something is overdue.
CREATE TABLE credit.payer_behaviour (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  as_of date NOT NULL,
  measured_at timestamptz NOT NULL,
  -- The exposure account's version that this rests on: another one means that the book may have changed.
  account_version bigint NOT NULL,
  currency text NOT NULL,
  grade text,
  mean_days_late numeric,
  mean_days_late_low numeric,
  mean_days_late_high numeric,
  trend text,
  observations integer NOT NULL,
  paid_invoices integer NOT NULL,
  overdue_items integer NOT NULL,
  sales_12m_minor bigint NOT NULL,
  returned_payments_12m integer NOT NULL,
  chargebacks_12m integer NOT NULL,
  disputes_12m integer NOT NULL,
  -- What looking at triggers needs of it: the last change point, the oldest overdue item's days.
  details jsonb NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT payer_behaviour_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT payer_behaviour_trend CHECK (trend IN ('better', 'steady', 'worse'))
);
SELECT platform.isolate_by_merchant('credit.payer_behaviour');
GRANT SELECT, INSERT, UPDATE (as_of, measured_at, account_version, currency, grade, mean_days_late, mean_days_late_low,
  mean_days_late_high, trend, observations, paid_invoices, overdue_items, sales_12m_minor, returned_payments_12m,
  chargebacks_12m, disputes_12m, details, version) ON credit.payer_behaviour TO goodterms_app;

-- Where each customer stood when its triggers were last looked at: what makes them fire once, on crossing.
CREATE TABLE credit.trigger_state (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- The exposure account's version that was looked at.
  account_version bigint NOT NULL,
  looked_on date NOT NULL,
  -- Per cent of the limit: thresholds that have fired and wait to be armed again.
  fired_thresholds integer[] NOT NULL,
  -- Hundredths of a per cent of the limit; null without a limit.
  utilization integer,
  -- Since when utilization has stayed in the low and steady band.
  low_since date,
  is_overdue boolean NOT NULL,
  grade text,
  score numeric,
  risk_class text,
  -- Date and direction of the last change point that was told.
  change_on date,
  change_direction text,
  version bigint NOT NULL,
  CONSTRAINT trigger_state_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT trigger_state_direction CHECK (change_direction IN ('better', 'worse'))
);
SELECT platform.isolate_by_merchant('credit.trigger_state');
GRANT SELECT, INSERT, UPDATE (account_version, looked_on, fired_thresholds, utilization, low_since, is_overdue, grade, score,
  risk_class, change_on, change_direction, version) ON credit.trigger_state TO goodterms_app;

-- Utilization by day: the day's highest and last.
CREATE TABLE credit.utilization_day (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  day date NOT NULL,
  currency text NOT NULL,
  limit_minor bigint NOT NULL,
  highest_minor bigint NOT NULL,
  last_minor bigint NOT NULL,
  CONSTRAINT utilization_day_pk PRIMARY KEY (merchant_id, customer_id, day)
);
SELECT platform.isolate_by_merchant('credit.utilization_day');
GRANT SELECT, INSERT, UPDATE (currency, limit_minor, highest_minor, last_minor) ON credit.utilization_day TO goodterms_app;

-- Every firing of a trigger, once: the key names what fired so that a second look finds it written.
CREATE TABLE credit.alert (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  code text NOT NULL,
  firing_key text NOT NULL,
  severity text NOT NULL,
  is_positive boolean NOT NULL,
  alert_on date NOT NULL,
  -- Parameters of its wording; no personal data.
  data jsonb NOT NULL,
  raised_at timestamptz NOT NULL,
  CONSTRAINT alert_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT alert_firing_unique UNIQUE (merchant_id, customer_id, firing_key),
  CONSTRAINT alert_severity CHECK (severity IN ('info', 'attention', 'severe'))
);
CREATE INDEX alert_by_time ON credit.alert (merchant_id, raised_at, id);
CREATE INDEX alert_by_customer ON credit.alert (merchant_id, customer_id, raised_at, id);
SELECT platform.isolate_by_merchant('credit.alert');
GRANT SELECT, INSERT ON credit.alert TO goodterms_app;

-- How an alert ended: somebody acknowledged it, or what it told of has passed.
CREATE TABLE credit.alert_ending (
  merchant_id uuid NOT NULL,
  alert_id uuid NOT NULL,
  ending text NOT NULL,
  note text,
  actor text NOT NULL,
  ended_at timestamptz NOT NULL,
  CONSTRAINT alert_ending_pk PRIMARY KEY (merchant_id, alert_id),
  CONSTRAINT alert_ending_alert_fk FOREIGN KEY (merchant_id, alert_id) REFERENCES credit.alert,
  CONSTRAINT alert_ending_kind CHECK (ending IN ('acknowledged', 'passed'))
);
SELECT platform.isolate_by_merchant('credit.alert_ending');
GRANT SELECT, INSERT ON credit.alert_ending TO goodterms_app;

-- Customers somebody keeps an eye on. Taking one off keeps the row; the history is in the events.
CREATE TABLE credit.watched_customer (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  source text NOT NULL,
  reason text NOT NULL,
  -- The person of the merchant who watches (a membership's user id).
  owner_id text,
  -- Last day of it; null until taken off.
  until_on date,
  watched_at timestamptz NOT NULL,
  watched_by text NOT NULL,
  removed_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT watched_customer_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT watched_customer_source CHECK (source IN ('person', 'automatic'))
);
CREATE INDEX watched_customer_standing ON credit.watched_customer (merchant_id, watched_at, customer_id) WHERE removed_at IS NULL;
SELECT platform.isolate_by_merchant('credit.watched_customer');
GRANT SELECT, INSERT, UPDATE (source, reason, owner_id, until_on, watched_at, watched_by, removed_at, version)
  ON credit.watched_customer TO goodterms_app;

-- Reviews of accounts as they were completed. The next one's day stands on the credit account.
CREATE TABLE credit.account_review (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  outcome text NOT NULL,
  note text NOT NULL,
  -- The day it had been due on; null when nothing had asked for it.
  due_on date,
  reviewed_on date NOT NULL,
  next_on date,
  reviewed_at timestamptz NOT NULL,
  actor text NOT NULL,
  CONSTRAINT account_review_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT account_review_outcome CHECK (outcome IN ('no_change', 'raise_limit', 'lower_limit', 'hold', 'collect', 'close'))
);
CREATE INDEX account_review_by_customer ON credit.account_review (merchant_id, customer_id, reviewed_at, id);
SELECT platform.isolate_by_merchant('credit.account_review');
GRANT SELECT, INSERT ON credit.account_review TO goodterms_app;

-- What monitoring proposes to do; a person accepts or dismisses it, or newer facts supersede it.
CREATE TABLE credit.action_proposal (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  action text NOT NULL,
  -- What it proposes, in one hash: proposed again only when that differs.
  content_hash uuid NOT NULL,
  amount_minor bigint,
  currency text,
  -- [{"code", "parameters"}]
  reasons jsonb NOT NULL,
  -- {"code", "parameters"}
  effect jsonb NOT NULL,
  rank integer NOT NULL,
  state text NOT NULL,
  proposed_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by text,
  note text,
  -- Of the limit or of the limit's proposal that accepting it made.
  result_id text,
  version bigint NOT NULL,
  CONSTRAINT action_proposal_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT action_proposal_action CHECK (action IN ('raise_limit', 'lower_limit', 'hold', 'collect', 'offer_plan',
    'shorten_terms', 'ask_deposit', 'ask_debit')),
  CONSTRAINT action_proposal_state CHECK (state IN ('open', 'accepted', 'dismissed', 'superseded'))
);
CREATE UNIQUE INDEX action_proposal_open ON credit.action_proposal (merchant_id, customer_id, action) WHERE state = 'open';
CREATE INDEX action_proposal_by_customer ON credit.action_proposal (merchant_id, customer_id, proposed_at, id);
CREATE INDEX action_proposal_worklist ON credit.action_proposal (merchant_id, state, proposed_at, id);
SELECT platform.isolate_by_merchant('credit.action_proposal');
GRANT SELECT, INSERT, UPDATE (state, decided_at, decided_by, note, result_id, version) ON credit.action_proposal TO goodterms_app;
