-- The schema as the migrations leave it, drawn from the catalogue by the tests. Do not edit.

CREATE TABLE credit.credit_account (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'active'::text,
  segment_override text,
  tags text[] NOT NULL DEFAULT '{}'::text[],
  payer_id uuid,
  grace_days integer NOT NULL DEFAULT 0,
  evaluation_id uuid,
  policy_version integer,
  segment text,
  risk_class text,
  score numeric,
  limit_minor bigint,
  limit_currency text,
  limit_source text,
  evaluated_at timestamp with time zone,
  review_on date,
  version bigint NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT credit_account_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT credit_account_grace CHECK (((grace_days >= 0) AND (grace_days <= 365))),
  CONSTRAINT credit_account_payer CHECK ((payer_id <> customer_id)),
  CONSTRAINT credit_account_status CHECK ((status = ANY (ARRAY['active'::text, 'on_hold'::text, 'suspended'::text, 'pending_review'::text, 'closed'::text])))
);
CREATE INDEX credit_account_reviews ON credit.credit_account USING btree (merchant_id, review_on, customer_id) WHERE (review_on IS NOT NULL);
CREATE POLICY one_merchant ON credit.credit_account FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (evaluated_at, evaluation_id, grace_days, limit_currency, limit_minor, limit_source, payer_id, policy_version, review_on, risk_class, score, segment, segment_override, status, tags, updated_at, version) ON credit.credit_account TO goodterms_app;

CREATE TABLE credit.evaluation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  engine_version text NOT NULL,
  facts text NOT NULL,
  result text NOT NULL,
  cause text NOT NULL,
  actor text NOT NULL,
  evaluated_at timestamp with time zone NOT NULL,
  CONSTRAINT evaluation_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX evaluation_by_customer ON credit.evaluation USING btree (merchant_id, customer_id, evaluated_at);
CREATE POLICY one_merchant ON credit.evaluation FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.evaluation TO goodterms_app;

CREATE TABLE platform.api_key (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  prefix text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  expires_at timestamp with time zone,
  revoked_at timestamp with time zone,
  CONSTRAINT api_key_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT api_key_merchant_fk FOREIGN KEY (merchant_id) REFERENCES platform.merchant(merchant_id),
  CONSTRAINT api_key_secret_hash_unique UNIQUE (secret_hash)
);
CREATE POLICY across_merchants ON platform.api_key FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.api_key FOR ALL TO goodterms_app;
GRANT SELECT ON platform.api_key TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (name, revoked_at) ON platform.api_key TO goodterms_app;

CREATE TABLE platform.currency (
  code text NOT NULL,
  exponent smallint NOT NULL,
  name text NOT NULL,
  CONSTRAINT currency_pk PRIMARY KEY (code)
);
GRANT SELECT ON platform.currency TO goodterms_across;
GRANT SELECT ON platform.currency TO goodterms_app;

