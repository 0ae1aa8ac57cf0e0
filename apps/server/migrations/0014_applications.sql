-- Applications for credit: forms as versioned data, signed links, what applicants and referees answer (sealed under a
-- key a person, so that destroying the key erases), and the case folders that decisions are frozen in.

-- A merchant's form. The draft is edited; published versions below never change.
CREATE TABLE credit.application_form (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  is_default boolean NOT NULL,
  draft jsonb NOT NULL,
  -- Null until the first version is published.
  published_version integer,
  archived_at timestamptz,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT application_form_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_form_reference_unique UNIQUE (merchant_id, reference),
  CONSTRAINT application_form_kind CHECK (kind IN ('business', 'person')),
  CONSTRAINT application_form_default_published CHECK (NOT is_default OR (published_version IS NOT NULL AND archived_at IS NULL))
);
-- One default a kind of customer, whoever races for it.
CREATE UNIQUE INDEX application_form_default ON credit.application_form (merchant_id, kind) WHERE is_default;
SELECT platform.isolate_by_merchant('credit.application_form');
GRANT SELECT, INSERT, UPDATE (name, is_default, draft, published_version, archived_at, version, updated_at)
  ON credit.application_form TO goodterms_app;

CREATE TABLE credit.application_form_version (
  merchant_id uuid NOT NULL,
  form_id uuid NOT NULL,
  version integer NOT NULL,
  document jsonb NOT NULL,
  -- SHA-256 of the document's canonical JSON: what a signature names.
  content_sha256 bytea NOT NULL,
  published_at timestamptz NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT application_form_version_pk PRIMARY KEY (merchant_id, form_id, version),
  CONSTRAINT application_form_version_form_fk FOREIGN KEY (merchant_id, form_id) REFERENCES credit.application_form
);
SELECT platform.isolate_by_merchant('credit.application_form_version');
GRANT SELECT, INSERT ON credit.application_form_version TO goodterms_app;

-- The key of one applicant or referee, itself sealed with the server's. Erasing sets it to null.
CREATE TABLE credit.person_key (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  sealed_key bytea,
  created_at timestamptz NOT NULL,
  erased_at timestamptz,
  CONSTRAINT person_key_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT person_key_erased CHECK ((sealed_key IS NULL) = (erased_at IS NOT NULL))
);
SELECT platform.isolate_by_merchant('credit.person_key');
GRANT SELECT, INSERT, UPDATE (sealed_key, erased_at) ON credit.person_key TO goodterms_app;

