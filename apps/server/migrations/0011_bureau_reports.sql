-- Credit bureaus: the connections to them, which of their files is a customer's, what was bought and what it cost, the
-- reports themselves (sealed), and the news of monitored companies.

-- How a merchant signs in to a bureau. Secrets stand sealed under a key of the merchant's own and are never shown again.
CREATE TABLE credit.bureau_connection (
  merchant_id uuid NOT NULL,
  bureau text NOT NULL,
  is_enabled boolean NOT NULL,
  is_simulated boolean NOT NULL,
  settings jsonb NOT NULL,
  sealed_secrets bytea NOT NULL,
  -- Minor units by product, as the merchant's contract says.
  costs jsonb NOT NULL,
  cost_currency text NOT NULL,
  -- What the last try of the credentials found; null before the first.
  checked_at timestamptz,
  check_outcome text,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT bureau_connection_pk PRIMARY KEY (merchant_id, bureau)
);
SELECT platform.isolate_by_merchant('credit.bureau_connection');
GRANT SELECT, INSERT, UPDATE (is_enabled, is_simulated, settings, sealed_secrets, costs, cost_currency, checked_at,
  check_outcome, version, updated_at) ON credit.bureau_connection TO goodterms_app;

-- Which of a bureau's files is a customer's. While nobody has chosen, the candidates stand sealed beside.
CREATE TABLE credit.bureau_subject (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  bureau text NOT NULL,
  state text NOT NULL,
  reference text,
  -- Names and addresses of candidates, or of the person whose file it is.
  sealed_details bytea,
  chosen_by text,
  chosen_at timestamptz,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT bureau_subject_pk PRIMARY KEY (merchant_id, customer_id, bureau),
  CONSTRAINT bureau_subject_state CHECK (state IN ('chosen', 'open', 'none')),
  CONSTRAINT bureau_subject_chosen CHECK (state <> 'chosen' OR chosen_by IS NOT NULL)
);
CREATE INDEX bureau_subject_by_reference ON credit.bureau_subject (merchant_id, bureau, reference) WHERE reference IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.bureau_subject');
GRANT SELECT, INSERT, UPDATE (state, reference, sealed_details, chosen_by, chosen_at, version, updated_at)
  ON credit.bureau_subject TO goodterms_app;

-- A key of its own for what a bureau says of a person: destroying it is the erasure of every such file.
CREATE TABLE credit.bureau_person_key (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  sealed_key bytea,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT bureau_person_key_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT bureau_person_key_erased CHECK ((sealed_key IS NULL) = (erased_at IS NOT NULL))
);
SELECT platform.isolate_by_merchant('credit.bureau_person_key');
GRANT SELECT, INSERT, UPDATE (sealed_key, erased_at) ON credit.bureau_person_key TO goodterms_app;

-- What reports cost in a calendar month, in the policy's currency: the row that whoever buys has to pass, one by one.
CREATE TABLE credit.bureau_month (
  merchant_id uuid NOT NULL,
  month date NOT NULL,
  currency text NOT NULL,
  reserved_minor bigint NOT NULL,
  spent_minor bigint NOT NULL,
  CONSTRAINT bureau_month_pk PRIMARY KEY (merchant_id, month, currency),
  CONSTRAINT bureau_month_amounts CHECK (reserved_minor >= 0 AND spent_minor >= 0)
);
SELECT platform.isolate_by_merchant('credit.bureau_month');
GRANT SELECT, INSERT, UPDATE (reserved_minor, spent_minor) ON credit.bureau_month TO goodterms_app;

-- One order of one report: the money is set aside before the bureau is asked, and settled by what came. A process that
-- dies in between leaves it `reserved`; the next look makes it `unknown`, with the money still set aside.
CREATE TABLE credit.bureau_pull (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  bureau text NOT NULL,
  product text NOT NULL,
  reason text NOT NULL,
  note text,
  forced_because text,
  permissible_purpose text,
  month date NOT NULL,
  cost_minor bigint NOT NULL,
  cost_currency text NOT NULL,
  budget_minor bigint NOT NULL,
  budget_currency text NOT NULL,
  state text NOT NULL,
  -- The kind of failure, or `received`; null while it runs.
  outcome text,
  actor text NOT NULL,
  started_at timestamptz NOT NULL,
  settled_at timestamptz,
  settled_by text,
  version bigint NOT NULL,
  CONSTRAINT bureau_pull_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_pull_state CHECK (state IN ('reserved', 'spent', 'free', 'unknown')),
  CONSTRAINT bureau_pull_costs CHECK (cost_minor >= 0 AND budget_minor >= 0)
);
-- One at a time for a customer and bureau: a second click buys nothing.
CREATE UNIQUE INDEX bureau_pull_running ON credit.bureau_pull (merchant_id, customer_id, bureau) WHERE state = 'reserved';
CREATE INDEX bureau_pull_by_customer ON credit.bureau_pull (merchant_id, customer_id, started_at);
CREATE INDEX bureau_pull_by_month ON credit.bureau_pull (merchant_id, month);
CREATE INDEX bureau_pull_unsettled ON credit.bureau_pull (merchant_id, started_at) WHERE state IN ('reserved', 'unknown');
SELECT platform.isolate_by_merchant('credit.bureau_pull');
GRANT SELECT, INSERT, UPDATE (state, outcome, settled_at, settled_by, version) ON credit.bureau_pull TO goodterms_app;

