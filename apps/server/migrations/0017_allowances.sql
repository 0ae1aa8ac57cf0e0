-- Offline allowances: how far a shop may sell on terms while it cannot reach us. Signed, expiring, settled afterwards.

CREATE TABLE credit.allowance (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  used_minor bigint NOT NULL DEFAULT 0,
  policy_version integer NOT NULL,
  evaluation_id uuid,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  actor text NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  CONSTRAINT allowance_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT allowance_bounds CHECK (amount_minor > 0 AND used_minor BETWEEN 0 AND amount_minor),
  CONSTRAINT allowance_time CHECK (expires_at > issued_at)
);
CREATE INDEX allowance_by_customer ON credit.allowance (merchant_id, customer_id, expires_at);
SELECT platform.isolate_by_merchant('credit.allowance');
GRANT SELECT, INSERT, UPDATE (used_minor, version) ON credit.allowance TO goodterms_app;

-- An order that was taken offline, and what became of it when it was settled.
CREATE TABLE credit.allowance_use (
  merchant_id uuid NOT NULL,
  order_reference text NOT NULL,
  -- Null where the token was none of ours.
  allowance_id uuid,
  -- 128 bits of the hash of what was sent: the same again gets the first answer.
  content_hash uuid NOT NULL,
  reservation_id uuid,
  outcome text NOT NULL,
  reasons text[] NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  taken_at timestamptz NOT NULL,
  settled_at timestamptz NOT NULL,
  actor text NOT NULL,
  CONSTRAINT allowance_use_pk PRIMARY KEY (merchant_id, order_reference),
  CONSTRAINT allowance_use_outcome CHECK (outcome IN ('settled', 'approved', 'held'))
);
SELECT platform.isolate_by_merchant('credit.allowance_use');
GRANT SELECT, INSERT ON credit.allowance_use TO goodterms_app;
