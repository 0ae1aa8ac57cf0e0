-- Limits that people set, with whoever asked and whoever signed; what secures them; families of groups; bulk changes.
-- What a policy computes is not kept here: it stands in the evaluation.

-- A line is one limit of one holder: its kind and what tells it from others of that kind. Its versions are only added.
-- On a day, the latest version that has started counts.
CREATE TABLE credit.limit_version (
  merchant_id uuid NOT NULL,
  -- The customer's or the group's own id.
  holder_id uuid NOT NULL,
  holder text NOT NULL,
  kind text NOT NULL,
  line_key text NOT NULL,
  version integer NOT NULL,
  id uuid NOT NULL,
  -- Null: taken away. Zero is a decision: prepay.
  amount_minor bigint,
  currency text NOT NULL,
  starts_on date NOT NULL,
  -- The last day on which it holds.
  expires_on date,
  -- What belongs to the kind: policy number, insurer, deadlines; guarantor.
  terms jsonb NOT NULL,
  reason text NOT NULL,
  proposed_by text NOT NULL,
  approved_by text[] NOT NULL,
  proposal_id uuid,
  change_id uuid,
  set_on date NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT limit_version_pk PRIMARY KEY (merchant_id, holder_id, kind, line_key, version),
  CONSTRAINT limit_version_id_unique UNIQUE (merchant_id, id),
  CONSTRAINT limit_version_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency,
  CONSTRAINT limit_version_holder CHECK (holder IN ('customer', 'group')),
  CONSTRAINT limit_version_kind CHECK (kind IN ('manual', 'insured', 'guaranteed', 'temporary', 'recourse')),
  CONSTRAINT limit_version_amount CHECK (amount_minor >= 0),
  CONSTRAINT limit_version_dates CHECK (expires_on >= starts_on),
  CONSTRAINT limit_version_reason CHECK (reason <> '')
);
CREATE INDEX limit_version_starting ON credit.limit_version (merchant_id, starts_on);
CREATE INDEX limit_version_expiring ON credit.limit_version (merchant_id, expires_on) WHERE expires_on IS NOT NULL;
CREATE INDEX limit_version_insured ON credit.limit_version (merchant_id, holder_id) WHERE kind = 'insured';
SELECT platform.isolate_by_merchant('credit.limit_version');
GRANT SELECT, INSERT ON credit.limit_version TO goodterms_app;

-- What would pay if the customer does not. A new version follows a new appraisal, and a worth of zero a release.
CREATE TABLE credit.collateral_version (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  customer_id uuid NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  worth_minor bigint NOT NULL,
  currency text NOT NULL,
  haircut_percent numeric(5, 2) NOT NULL,
  starts_on date NOT NULL,
  expires_on date,
  reason text NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT collateral_version_pk PRIMARY KEY (merchant_id, id, version),
  CONSTRAINT collateral_version_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency,
  CONSTRAINT collateral_version_kind CHECK (kind IN ('guarantee', 'letter_of_credit', 'cash_deposit', 'charge', 'pledge', 'other')),
  CONSTRAINT collateral_version_worth CHECK (worth_minor >= 0),
  CONSTRAINT collateral_version_haircut CHECK (haircut_percent BETWEEN 0 AND 100),
  CONSTRAINT collateral_version_dates CHECK (expires_on >= starts_on)
);
CREATE INDEX collateral_version_by_customer ON credit.collateral_version (merchant_id, customer_id, id, version);
CREATE INDEX collateral_version_expiring ON credit.collateral_version (merchant_id, expires_on) WHERE expires_on IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.collateral_version');
GRANT SELECT, INSERT ON credit.collateral_version TO goodterms_app;

-- Up to which amount a person or an API key may set limits alone, whatever the policy's bands say.
CREATE TABLE credit.authority (
  merchant_id uuid NOT NULL,
  -- user:<id> or key:<id>
  holder text NOT NULL,
  -- Null: what the policy's bands give.
  amount_minor bigint,
  currency text NOT NULL,
  version bigint NOT NULL,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT authority_pk PRIMARY KEY (merchant_id, holder),
  CONSTRAINT authority_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency,
  CONSTRAINT authority_amount CHECK (amount_minor >= 0)
);
SELECT platform.isolate_by_merchant('credit.authority');
GRANT SELECT, INSERT, UPDATE (amount_minor, currency, version, set_by, set_at) ON credit.authority TO goodterms_app;