-- What is asked for, how far it is, and what was decided. Names, addresses and answers stand sealed; the `…_mark`
-- columns are keyed hashes, by which repetitions are found without keeping what was repeated.
CREATE TABLE credit.application (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  form_id uuid NOT NULL,
  form_version integer NOT NULL,
  kind text NOT NULL,
  customer_id uuid,
  key_id uuid NOT NULL,
  language text NOT NULL,
  state text NOT NULL,
  -- The answers as they stand now: sealed JSON, counted so that two windows do not overwrite each other.
  answers_sealed bytea,
  answers_version integer NOT NULL DEFAULT 0,
  -- What the inbox shows of the applicant: sealed JSON.
  summary_sealed bytea,
  requested_minor bigint,
  requested_currency text,
  year_started integer,
  -- Questions that staff opened again for the applicant.
  reopened text[] NOT NULL DEFAULT '{}',
  assigned_to text,
  name_mark bytea,
  tax_mark bytea,
  account_mark bytea,
  device_mark bytea,
  address_mark bytea,
  is_trapped boolean NOT NULL DEFAULT false,
  -- Findings of the identity screen: their worst severity here, the findings sealed.
  screen_severity text,
  findings_sealed bytea,
  screened_at timestamptz,
  -- The credit part: an evaluation's id or null, its score, and the recommendation as canonical JSON, sealed.
  evaluation_id uuid,
  report_ids uuid[] NOT NULL DEFAULT '{}',
  payment_score text,
  credit_score text,
  recommendation text,
  assessment_sealed bytea,
  assessed_at timestamptz,
  -- What was declared, under the form's own keys: numbers, choices, dates; never names. Emptied by erasure.
  declared jsonb,
  -- An approval under way or an offer outstanding.
  decision_round integer NOT NULL DEFAULT 0,
  offer jsonb,
  offer_expires_at timestamptz,
  last_decision_id uuid,
  submitted_at timestamptz,
  opened_at timestamptz,
  decided_at timestamptz,
  erased_at timestamptz,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT application_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_form_fk FOREIGN KEY (merchant_id, form_id, form_version) REFERENCES credit.application_form_version,
  CONSTRAINT application_key_fk FOREIGN KEY (merchant_id, key_id) REFERENCES credit.person_key,
  CONSTRAINT application_kind CHECK (kind IN ('business', 'person')),
  CONSTRAINT application_state CHECK (state IN ('draft', 'submitted', 'in_review', 'waiting_for_applicant', 'approved', 'declined', 'withdrawn', 'appealed')),
  CONSTRAINT application_severity CHECK (screen_severity IN ('clear', 'info', 'attention', 'severe')),
  CONSTRAINT application_recommendation CHECK (recommendation IN ('approve', 'counter_offer', 'refer', 'decline'))
);
CREATE INDEX application_by_state ON credit.application (merchant_id, state, updated_at, id);
CREATE INDEX application_by_update ON credit.application (merchant_id, updated_at, id);
CREATE INDEX application_by_customer ON credit.application (merchant_id, customer_id, decided_at) WHERE customer_id IS NOT NULL;
CREATE INDEX application_by_name_mark ON credit.application (merchant_id, name_mark) WHERE name_mark IS NOT NULL;
CREATE INDEX application_by_tax_mark ON credit.application (merchant_id, tax_mark) WHERE tax_mark IS NOT NULL;
CREATE INDEX application_by_account_mark ON credit.application (merchant_id, account_mark) WHERE account_mark IS NOT NULL;
CREATE INDEX application_by_device_mark ON credit.application (merchant_id, device_mark) WHERE device_mark IS NOT NULL;
CREATE INDEX application_by_address_mark ON credit.application (merchant_id, address_mark) WHERE address_mark IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.application');
GRANT SELECT, INSERT, UPDATE (customer_id, language, state, answers_sealed, answers_version, summary_sealed, requested_minor,
  requested_currency, year_started, reopened, assigned_to, name_mark, tax_mark, account_mark, device_mark, address_mark,
  is_trapped, screen_severity, findings_sealed, screened_at, evaluation_id, report_ids, payment_score, credit_score,
  recommendation, assessment_sealed, assessed_at, declared, decision_round, offer, offer_expires_at, last_decision_id,
  submitted_at, opened_at, decided_at, erased_at, version, updated_at)
  ON credit.application TO goodterms_app;

-- A door for somebody who does not sign in. The token is an HMAC over the ids, so nothing secret stands here.
CREATE TABLE credit.application_link (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL,
  form_id uuid NOT NULL,
  -- Null on an open link, which anybody may begin an application by.
  application_id uuid,
  referee_id uuid,
  customer_id uuid,
  language text NOT NULL,
  is_one_time boolean NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  revoked_at timestamptz,
  begun integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT application_link_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_link_form_fk FOREIGN KEY (merchant_id, form_id) REFERENCES credit.application_form,
  CONSTRAINT application_link_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application,
  CONSTRAINT application_link_purpose CHECK (purpose IN ('open', 'applicant', 'referee')),
  CONSTRAINT application_link_subject CHECK ((purpose = 'open') = (application_id IS NULL) AND (purpose = 'referee') = (referee_id IS NOT NULL))
);
CREATE INDEX application_link_by_creation ON credit.application_link (merchant_id, created_at, id);
CREATE INDEX application_link_by_application ON credit.application_link (merchant_id, application_id) WHERE application_id IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.application_link');
GRANT SELECT, INSERT, UPDATE (used_at, revoked_at, begun) ON credit.application_link TO goodterms_app;

-- Everything as it was submitted, each time: sealed, with the hash of the cipher text.
CREATE TABLE credit.application_submission (
  merchant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  ordinal integer NOT NULL,
  sealed bytea NOT NULL,
  sealed_sha256 bytea NOT NULL,
  -- Which consent texts were agreed to (hashes, version, instant) and what was signed (hash, instant): no personal data.
  agreements jsonb NOT NULL,
  submitted_at timestamptz NOT NULL,
  CONSTRAINT application_submission_pk PRIMARY KEY (merchant_id, application_id, ordinal),
  CONSTRAINT application_submission_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application
);
SELECT platform.isolate_by_merchant('credit.application_submission');
GRANT SELECT, INSERT ON credit.application_submission TO goodterms_app;

