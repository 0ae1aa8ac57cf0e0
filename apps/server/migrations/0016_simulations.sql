-- Simulations of a policy: what would change on the live book and would have changed on the orders that were decided.
-- Found once, kept with the draft, so that whoever approves sees what the author saw.

CREATE TABLE credit.simulation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  -- The draft may be edited afterwards; its text of that time tells whether the result is still about it.
  document_hash uuid NOT NULL,
  against_id uuid NOT NULL,
  against_version integer NOT NULL,
  engine_version text NOT NULL,
  orders_since timestamptz NOT NULL,
  -- Hundredths of a percent of an order's amount that are margin, where the shop does not say.
  margin_basis_points integer NOT NULL,
  state text NOT NULL,
  customers_total integer,
  customers_done integer NOT NULL DEFAULT 0,
  orders_total integer,
  orders_done integer NOT NULL DEFAULT 0,
  -- Figures by currency, as rules.ts sums them.
  summary jsonb,
  failure text,
  cancel_requested boolean NOT NULL DEFAULT false,
  started_by text NOT NULL,
  created_at timestamptz NOT NULL,
  -- A runner holds it until then; one that died is followed by another, which begins anew.
  leased_until timestamptz,
  attempt integer NOT NULL DEFAULT 0,
  finished_at timestamptz,
  CONSTRAINT simulation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT simulation_state CHECK (state IN ('waiting', 'running', 'done', 'failed', 'cancelled'))
);
CREATE INDEX simulation_by_policy ON credit.simulation (merchant_id, policy_id, created_at);
SELECT platform.isolate_by_merchant('credit.simulation');
SELECT platform.open_across('credit.simulation');
GRANT SELECT, INSERT, UPDATE (state, customers_total, customers_done, orders_total, orders_done, summary, failure,
  cancel_requested, leased_until, attempt, finished_at) ON credit.simulation TO goodterms_app;
GRANT SELECT ON credit.simulation TO goodterms_across;

-- A customer or an order that the draft would treat otherwise. Rows of an attempt that died stay and are not read.
CREATE TABLE credit.simulation_change (
  merchant_id uuid NOT NULL,
  simulation_id uuid NOT NULL,
  attempt integer NOT NULL,
  kind text NOT NULL,
  -- The customer's id, or the reservation's.
  subject_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  order_reference text,
  effects text[] NOT NULL,
  currency text NOT NULL,
  -- What is at stake, for ordering: a customer's exposure or an order's amount, in the account's currency.
  stake_minor bigint NOT NULL,
  details jsonb NOT NULL,
  CONSTRAINT simulation_change_pk PRIMARY KEY (merchant_id, simulation_id, attempt, kind, subject_id),
  CONSTRAINT simulation_change_kind CHECK (kind IN ('customer', 'order'))
);
CREATE INDEX simulation_change_by_stake
  ON credit.simulation_change (merchant_id, simulation_id, attempt, kind, stake_minor, subject_id);
SELECT platform.isolate_by_merchant('credit.simulation_change');
GRANT SELECT, INSERT ON credit.simulation_change TO goodterms_app;