CREATE TABLE platform.event (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  subject_version bigint NOT NULL,
  actor text NOT NULL,
  request_id text NOT NULL,
  occurred_at timestamp with time zone NOT NULL,
  data jsonb NOT NULL,
  sequence bigint,
  hash bytea,
  CONSTRAINT event_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX event_by_subject ON platform.event USING btree (merchant_id, subject_id, sequence) WHERE (sequence IS NOT NULL);
CREATE INDEX event_unsealed ON platform.event USING btree (merchant_id) WHERE (sequence IS NULL);
CREATE UNIQUE INDEX event_by_sequence ON platform.event USING btree (merchant_id, sequence) WHERE (sequence IS NOT NULL);
CREATE POLICY across_merchants ON platform.event FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.event FOR ALL TO goodterms_app;
GRANT SELECT, UPDATE (hash, sequence) ON platform.event TO goodterms_across;
GRANT INSERT, SELECT ON platform.event TO goodterms_app;

CREATE TABLE platform.idempotency_record (
  merchant_id uuid NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint,
  response jsonb,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT idempotency_record_pk PRIMARY KEY (merchant_id, key)
);
CREATE INDEX idempotency_record_by_age ON platform.idempotency_record USING btree (merchant_id, created_at);
CREATE POLICY across_merchants ON platform.idempotency_record FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.idempotency_record FOR ALL TO goodterms_app;
GRANT DELETE, SELECT ON platform.idempotency_record TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (response, status) ON platform.idempotency_record TO goodterms_app;

CREATE TABLE platform.membership (
  merchant_id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT membership_pk PRIMARY KEY (merchant_id, user_id),
  CONSTRAINT membership_merchant_fk FOREIGN KEY (merchant_id) REFERENCES platform.merchant(merchant_id)
);
CREATE INDEX membership_by_user ON platform.membership USING btree (user_id);
CREATE POLICY across_merchants ON platform.membership FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.membership FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON platform.membership TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (name, removed_at, roles) ON platform.membership TO goodterms_app;

CREATE TABLE platform.merchant (
  merchant_id uuid NOT NULL,
  name text NOT NULL,
  live_merchant_id uuid,
  settings jsonb NOT NULL DEFAULT '{}'::jsonb,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT merchant_pk PRIMARY KEY (merchant_id)
);
CREATE POLICY across_merchants ON platform.merchant FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.merchant FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON platform.merchant TO goodterms_across;
GRANT SELECT, UPDATE (name, settings) ON platform.merchant TO goodterms_app;

CREATE TABLE platform.webhook_delivery (
  merchant_id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_sequence bigint NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at timestamp with time zone,
  last_status integer,
  last_error text,
  created_at timestamp with time zone NOT NULL,
  finished_at timestamp with time zone,
  CONSTRAINT webhook_delivery_pk PRIMARY KEY (merchant_id, endpoint_id, event_sequence),
  CONSTRAINT webhook_delivery_endpoint_fk FOREIGN KEY (merchant_id, endpoint_id) REFERENCES platform.webhook_endpoint(merchant_id, id),
  CONSTRAINT webhook_delivery_id_unique UNIQUE (merchant_id, id),
  CONSTRAINT webhook_delivery_state CHECK ((state = ANY (ARRAY['pending'::text, 'delivered'::text, 'given_up'::text])))
);
CREATE INDEX webhook_delivery_due ON platform.webhook_delivery USING btree (merchant_id, endpoint_id, next_attempt_at) WHERE ((state = 'pending'::text) AND (next_attempt_at IS NOT NULL));
CREATE INDEX webhook_delivery_pending ON platform.webhook_delivery USING btree (merchant_id, endpoint_id, subject_id, event_sequence) WHERE (state = 'pending'::text);
CREATE POLICY across_merchants ON platform.webhook_delivery FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.webhook_delivery FOR ALL TO goodterms_app;
GRANT SELECT ON platform.webhook_delivery TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (attempts, finished_at, last_error, last_status, next_attempt_at, state) ON platform.webhook_delivery TO goodterms_app;

CREATE TABLE platform.webhook_endpoint (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  event_types text[] NOT NULL,
  secret_encrypted bytea NOT NULL,
  previous_secret_encrypted bytea,
  previous_secret_until timestamp with time zone,
  through_sequence bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  disabled_at timestamp with time zone,
  CONSTRAINT webhook_endpoint_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT webhook_endpoint_merchant_fk FOREIGN KEY (merchant_id) REFERENCES platform.merchant(merchant_id)
);
CREATE POLICY across_merchants ON platform.webhook_endpoint FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON platform.webhook_endpoint FOR ALL TO goodterms_app;
GRANT SELECT ON platform.webhook_endpoint TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (disabled_at, event_types, previous_secret_encrypted, previous_secret_until, secret_encrypted, through_sequence, url) ON platform.webhook_endpoint TO goodterms_app;

CREATE TABLE receivables.address (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  kind text NOT NULL,
  lines text[] NOT NULL,
  city text NOT NULL,
  postal_code text NOT NULL,
  region text,
  country text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT address_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT address_customer_fk FOREIGN KEY (merchant_id, customer_id) REFERENCES receivables.customer(merchant_id, id),
  CONSTRAINT address_kind CHECK ((kind = ANY (ARRAY['billing'::text, 'shipping'::text])))
);
CREATE INDEX address_by_customer ON receivables.address USING btree (merchant_id, customer_id);
CREATE POLICY one_merchant ON receivables.address FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (removed_at) ON receivables.address TO goodterms_app;

CREATE TABLE receivables.allocation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  credit_document_id uuid NOT NULL,
  credit_instalment smallint NOT NULL,
  debit_document_id uuid NOT NULL,
  debit_instalment smallint NOT NULL,
  credit_minor bigint NOT NULL,
  debit_minor bigint NOT NULL,
  credit_functional_minor bigint NOT NULL,
  debit_functional_minor bigint NOT NULL,
  rate numeric,
  entry_id uuid,
  effective_on date NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  reverses_id uuid,
  reason text,
  CONSTRAINT allocation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT allocation_amounts CHECK (((credit_minor > 0) AND (debit_minor > 0) AND (credit_functional_minor >= 0) AND (debit_functional_minor >= 0))),
  CONSTRAINT allocation_credit_fk FOREIGN KEY (merchant_id, credit_document_id, credit_instalment) REFERENCES receivables.open_item(merchant_id, document_id, instalment),
  CONSTRAINT allocation_debit_fk FOREIGN KEY (merchant_id, debit_document_id, debit_instalment) REFERENCES receivables.open_item(merchant_id, document_id, instalment)
);
CREATE INDEX allocation_by_credit ON receivables.allocation USING btree (merchant_id, credit_document_id, credit_instalment);
CREATE INDEX allocation_by_day ON receivables.allocation USING btree (merchant_id, effective_on, id);
CREATE INDEX allocation_by_debit ON receivables.allocation USING btree (merchant_id, debit_document_id, debit_instalment);
CREATE UNIQUE INDEX allocation_reversal ON receivables.allocation USING btree (merchant_id, reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE POLICY one_merchant ON receivables.allocation FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.allocation TO goodterms_app;

CREATE TABLE receivables.contact (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  email text,
  phone text,
  language text,
  created_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT contact_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT contact_customer_fk FOREIGN KEY (merchant_id, customer_id) REFERENCES receivables.customer(merchant_id, id)
);
CREATE INDEX contact_by_customer ON receivables.contact USING btree (merchant_id, customer_id);
CREATE POLICY one_merchant ON receivables.contact FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (email, language, name, phone, removed_at, role) ON receivables.contact TO goodterms_app;

CREATE TABLE receivables.customer (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  country text,
  currency text,
  language text,
  time_zone text,
  group_id uuid,
  owner_id text,
  terms jsonb,
  tax_ids jsonb NOT NULL DEFAULT '[]'::jsonb,
  external_references jsonb NOT NULL DEFAULT '{}'::jsonb,
  version bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT customer_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT customer_group_fk FOREIGN KEY (merchant_id, group_id) REFERENCES receivables.customer_group(merchant_id, id),
  CONSTRAINT customer_kind CHECK ((kind = ANY (ARRAY['business'::text, 'person'::text]))),
  CONSTRAINT customer_reference_unique UNIQUE (merchant_id, reference)
);
CREATE INDEX customer_by_group ON receivables.customer USING btree (merchant_id, group_id) WHERE (group_id IS NOT NULL);
CREATE INDEX customer_by_name ON receivables.customer USING btree (merchant_id, lower(name) text_pattern_ops, id);
CREATE POLICY one_merchant ON receivables.customer FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (country, currency, external_references, group_id, kind, language, name, owner_id, tax_ids, terms, time_zone, updated_at, version) ON receivables.customer TO goodterms_app;

CREATE TABLE receivables.customer_group (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT customer_group_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT customer_group_reference_unique UNIQUE (merchant_id, reference)
);
CREATE POLICY one_merchant ON receivables.customer_group FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (name) ON receivables.customer_group TO goodterms_app;

CREATE TABLE receivables.document (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  entity_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  number text,
  currency text NOT NULL,
  net_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  issued_on date NOT NULL,
  due_on date,
  terms jsonb,
  rate numeric NOT NULL,
  functional_minor bigint NOT NULL,
  order_reference text,
  purchase_order text,
  method text,
  reason text,
  lines jsonb,
  reverses_id uuid,
  applies_to_id uuid,
  content_hash uuid NOT NULL,
  import_id uuid,
  import_line bigint,
  booked_at timestamp with time zone NOT NULL,
  booked_by text NOT NULL,
  CONSTRAINT document_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT document_number_unique UNIQUE (merchant_id, kind, number),
  CONSTRAINT document_total CHECK (((total_minor = (net_minor + tax_minor)) AND (total_minor > 0) AND (functional_minor >= 0)))
);
CREATE INDEX document_by_customer ON receivables.document USING btree (merchant_id, customer_id, issued_on, id);
CREATE UNIQUE INDEX document_reversal ON receivables.document USING btree (merchant_id, reverses_id) WHERE (reverses_id IS NOT NULL);
CREATE POLICY one_merchant ON receivables.document FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.document TO goodterms_app;

CREATE TABLE receivables.due_date_change (
  merchant_id uuid NOT NULL,
  document_id uuid NOT NULL,
  instalment smallint NOT NULL,
  id uuid NOT NULL,
  due_on date NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  item_version bigint NOT NULL,
  CONSTRAINT due_date_change_pk PRIMARY KEY (merchant_id, document_id, instalment, id),
  CONSTRAINT due_date_change_item_fk FOREIGN KEY (merchant_id, document_id, instalment) REFERENCES receivables.open_item(merchant_id, document_id, instalment)
);
CREATE POLICY one_merchant ON receivables.due_date_change FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.due_date_change TO goodterms_app;

CREATE TABLE receivables.entity (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  country text NOT NULL,
  functional_currency text NOT NULL,
  time_zone text NOT NULL,
  closed_through date,
  closings integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT entity_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT entity_currency_fk FOREIGN KEY (functional_currency) REFERENCES platform.currency(code),
  CONSTRAINT entity_reference_unique UNIQUE (merchant_id, reference)
);
CREATE POLICY across_merchants ON receivables.entity FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON receivables.entity FOR ALL TO goodterms_app;
GRANT SELECT ON receivables.entity TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (closed_through, closings, country, name, time_zone) ON receivables.entity TO goodterms_app;

CREATE TABLE receivables.exchange_rate (
  merchant_id uuid NOT NULL,
  base text NOT NULL,
  quote text NOT NULL,
  valid_from date NOT NULL,
  rate numeric NOT NULL,
  source text NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  CONSTRAINT exchange_rate_pk PRIMARY KEY (merchant_id, base, quote, valid_from),
  CONSTRAINT exchange_rate_base_fk FOREIGN KEY (base) REFERENCES platform.currency(code),
  CONSTRAINT exchange_rate_positive CHECK ((rate > (0)::numeric)),
  CONSTRAINT exchange_rate_quote_fk FOREIGN KEY (quote) REFERENCES platform.currency(code)
);
CREATE POLICY one_merchant ON receivables.exchange_rate FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.exchange_rate TO goodterms_app;

CREATE TABLE receivables.exposure_account (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  holder text NOT NULL,
  currency text NOT NULL,
  ceiling_minor bigint,
  block_reasons text[] NOT NULL DEFAULT '{}'::text[],
  valid_until timestamp with time zone,
  stale boolean NOT NULL DEFAULT false,
  evaluation_id uuid,
  weight_open_debits numeric(5,4) NOT NULL DEFAULT 1,
  weight_reserved numeric(5,4) NOT NULL DEFAULT 1,
  weight_shipped numeric(5,4) NOT NULL DEFAULT 1,
  weight_uncleared numeric(5,4) NOT NULL DEFAULT 0,
  weight_unapplied numeric(5,4) NOT NULL DEFAULT 1,
  weight_deposits numeric(5,4) NOT NULL DEFAULT 1,
  weight_disputed numeric(5,4) NOT NULL DEFAULT 0,
  weight_insured numeric(5,4) NOT NULL DEFAULT 0,
  version bigint NOT NULL,
  CONSTRAINT exposure_account_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT exposure_account_ceiling CHECK ((ceiling_minor >= 0)),
  CONSTRAINT exposure_account_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency(code),
  CONSTRAINT exposure_account_holder CHECK ((holder = ANY (ARRAY['customer'::text, 'group'::text])))
);
CREATE POLICY one_merchant ON receivables.exposure_account FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE ON receivables.exposure_account TO goodterms_app;

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
  booked_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  CONSTRAINT exposure_excess_pk PRIMARY KEY (merchant_id, account_id, id),
  CONSTRAINT exposure_excess_account_fk FOREIGN KEY (merchant_id, account_id) REFERENCES receivables.exposure_account(merchant_id, id)
);
CREATE POLICY one_merchant ON receivables.exposure_excess FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.exposure_excess TO goodterms_app;

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
  CONSTRAINT exposure_sum_account_fk FOREIGN KEY (merchant_id, account_id) REFERENCES receivables.exposure_account(merchant_id, id),
  CONSTRAINT exposure_sum_bounds CHECK (((open_debits_minor >= 0) AND (reserved_minor >= 0) AND (unapplied_minor >= 0) AND (disputed_minor >= 0)))
);
CREATE POLICY one_merchant ON receivables.exposure_sum FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE ON receivables.exposure_sum TO goodterms_app;

