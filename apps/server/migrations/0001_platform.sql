-- The ground floor: merchants, people's rights, keys, events, idempotency, webhooks.
--
-- Rules kept from the first table, so that every merchant's rows can be distributed by merchant_id on Citus:
-- merchant_id leads every key and index; no triggers; no sequences; ids and instants come from the application;
-- every constraint is named. Exceptions are listed in schema.test.ts.
--
-- Two roles use these tables and own none of them: goodterms_app (one merchant at a time, held by row-level
-- security) and goodterms_across (the few reads and writes that go across merchants: sign-in, sealing, ticks).

CREATE SCHEMA platform;
GRANT USAGE ON SCHEMA platform TO goodterms_app, goodterms_across;

-- Puts a table behind the merchant wall. Written once here, so that no table gets a slightly different policy. The
-- sub-select is evaluated once a statement; without it the setting is read again for every row.
CREATE FUNCTION platform.isolate_by_merchant(isolated regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', isolated);
  EXECUTE format(
    'CREATE POLICY one_merchant ON %s FOR ALL TO goodterms_app '
    'USING (merchant_id = (SELECT nullif(current_setting(''app.merchant_id'', true), '''')::uuid)) '
    'WITH CHECK (merchant_id = (SELECT nullif(current_setting(''app.merchant_id'', true), '''')::uuid))', isolated);
END $$;

-- Opens a table to the narrow role, for the columns and commands that its grants allow.
CREATE FUNCTION platform.open_across(opened regclass) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('CREATE POLICY across_merchants ON %s FOR ALL TO goodterms_across USING (true) WITH CHECK (true)', opened);
END $$;

-- Reference table: the same for all merchants, filled by the migration from the kernel's list.
CREATE TABLE platform.currency (
  code text CONSTRAINT currency_pk PRIMARY KEY,
  exponent smallint NOT NULL,
  name text NOT NULL
);
GRANT SELECT ON platform.currency TO goodterms_app, goodterms_across;

CREATE TABLE platform.merchant (
  merchant_id uuid CONSTRAINT merchant_pk PRIMARY KEY,
  name text NOT NULL,
  -- Set on a test twin: the live merchant whose test keys open this one.
  live_merchant_id uuid,
  settings jsonb NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL
);
SELECT platform.isolate_by_merchant('platform.merchant');
SELECT platform.open_across('platform.merchant');
GRANT SELECT, UPDATE (name, settings) ON platform.merchant TO goodterms_app;
GRANT SELECT, INSERT ON platform.merchant TO goodterms_across;

-- Which person may enter which merchant, as what. The person's sign-in itself is in schema signin.
CREATE TABLE platform.membership (
  merchant_id uuid NOT NULL,
  user_id text NOT NULL,
  name text NOT NULL,
  roles text[] NOT NULL,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT membership_pk PRIMARY KEY (merchant_id, user_id),
  CONSTRAINT membership_merchant_fk FOREIGN KEY (merchant_id) REFERENCES platform.merchant
);
CREATE INDEX membership_by_user ON platform.membership (user_id);
SELECT platform.isolate_by_merchant('platform.membership');
SELECT platform.open_across('platform.membership');
GRANT SELECT, INSERT, UPDATE (name, roles, removed_at) ON platform.membership TO goodterms_app;
GRANT SELECT, INSERT ON platform.membership TO goodterms_across;

CREATE TABLE platform.api_key (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  -- The first characters, so that a person can tell keys apart; the secret itself is kept only as its hash.
  prefix text NOT NULL,
  secret_hash bytea NOT NULL,
  scopes text[] NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  expires_at timestamptz,
  revoked_at timestamptz,
  CONSTRAINT api_key_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT api_key_secret_hash_unique UNIQUE (secret_hash),
  CONSTRAINT api_key_merchant_fk FOREIGN KEY (merchant_id) REFERENCES platform.merchant
);
SELECT platform.isolate_by_merchant('platform.api_key');
SELECT platform.open_across('platform.api_key');
GRANT SELECT, INSERT, UPDATE (name, revoked_at) ON platform.api_key TO goodterms_app;
GRANT SELECT ON platform.api_key TO goodterms_across;

-- Audit trail, outbox and webhook feed in one. Rows are inserted with the fact; the sealer, off the hot path,
-- gives the visible unsealed rows their sequence and chains their hashes. No personal data stands here.
CREATE TABLE platform.event (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  type text NOT NULL,
  subject_type text NOT NULL,
  subject_id uuid NOT NULL,
  subject_version bigint NOT NULL,
  actor text NOT NULL,
  request_id text NOT NULL,
  occurred_at timestamptz NOT NULL,
  data jsonb NOT NULL,
  sequence bigint,
  hash bytea,
  CONSTRAINT event_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX event_unsealed ON platform.event (merchant_id) WHERE sequence IS NULL;
CREATE UNIQUE INDEX event_by_sequence ON platform.event (merchant_id, sequence) WHERE sequence IS NOT NULL;
CREATE INDEX event_by_subject ON platform.event (merchant_id, subject_id, sequence) WHERE sequence IS NOT NULL;
SELECT platform.isolate_by_merchant('platform.event');
SELECT platform.open_across('platform.event');
GRANT SELECT, INSERT ON platform.event TO goodterms_app;
GRANT SELECT, UPDATE (sequence, hash) ON platform.event TO goodterms_across;

CREATE TABLE platform.idempotency_record (
  merchant_id uuid NOT NULL,
  key text NOT NULL,
  request_hash bytea NOT NULL,
  status smallint,
  response jsonb,
  created_at timestamptz NOT NULL,
  CONSTRAINT idempotency_record_pk PRIMARY KEY (merchant_id, key)
);
CREATE INDEX idempotency_record_by_age ON platform.idempotency_record (merchant_id, created_at);
SELECT platform.isolate_by_merchant('platform.idempotency_record');
SELECT platform.open_across('platform.idempotency_record');
GRANT SELECT, INSERT, UPDATE (status, response) ON platform.idempotency_record TO goodterms_app;
GRANT SELECT, DELETE ON platform.idempotency_record TO goodterms_across;

CREATE TABLE platform.webhook_endpoint (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  url text NOT NULL,
  -- Empty means every type.
  event_types text[] NOT NULL,
  -- Secrets are encrypted with the server's key; the previous one stays valid while a rotation is under way.
  secret_encrypted bytea NOT NULL,
  previous_secret_encrypted bytea,
  previous_secret_until timestamptz,
  -- Events up to this sequence have become deliveries.
  through_sequence bigint NOT NULL,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  CONSTRAINT webhook_endpoint_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT webhook_endpoint_merchant_fk FOREIGN KEY (merchant_id) REFERENCES platform.merchant
);
SELECT platform.isolate_by_merchant('platform.webhook_endpoint');
SELECT platform.open_across('platform.webhook_endpoint');
GRANT SELECT, INSERT, UPDATE (url, event_types, secret_encrypted, previous_secret_encrypted, previous_secret_until, disabled_at, through_sequence)
  ON platform.webhook_endpoint TO goodterms_app;
GRANT SELECT ON platform.webhook_endpoint TO goodterms_across;

CREATE TABLE platform.webhook_delivery (
  merchant_id uuid NOT NULL,
  endpoint_id uuid NOT NULL,
  event_sequence bigint NOT NULL,
  id uuid NOT NULL,
  event_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at timestamptz,
  last_status integer,
  last_error text,
  created_at timestamptz NOT NULL,
  finished_at timestamptz,
  CONSTRAINT webhook_delivery_pk PRIMARY KEY (merchant_id, endpoint_id, event_sequence),
  CONSTRAINT webhook_delivery_id_unique UNIQUE (merchant_id, id),
  CONSTRAINT webhook_delivery_endpoint_fk FOREIGN KEY (merchant_id, endpoint_id) REFERENCES platform.webhook_endpoint,
  CONSTRAINT webhook_delivery_state CHECK (state IN ('pending', 'delivered', 'given_up'))
);
CREATE INDEX webhook_delivery_pending ON platform.webhook_delivery (merchant_id, endpoint_id, subject_id, event_sequence)
  WHERE state = 'pending';
CREATE INDEX webhook_delivery_due ON platform.webhook_delivery (merchant_id, endpoint_id, next_attempt_at)
  WHERE state = 'pending' AND next_attempt_at IS NOT NULL;
SELECT platform.isolate_by_merchant('platform.webhook_delivery');
SELECT platform.open_across('platform.webhook_delivery');
GRANT SELECT, INSERT, UPDATE (state, attempts, next_attempt_at, last_status, last_error, finished_at)
  ON platform.webhook_delivery TO goodterms_app;
GRANT SELECT ON platform.webhook_delivery TO goodterms_across;
