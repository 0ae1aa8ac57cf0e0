-- Credit: the standing of each customer, and the evaluations that made it. The ceiling itself is left on the exposure
-- account of the receivables room, which guards it.

CREATE SCHEMA credit;
GRANT USAGE ON SCHEMA credit TO goodterms_app, goodterms_across;

-- A customer's standing, as people set it and as the last evaluation found it. A customer without a row is active and
-- follows the policy in everything.
CREATE TABLE credit.credit_account (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  status text NOT NULL DEFAULT 'active',
  segment_override text,
  tags text[] NOT NULL DEFAULT '{}',
  -- Whose limit counts for this customer's orders: the payer's, where that is another.
  payer_id uuid,
  -- Agreed days after the due date before anything counts as late.
  grace_days integer NOT NULL DEFAULT 0,
  -- Copied from the last evaluation, so that lists can be filtered and sorted by them.
  evaluation_id uuid,
  policy_version integer,
  segment text,
  risk_class text,
  score numeric,
  limit_minor bigint,
  limit_currency text,
  limit_source text,
  evaluated_at timestamptz,
  review_on date,
  version bigint NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT credit_account_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT credit_account_status CHECK (status IN ('active', 'on_hold', 'suspended', 'pending_review', 'closed')),
  CONSTRAINT credit_account_grace CHECK (grace_days BETWEEN 0 AND 365),
  CONSTRAINT credit_account_payer CHECK (payer_id <> customer_id)
);
CREATE INDEX credit_account_reviews ON credit.credit_account (merchant_id, review_on, customer_id) WHERE review_on IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.credit_account');
GRANT SELECT, INSERT, UPDATE (status, segment_override, tags, payer_id, grace_days, evaluation_id, policy_version, segment,
  risk_class, score, limit_minor, limit_currency, limit_source, evaluated_at, review_on, version, updated_at)
  ON credit.credit_account TO goodterms_app;

-- What was known of a customer at an instant and what the policy made of it: kept for ever, as the very bytes, so that a
-- decision can be made again. No names and no addresses stand in it.
CREATE TABLE credit.evaluation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  engine_version text NOT NULL,
  -- Canonical JSON texts, as written by evaluations/codec.ts.
  facts text NOT NULL,
  result text NOT NULL,
  cause text NOT NULL,
  actor text NOT NULL,
  evaluated_at timestamptz NOT NULL,
  CONSTRAINT evaluation_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX evaluation_by_customer ON credit.evaluation (merchant_id, customer_id, evaluated_at);
SELECT platform.isolate_by_merchant('credit.evaluation');
GRANT SELECT, INSERT ON credit.evaluation TO goodterms_app;