CREATE TABLE receivables.import (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  file_path text NOT NULL,
  file_bytes bigint NOT NULL,
  file_sha256 bytea NOT NULL,
  entity_id uuid NOT NULL,
  state text NOT NULL,
  dry_run boolean NOT NULL,
  pass integer NOT NULL DEFAULT 0,
  mapping jsonb,
  rates jsonb NOT NULL DEFAULT '{}'::jsonb,
  read_options jsonb NOT NULL,
  preview jsonb NOT NULL,
  checkpoint_line bigint NOT NULL DEFAULT 0,
  checkpoint_key text,
  bytes_read bigint NOT NULL DEFAULT 0,
  rows_read bigint NOT NULL DEFAULT 0,
  rows_accepted bigint NOT NULL DEFAULT 0,
  rows_duplicate bigint NOT NULL DEFAULT 0,
  rows_refused bigint NOT NULL DEFAULT 0,
  documents_posted bigint NOT NULL DEFAULT 0,
  customers_created bigint NOT NULL DEFAULT 0,
  error text,
  faults integer NOT NULL DEFAULT 0,
  version bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  started_at timestamp with time zone,
  lease_until timestamp with time zone,
  lease_owner text,
  finished_at timestamp with time zone,
  file_removed_at timestamp with time zone,
  CONSTRAINT import_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT import_entity_fk FOREIGN KEY (merchant_id, entity_id) REFERENCES receivables.entity(merchant_id, id),
  CONSTRAINT import_state CHECK ((state = ANY (ARRAY['uploaded'::text, 'staging'::text, 'posting'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX import_by_age ON receivables.import USING btree (merchant_id, created_at, id);
CREATE POLICY across_merchants ON receivables.import FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON receivables.import FOR ALL TO goodterms_app;
GRANT SELECT ON receivables.import TO goodterms_across;
GRANT INSERT, SELECT, UPDATE ON receivables.import TO goodterms_app;

CREATE TABLE receivables.import_line (
  merchant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  pass integer NOT NULL,
  line bigint NOT NULL,
  outcome text NOT NULL,
  code text NOT NULL,
  message text NOT NULL,
  raw text NOT NULL,
  CONSTRAINT import_line_pk PRIMARY KEY (merchant_id, import_id, pass, line),
  CONSTRAINT import_line_import_fk FOREIGN KEY (merchant_id, import_id) REFERENCES receivables.import(merchant_id, id),
  CONSTRAINT import_line_outcome CHECK ((outcome = ANY (ARRAY['refused'::text, 'duplicate'::text])))
);
CREATE POLICY one_merchant ON receivables.import_line FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.import_line TO goodterms_app;

CREATE TABLE receivables.import_mapping (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  header_fingerprint text NOT NULL,
  mapping jsonb NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT import_mapping_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT import_mapping_name_unique UNIQUE (merchant_id, kind, name)
);
CREATE POLICY one_merchant ON receivables.import_mapping FOR ALL TO goodterms_app;
GRANT DELETE, INSERT, SELECT, UPDATE (header_fingerprint, mapping) ON receivables.import_mapping TO goodterms_app;

CREATE TABLE receivables.import_staged_row (
  merchant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  pass integer NOT NULL,
  document_key text NOT NULL,
  line bigint NOT NULL,
  cells text NOT NULL,
  CONSTRAINT import_staged_row_pk PRIMARY KEY (merchant_id, import_id, pass, document_key, line),
  CONSTRAINT import_staged_row_import_fk FOREIGN KEY (merchant_id, import_id) REFERENCES receivables.import(merchant_id, id)
);
CREATE POLICY one_merchant ON receivables.import_staged_row FOR ALL TO goodterms_app;
GRANT DELETE, INSERT, SELECT ON receivables.import_staged_row TO goodterms_app;

CREATE TABLE receivables.item_dispute (
  merchant_id uuid NOT NULL,
  document_id uuid NOT NULL,
  instalment smallint NOT NULL,
  id uuid NOT NULL,
  disputed_minor bigint NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  item_version bigint NOT NULL,
  CONSTRAINT item_dispute_pk PRIMARY KEY (merchant_id, document_id, instalment, id),
  CONSTRAINT item_dispute_amount CHECK ((disputed_minor >= 0)),
  CONSTRAINT item_dispute_item_fk FOREIGN KEY (merchant_id, document_id, instalment) REFERENCES receivables.open_item(merchant_id, document_id, instalment)
);
CREATE POLICY one_merchant ON receivables.item_dispute FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.item_dispute TO goodterms_app;

CREATE TABLE receivables.journal_entry (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  entity_id uuid NOT NULL,
  kind text NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  document_id uuid,
  reverses_entry_id uuid,
  actor text NOT NULL,
  closings integer NOT NULL DEFAULT 0,
  CONSTRAINT journal_entry_pk PRIMARY KEY (merchant_id, id)
);
CREATE POLICY one_merchant ON receivables.journal_entry FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.journal_entry TO goodterms_app;

CREATE TABLE receivables.ledger_account (
  merchant_id uuid NOT NULL,
  entity_id uuid NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  CONSTRAINT ledger_account_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT ledger_account_entity_fk FOREIGN KEY (merchant_id, entity_id) REFERENCES receivables.entity(merchant_id, id),
  CONSTRAINT ledger_account_purpose_unique UNIQUE (merchant_id, entity_id, purpose)
);
CREATE POLICY one_merchant ON receivables.ledger_account FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (code, name) ON receivables.ledger_account TO goodterms_app;

CREATE TABLE receivables.open_item (
  merchant_id uuid NOT NULL,
  document_id uuid NOT NULL,
  instalment smallint NOT NULL,
  customer_id uuid NOT NULL,
  entity_id uuid NOT NULL,
  side text NOT NULL,
  currency text NOT NULL,
  original_minor bigint NOT NULL,
  original_functional_minor bigint NOT NULL,
  original_due_on date NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  open_minor bigint NOT NULL,
  open_functional_minor bigint NOT NULL,
  due_on date NOT NULL,
  disputed_minor bigint NOT NULL DEFAULT 0,
  reopened_on date,
  version bigint NOT NULL DEFAULT 1,
  CONSTRAINT open_item_pk PRIMARY KEY (merchant_id, document_id, instalment),
  CONSTRAINT open_item_bounds CHECK ((((open_minor >= 0) AND (open_minor <= original_minor)) AND (original_minor > 0))),
  CONSTRAINT open_item_dispute CHECK (((disputed_minor >= 0) AND (disputed_minor <= original_minor))),
  CONSTRAINT open_item_document_fk FOREIGN KEY (merchant_id, document_id) REFERENCES receivables.document(merchant_id, id),
  CONSTRAINT open_item_functional_bounds CHECK (((open_functional_minor >= 0) AND (open_functional_minor <= original_functional_minor))),
  CONSTRAINT open_item_settled CHECK (((open_minor > 0) OR (open_functional_minor = 0))),
  CONSTRAINT open_item_side CHECK ((side = ANY (ARRAY['debit'::text, 'credit'::text])))
);
CREATE INDEX open_item_open ON receivables.open_item USING btree (merchant_id, customer_id, due_on, document_id, instalment) WHERE (open_minor > 0);
CREATE POLICY one_merchant ON receivables.open_item FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (disputed_minor, due_on, open_functional_minor, open_minor, reopened_on, version) ON receivables.open_item TO goodterms_app;

CREATE TABLE receivables.period_closing (
  merchant_id uuid NOT NULL,
  entity_id uuid NOT NULL,
  id uuid NOT NULL,
  number integer NOT NULL,
  closed_through date,
  previous_closed_through date,
  reason text NOT NULL,
  actor text NOT NULL,
  booked_at timestamp with time zone NOT NULL,
  CONSTRAINT period_closing_pk PRIMARY KEY (merchant_id, entity_id, id),
  CONSTRAINT period_closing_entity_fk FOREIGN KEY (merchant_id, entity_id) REFERENCES receivables.entity(merchant_id, id),
  CONSTRAINT period_closing_number_unique UNIQUE (merchant_id, entity_id, number)
);
CREATE POLICY one_merchant ON receivables.period_closing FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.period_closing TO goodterms_app;

CREATE TABLE receivables.posting (
  merchant_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  "position" smallint NOT NULL,
  debit_account_id uuid NOT NULL,
  credit_account_id uuid NOT NULL,
  customer_id uuid,
  currency text NOT NULL,
  amount_minor bigint,
  functional_minor bigint NOT NULL,
  CONSTRAINT posting_pk PRIMARY KEY (merchant_id, entry_id, "position"),
  CONSTRAINT posting_entry_fk FOREIGN KEY (merchant_id, entry_id) REFERENCES receivables.journal_entry(merchant_id, id),
  CONSTRAINT posting_moves CHECK (((debit_account_id <> credit_account_id) AND (((amount_minor > 0) AND (functional_minor >= 0)) OR ((amount_minor IS NULL) AND (functional_minor > 0)))))
);
CREATE POLICY one_merchant ON receivables.posting FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON receivables.posting TO goodterms_app;

CREATE TABLE receivables.reservation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  order_reference text NOT NULL,
  content_hash uuid NOT NULL,
  mode text NOT NULL,
  outcome text NOT NULL,
  reasons text[] NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
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
  decided_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone,
  actor text NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT reservation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT reservation_bounds CHECK (((amount_minor > 0) AND (held_minor >= 0) AND (captured_minor >= 0) AND (released_minor >= 0))),
  CONSTRAINT reservation_customer_fk FOREIGN KEY (merchant_id, customer_id) REFERENCES receivables.customer(merchant_id, id),
  CONSTRAINT reservation_mode CHECK ((mode = ANY (ARRAY['reserve'::text, 'check'::text]))),
  CONSTRAINT reservation_outcome CHECK ((outcome = ANY (ARRAY['reserved'::text, 'checked'::text, 'refused'::text]))),
  CONSTRAINT reservation_sums CHECK (((outcome <> 'reserved'::text) OR (((held_minor + captured_minor) + released_minor) = amount_minor)))
);
CREATE INDEX reservation_expiring ON receivables.reservation USING btree (merchant_id, customer_id, expires_at) WHERE (held_minor > 0);
CREATE UNIQUE INDEX reservation_by_order ON receivables.reservation USING btree (merchant_id, order_reference) WHERE (outcome = 'reserved'::text);
CREATE POLICY one_merchant ON receivables.reservation FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (captured_minor, held_minor, released_minor, version) ON receivables.reservation TO goodterms_app;

CREATE TABLE signin.account (
  id text NOT NULL,
  user_id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamp with time zone,
  refresh_token_expires_at timestamp with time zone,
  scope text,
  password text,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT account_pk PRIMARY KEY (id),
  CONSTRAINT account_person_fk FOREIGN KEY (user_id) REFERENCES signin.person(id) ON DELETE CASCADE
);
CREATE INDEX account_by_person ON signin.account USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON signin.account TO goodterms_across;

CREATE TABLE signin.person (
  id text NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL,
  image text,
  two_factor_enabled boolean,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (id),
  CONSTRAINT person_email_unique UNIQUE (email)
);
GRANT DELETE, INSERT, SELECT, UPDATE ON signin.person TO goodterms_across;

CREATE TABLE signin.session (
  id text NOT NULL,
  user_id text NOT NULL,
  token text NOT NULL,
  ip_address text,
  user_agent text,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT session_pk PRIMARY KEY (id),
  CONSTRAINT session_person_fk FOREIGN KEY (user_id) REFERENCES signin.person(id) ON DELETE CASCADE,
  CONSTRAINT session_token_unique UNIQUE (token)
);
CREATE INDEX session_by_person ON signin.session USING btree (user_id);
GRANT DELETE, INSERT, SELECT, UPDATE ON signin.session TO goodterms_across;

CREATE TABLE signin.two_factor (
  id text NOT NULL,
  user_id text NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamp with time zone,
  CONSTRAINT two_factor_pk PRIMARY KEY (id),
  CONSTRAINT two_factor_person_fk FOREIGN KEY (user_id) REFERENCES signin.person(id) ON DELETE CASCADE
);
CREATE INDEX two_factor_by_person ON signin.two_factor USING btree (user_id);
CREATE INDEX two_factor_by_secret ON signin.two_factor USING btree (secret);
GRANT DELETE, INSERT, SELECT, UPDATE ON signin.two_factor TO goodterms_across;

CREATE TABLE signin.verification (
  id text NOT NULL,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT verification_pk PRIMARY KEY (id)
);
CREATE INDEX verification_by_identifier ON signin.verification USING btree (identifier);
GRANT DELETE, INSERT, SELECT, UPDATE ON signin.verification TO goodterms_across;

CREATE OR REPLACE FUNCTION platform.isolate_by_merchant(isolated regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', isolated);
  EXECUTE format(
    'CREATE POLICY one_merchant ON %s FOR ALL TO goodterms_app '
    'USING (merchant_id = (SELECT nullif(current_setting(''app.merchant_id'', true), '''')::uuid)) '
    'WITH CHECK (merchant_id = (SELECT nullif(current_setting(''app.merchant_id'', true), '''')::uuid))', isolated);
END $function$;

CREATE OR REPLACE FUNCTION platform.open_across(opened regclass)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  EXECUTE format('CREATE POLICY across_merchants ON %s FOR ALL TO goodterms_across USING (true) WITH CHECK (true)', opened);
END $function$;

CREATE OR REPLACE FUNCTION receivables.add_reserved(p_merchant_id uuid, p_customer_id uuid, p_group_id uuid, p_currency text, p_amount_minor bigint)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION receivables.convert_minor(p_merchant_id uuid, p_amount_minor numeric, p_from text, p_to text, p_on date)
 RETURNS numeric
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION receivables.exposure_of(p_merchant_id uuid, p_account_id uuid, p_on date)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION receivables.lock_accounts(p_merchant_id uuid, p_customer_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION receivables.release_due(p_merchant_id uuid, p_customer_id uuid, p_group_id uuid, p_now timestamp with time zone, p_event_id uuid, p_actor text, p_request_id text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
END $function$;

CREATE OR REPLACE FUNCTION receivables.reserve(p_merchant_id uuid, p_id uuid, p_event_id uuid, p_customer_id uuid, p_order_reference text, p_content_hash uuid, p_mode text, p_currency text, p_amount_minor bigint, p_now timestamp with time zone, p_on date, p_expires_at timestamp with time zone, p_override_reason text, p_actor text, p_request_id text)
 RETURNS receivables.reservation
 LANGUAGE plpgsql
AS $function$
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
END $function$;