CREATE TABLE credit.limit_proposal (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  holder_id uuid NOT NULL,
  holder text NOT NULL,
  kind text NOT NULL,
  line_key text NOT NULL,
  amount_minor bigint,
  currency text NOT NULL,
  -- The whole request, as it will be carried out.
  request jsonb NOT NULL,
  before_minor bigint,
  before_currency text,
  -- The version of the line that was looked at; when it has moved on, the proposal no longer fits.
  base_version integer NOT NULL,
  source text NOT NULL,
  recommendation text,
  state text NOT NULL,
  approvals_needed integer NOT NULL,
  proposed_by text NOT NULL,
  -- The person behind an API key that proposed.
  proposed_for text,
  proposed_at timestamptz NOT NULL,
  decided_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT limit_proposal_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT limit_proposal_state CHECK (state IN ('open', 'approved', 'rejected', 'withdrawn')),
  CONSTRAINT limit_proposal_approvals CHECK (approvals_needed BETWEEN 1 AND 10)
);
CREATE INDEX limit_proposal_by_holder ON credit.limit_proposal (merchant_id, holder_id, id);
CREATE INDEX limit_proposal_by_state ON credit.limit_proposal (merchant_id, state, id);
SELECT platform.isolate_by_merchant('credit.limit_proposal');
GRANT SELECT, INSERT, UPDATE (state, decided_at, version) ON credit.limit_proposal TO goodterms_app;

-- Who signed what, of proposals and of bulk changes; each person once.
CREATE TABLE credit.limit_approval (
  merchant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  approver text NOT NULL,
  verdict text NOT NULL,
  note text NOT NULL,
  given_at timestamptz NOT NULL,
  CONSTRAINT limit_approval_pk PRIMARY KEY (merchant_id, subject_id, approver),
  CONSTRAINT limit_approval_verdict CHECK (verdict IN ('approved', 'rejected', 'withdrawn'))
);
SELECT platform.isolate_by_merchant('credit.limit_approval');
GRANT SELECT, INSERT ON credit.limit_approval TO goodterms_app;

-- What was told already of a date that passed, so that each is told once.
CREATE TABLE credit.limit_announcement (
  merchant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  what text NOT NULL,
  told_at timestamptz NOT NULL,
  CONSTRAINT limit_announcement_pk PRIMARY KEY (merchant_id, subject_id, what)
);
SELECT platform.isolate_by_merchant('credit.limit_announcement');
GRANT SELECT, INSERT ON credit.limit_announcement TO goodterms_app;

-- Families: which group stands under which. Deeper than the two levels that the ledger guards; for reports.
CREATE TABLE credit.group_parent (
  merchant_id uuid NOT NULL,
  group_id uuid NOT NULL,
  parent_id uuid,
  set_by text NOT NULL,
  set_at timestamptz NOT NULL,
  CONSTRAINT group_parent_pk PRIMARY KEY (merchant_id, group_id),
  CONSTRAINT group_parent_other CHECK (parent_id <> group_id)
);
CREATE INDEX group_parent_by_parent ON credit.group_parent (merchant_id, parent_id) WHERE parent_id IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.group_parent');
GRANT SELECT, INSERT, UPDATE (parent_id, set_by, set_at) ON credit.group_parent TO goodterms_app;

-- One row a merchant: whoever changes a family locks it, so that two changes cannot close a circle together.
CREATE TABLE credit.family_lock (
  merchant_id uuid NOT NULL,
  changes bigint NOT NULL,
  CONSTRAINT family_lock_pk PRIMARY KEY (merchant_id)
);
SELECT platform.isolate_by_merchant('credit.family_lock');
GRANT SELECT, INSERT, UPDATE (changes) ON credit.family_lock TO goodterms_app;