CREATE TABLE credit.application_upload (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  question text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  file_path text NOT NULL,
  -- Of the encrypted file as it lies on disk.
  sealed_sha256 bytea NOT NULL,
  nonce bytea NOT NULL,
  tag bytea NOT NULL,
  name_sealed bytea NOT NULL,
  uploaded_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT application_upload_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_upload_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application
);
CREATE INDEX application_upload_by_application ON credit.application_upload (merchant_id, application_id, uploaded_at, id);
SELECT platform.isolate_by_merchant('credit.application_upload');
GRANT SELECT, INSERT, UPDATE (removed_at) ON credit.application_upload TO goodterms_app;

CREATE TABLE credit.application_referee (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  key_id uuid NOT NULL,
  -- Keyed hash of the address, so that a resubmission finds the referee again.
  contact_mark bytea NOT NULL,
  contact_sealed bytea NOT NULL,
  state text NOT NULL,
  link_id uuid,
  asked_at timestamptz,
  reminders integer NOT NULL DEFAULT 0,
  reminded_at timestamptz,
  answer_sealed bytea,
  answer_sha256 bytea,
  answered_at timestamptz,
  created_at timestamptz NOT NULL,
  CONSTRAINT application_referee_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_referee_contact_unique UNIQUE (merchant_id, application_id, kind, contact_mark),
  CONSTRAINT application_referee_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application,
  CONSTRAINT application_referee_key_fk FOREIGN KEY (merchant_id, key_id) REFERENCES credit.person_key,
  CONSTRAINT application_referee_kind CHECK (kind IN ('trade', 'bank')),
  CONSTRAINT application_referee_state CHECK (state IN ('named', 'asked', 'answered', 'refused'))
);
CREATE INDEX application_referee_waiting ON credit.application_referee (merchant_id, asked_at, id) WHERE state = 'asked';
SELECT platform.isolate_by_merchant('credit.application_referee');
GRANT SELECT, INSERT, UPDATE (contact_sealed, state, link_id, asked_at, reminders, reminded_at, answer_sealed, answer_sha256, answered_at)
  ON credit.application_referee TO goodterms_app;

-- Notes and messages, sealed under the applicant's key.
CREATE TABLE credit.application_note (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  sealed bytea NOT NULL,
  actor text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT application_note_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_note_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application,
  CONSTRAINT application_note_kind CHECK (kind IN ('note', 'to_applicant', 'appeal'))
);
CREATE INDEX application_note_by_application ON credit.application_note (merchant_id, application_id, created_at, id);
SELECT platform.isolate_by_merchant('credit.application_note');
GRANT SELECT, INSERT ON credit.application_note TO goodterms_app;

-- Who agreed to which proposal in which round; a decision falls when enough have.
CREATE TABLE credit.application_approval (
  merchant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  round integer NOT NULL,
  approver text NOT NULL,
  proposal_sha256 bytea NOT NULL,
  approved_at timestamptz NOT NULL,
  CONSTRAINT application_approval_pk PRIMARY KEY (merchant_id, application_id, round, approver),
  CONSTRAINT application_approval_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application
);
SELECT platform.isolate_by_merchant('credit.application_approval');
GRANT SELECT, INSERT ON credit.application_approval TO goodterms_app;

CREATE TABLE credit.application_decision (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  ordinal integer NOT NULL,
  outcome text NOT NULL,
  limit_minor bigint,
  limit_currency text,
  terms text,
  conditions jsonb NOT NULL,
  reasons text[] NOT NULL,
  deciders text[] NOT NULL,
  -- The case folder: canonical JSON, personal parts as cipher text within it, and its hash. Never changed.
  folder text NOT NULL,
  folder_sha256 text NOT NULL,
  decided_at timestamptz NOT NULL,
  CONSTRAINT application_decision_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_decision_ordinal_unique UNIQUE (merchant_id, application_id, ordinal),
  CONSTRAINT application_decision_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application,
  CONSTRAINT application_decision_outcome CHECK (outcome IN ('approved', 'declined', 'counter_offered'))
);
SELECT platform.isolate_by_merchant('credit.application_decision');
GRANT SELECT, INSERT ON credit.application_decision TO goodterms_app;

-- The one-time code of an application, for forms that want one before anything binds. Kept as a salted hash.
CREATE TABLE credit.application_code (
  merchant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  salt bytea NOT NULL,
  code_sha256 bytea NOT NULL,
  attempts integer NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  CONSTRAINT application_code_pk PRIMARY KEY (merchant_id, application_id),
  CONSTRAINT application_code_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application
);
SELECT platform.isolate_by_merchant('credit.application_code');
GRANT SELECT, INSERT, UPDATE (salt, code_sha256, attempts, expires_at, used_at) ON credit.application_code TO goodterms_app;
