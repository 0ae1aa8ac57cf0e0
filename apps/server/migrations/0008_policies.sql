-- Policies: versioned data. A policy's text is never changed; a draft that is edited gets another revision, and what was
-- approved names the revision that it was.

CREATE TABLE credit.policy (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  -- Counted up per merchant, from 1, in the order in which they were drafted.
  version integer NOT NULL,
  state text NOT NULL,
  name text NOT NULL,
  note text NOT NULL,
  revision integer NOT NULL,
  -- The policy it was made from; null for the standard one and for what was written afresh.
  based_on uuid,
  drafted_by text NOT NULL,
  drafted_at timestamptz NOT NULL,
  submitted_by text,
  submitted_at timestamptz,
  decided_by text,
  decided_at timestamptz,
  decision_note text,
  -- Nobody else could approve: the drafter did.
  single_person boolean NOT NULL DEFAULT false,
  effective_from timestamptz,
  row_version bigint NOT NULL,
  CONSTRAINT policy_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT policy_version_once UNIQUE (merchant_id, version),
  CONSTRAINT policy_state CHECK (state IN ('draft', 'submitted', 'approved', 'rejected', 'withdrawn')),
  CONSTRAINT policy_approved CHECK (state <> 'approved' OR (decided_by IS NOT NULL AND effective_from IS NOT NULL))
);
CREATE INDEX policy_effective ON credit.policy (merchant_id, effective_from) WHERE state = 'approved';
SELECT platform.isolate_by_merchant('credit.policy');
GRANT SELECT, INSERT, UPDATE (state, name, note, revision, submitted_by, submitted_at, decided_by, decided_at, decision_note,
  single_person, effective_from, row_version) ON credit.policy TO goodterms_app;

-- Who wrote what, when: append-only.
CREATE TABLE credit.policy_revision (
  merchant_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  revision integer NOT NULL,
  -- As it was written (YAML or JSON), comments and all.
  document text NOT NULL,
  document_hash text NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamptz NOT NULL,
  CONSTRAINT policy_revision_pk PRIMARY KEY (merchant_id, policy_id, revision),
  CONSTRAINT policy_revision_policy_fk FOREIGN KEY (merchant_id, policy_id) REFERENCES credit.policy (merchant_id, id)
);
SELECT platform.isolate_by_merchant('credit.policy_revision');
GRANT SELECT, INSERT ON credit.policy_revision TO goodterms_app;

-- Credit terms as a customer accepted them: the words, who signed, and how that is known. Append-only.
CREATE TABLE credit.terms_acceptance (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  -- The terms as they were shown, as structured text (JSON), and the hash of exactly that.
  terms text NOT NULL,
  terms_hash text NOT NULL,
  signed_by text NOT NULL,
  signed_on date NOT NULL,
  method text NOT NULL,
  evidence text,
  recorded_by text NOT NULL,
  recorded_at timestamptz NOT NULL,
  CONSTRAINT terms_acceptance_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT terms_acceptance_method CHECK (method IN ('signature', 'e_signature', 'e_mail', 'checkbox', 'by_order'))
);
CREATE INDEX terms_acceptance_by_customer ON credit.terms_acceptance (merchant_id, customer_id, recorded_at);
SELECT platform.isolate_by_merchant('credit.terms_acceptance');
GRANT SELECT, INSERT ON credit.terms_acceptance TO goodterms_app;

-- Whose standing was worked out under an older policy than the one in force.
CREATE INDEX credit_account_by_policy ON credit.credit_account (merchant_id, policy_version, customer_id);