-- A bulk change: previewed, signed, carried out in chunks, undone by another.
CREATE TABLE credit.limit_change (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL,
  selection jsonb NOT NULL,
  change jsonb NOT NULL,
  reason text NOT NULL,
  -- What has to be within an authority: the largest new limit, or all raises together, whichever is more.
  weighed_minor bigint NOT NULL,
  weighed_currency text NOT NULL,
  approvals_needed integer NOT NULL,
  row_count integer NOT NULL,
  rows_done integer NOT NULL DEFAULT 0,
  undoes_id uuid,
  proposed_by text NOT NULL,
  proposed_for text,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  finished_at timestamptz,
  CONSTRAINT limit_change_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT limit_change_state CHECK (state IN ('preview', 'proposed', 'running', 'done', 'rejected', 'withdrawn')),
  CONSTRAINT limit_change_approvals CHECK (approvals_needed BETWEEN 0 AND 10)
);
SELECT platform.isolate_by_merchant('credit.limit_change');
GRANT SELECT, INSERT, UPDATE (state, approvals_needed, rows_done, version, started_at, finished_at) ON credit.limit_change TO goodterms_app;

CREATE TABLE credit.limit_change_row (
  merchant_id uuid NOT NULL,
  change_id uuid NOT NULL,
  row_number integer NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  customer_id uuid,
  base_version integer NOT NULL,
  before_minor bigint,
  before_currency text,
  before_expires_on date,
  after_minor bigint,
  currency text NOT NULL,
  after_expires_on date,
  -- What will be in force: the new manual limit, or without one what the policy gives. In the row's currency.
  expected_minor bigint,
  exposure_minor bigint,
  -- Why this row will not be, or was not, carried out; null where nothing stands against it.
  problem text,
  outcome text,
  CONSTRAINT limit_change_row_pk PRIMARY KEY (merchant_id, change_id, row_number),
  CONSTRAINT limit_change_row_outcome CHECK (outcome IN ('set', 'unchanged', 'skipped'))
);
SELECT platform.isolate_by_merchant('credit.limit_change_row');
GRANT SELECT, INSERT, UPDATE (problem, outcome) ON credit.limit_change_row TO goodterms_app;

-- The book's side of the reports on concentration: every account's exposure by its kept sums, weighted as the guard
-- weighs them. A door of the receivables room in SQL, so that ranking a hundred thousand accounts is one statement.
-- Null exposure: a rate of the day is missing.
CREATE FUNCTION receivables.list_exposures(p_merchant_id uuid, p_holder text, p_on date)
RETURNS TABLE (id uuid, reference text, name text, group_id uuid, currency text, exposure_minor bigint, ceiling_minor bigint)
LANGUAGE sql STABLE AS $$
  SELECT account.id, named.reference, named.name, named.group_id, account.currency,
    CASE WHEN weighed.account_id IS NULL THEN 0 ELSE weighed.minor END, account.ceiling_minor
  FROM receivables.exposure_account account
  JOIN (
    SELECT customer.merchant_id, customer.id, customer.reference, customer.name, customer.group_id FROM receivables.customer
      WHERE customer.merchant_id = p_merchant_id
    UNION ALL
    SELECT pool.merchant_id, pool.id, pool.reference, pool.name, pool.id FROM receivables.customer_group pool
      WHERE pool.merchant_id = p_merchant_id
  ) named ON named.merchant_id = account.merchant_id AND named.id = account.id
  LEFT JOIN (
    SELECT part.account_id, CASE WHEN count(*) FILTER (WHERE part.amount IS NULL) > 0 THEN NULL ELSE sum(part.amount)::bigint END AS minor
    FROM (
      SELECT sums.account_id, receivables.convert_minor(p_merchant_id,
          round(sums.open_debits_minor * held.weight_open_debits + sums.reserved_minor * held.weight_reserved
            + sums.shipped_minor * held.weight_shipped + sums.uncleared_minor * held.weight_uncleared
            - sums.unapplied_minor * held.weight_unapplied - sums.deposits_minor * held.weight_deposits
            - sums.disputed_minor * held.weight_disputed - sums.insured_minor * held.weight_insured),
          sums.currency, held.currency, p_on) AS amount
      FROM receivables.exposure_sum sums
      JOIN receivables.exposure_account held ON held.merchant_id = sums.merchant_id AND held.id = sums.account_id
      WHERE sums.merchant_id = p_merchant_id AND held.holder = p_holder
    ) part GROUP BY part.account_id
  ) weighed ON weighed.account_id = account.id
  WHERE account.merchant_id = p_merchant_id AND account.holder = p_holder
$$;
GRANT EXECUTE ON FUNCTION receivables.list_exposures TO goodterms_app;