-- What a bureau said, for ever; the id is its order's. In clear stands only what the policy reads; who it is about is in the sealed parts.
CREATE TABLE credit.bureau_report (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  bureau text NOT NULL,
  product text NOT NULL,
  outcome text NOT NULL,
  -- 0 to 1000, higher is safer; null is no score.
  risk_score integer,
  risk_class smallint,
  recommended_minor bigint,
  currency text NOT NULL,
  flags text[] NOT NULL,
  figures jsonb NOT NULL,
  is_partial boolean NOT NULL,
  -- Whether a key of the person's own seals the two below, or the merchant's.
  is_of_person boolean NOT NULL,
  sealed_content bytea,
  sealed_raw bytea,
  as_of date NOT NULL,
  fetched_at timestamptz NOT NULL,
  cost_minor bigint NOT NULL,
  cost_currency text NOT NULL,
  CONSTRAINT bureau_report_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_report_outcome CHECK (outcome IN ('scored', 'no_score', 'locked')),
  CONSTRAINT bureau_report_score CHECK (risk_score BETWEEN 0 AND 1000),
  CONSTRAINT bureau_report_class CHECK (risk_class BETWEEN 1 AND 5)
);
CREATE INDEX bureau_report_by_customer ON credit.bureau_report (merchant_id, customer_id, bureau, product, fetched_at DESC);
SELECT platform.isolate_by_merchant('credit.bureau_report');
GRANT SELECT, INSERT ON credit.bureau_report TO goodterms_app;

-- Who is watched at which bureau. `feed`: the bureau sends news; `re_pull`: we ask again every so many days, and compare.
CREATE TABLE credit.bureau_enrolment (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  bureau text NOT NULL,
  style text NOT NULL,
  state text NOT NULL,
  product text NOT NULL,
  every_days integer NOT NULL,
  permissible_purpose text,
  next_pull_on date,
  failure text,
  started_at timestamptz NOT NULL,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT bureau_enrolment_pk PRIMARY KEY (merchant_id, customer_id, bureau),
  CONSTRAINT bureau_enrolment_style CHECK (style IN ('feed', 're_pull')),
  CONSTRAINT bureau_enrolment_state CHECK (state IN ('starting', 'active', 'ending', 'ended', 'failed')),
  CONSTRAINT bureau_enrolment_days CHECK (every_days BETWEEN 1 AND 366)
);
CREATE INDEX bureau_enrolment_due ON credit.bureau_enrolment (merchant_id, next_pull_on) WHERE style = 're_pull' AND state = 'active';
CREATE INDEX bureau_enrolment_by_bureau ON credit.bureau_enrolment (merchant_id, bureau, state);
SELECT platform.isolate_by_merchant('credit.bureau_enrolment');
GRANT SELECT, INSERT, UPDATE (style, state, product, every_days, permissible_purpose, next_pull_on, failure, started_at, version,
  updated_at) ON credit.bureau_enrolment TO goodterms_app;

-- Where the reading of a bureau's feed stands. `polling_since` left over tells of a process that died while reading.
CREATE TABLE credit.bureau_feed (
  merchant_id uuid NOT NULL,
  bureau text NOT NULL,
  cursor text,
  next_poll_at timestamptz NOT NULL,
  polling_since timestamptz,
  polled_at timestamptz,
  failure text,
  reconciled_month date,
  CONSTRAINT bureau_feed_pk PRIMARY KEY (merchant_id, bureau)
);
SELECT platform.isolate_by_merchant('credit.bureau_feed');
GRANT SELECT, INSERT, UPDATE (cursor, next_poll_at, polling_since, polled_at, failure, reconciled_month)
  ON credit.bureau_feed TO goodterms_app;

-- News of a customer from a bureau, each once.
CREATE TABLE credit.bureau_alert (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  bureau text NOT NULL,
  -- Null for a company that is no customer's, so that nothing which arrived is lost.
  customer_id uuid,
  subject_reference text NOT NULL,
  dedupe_key text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL,
  element text NOT NULL,
  previous text,
  current text,
  source text NOT NULL,
  happened_at timestamptz NOT NULL,
  received_at timestamptz NOT NULL,
  CONSTRAINT bureau_alert_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_alert_once UNIQUE (merchant_id, bureau, dedupe_key),
  CONSTRAINT bureau_alert_severity CHECK (severity IN ('info', 'attention', 'severe')),
  CONSTRAINT bureau_alert_source CHECK (source IN ('feed', 'file', 're_pull'))
);
CREATE INDEX bureau_alert_by_customer ON credit.bureau_alert (merchant_id, customer_id, received_at DESC) WHERE customer_id IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.bureau_alert');
GRANT SELECT, INSERT ON credit.bureau_alert TO goodterms_app;

-- The month's comparison of who is watched there and who should be.
CREATE TABLE credit.bureau_reconciliation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  bureau text NOT NULL,
  month date NOT NULL,
  -- compared: their list was at hand; awaiting_list: a person has to fetch it from the bureau; own_list: only we watch.
  outcome text NOT NULL,
  enrolled_here integer NOT NULL,
  enrolled_there integer,
  missing_there text[] NOT NULL,
  missing_here text[] NOT NULL,
  refused_there text[] NOT NULL,
  made_by text NOT NULL,
  made_at timestamptz NOT NULL,
  CONSTRAINT bureau_reconciliation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_reconciliation_outcome CHECK (outcome IN ('compared', 'awaiting_list', 'own_list'))
);
CREATE INDEX bureau_reconciliation_by_bureau ON credit.bureau_reconciliation (merchant_id, bureau, made_at DESC);
SELECT platform.isolate_by_merchant('credit.bureau_reconciliation');
GRANT SELECT, INSERT ON credit.bureau_reconciliation TO goodterms_app;
