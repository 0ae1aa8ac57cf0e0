-- The schema as the migrations leave it, drawn from the catalogue by the tests. Do not edit.

CREATE TABLE credit.account_hold (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  code text NOT NULL,
  note text NOT NULL,
  until_on date,
  put_at timestamp with time zone NOT NULL,
  put_by text NOT NULL,
  lifted_at timestamp with time zone,
  lifted_by text,
  lift_reason text,
  CONSTRAINT account_hold_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX account_hold_by_customer ON credit.account_hold USING btree (merchant_id, customer_id, id);
CREATE INDEX account_hold_standing ON credit.account_hold USING btree (merchant_id, customer_id) WHERE (lifted_at IS NULL);
CREATE POLICY one_merchant ON credit.account_hold FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (lift_reason, lifted_at, lifted_by) ON credit.account_hold TO goodterms_app;

CREATE TABLE credit.account_review (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  outcome text NOT NULL,
  note text NOT NULL,
  due_on date,
  reviewed_on date NOT NULL,
  next_on date,
  reviewed_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  CONSTRAINT account_review_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT account_review_outcome CHECK ((outcome = ANY (ARRAY['no_change'::text, 'raise_limit'::text, 'lower_limit'::text, 'hold'::text, 'collect'::text, 'close'::text])))
);
CREATE INDEX account_review_by_customer ON credit.account_review USING btree (merchant_id, customer_id, reviewed_at, id);
CREATE POLICY one_merchant ON credit.account_review FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.account_review TO goodterms_app;

CREATE TABLE credit.action_proposal (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  action text NOT NULL,
  content_hash uuid NOT NULL,
  amount_minor bigint,
  currency text,
  reasons jsonb NOT NULL,
  effect jsonb NOT NULL,
  rank integer NOT NULL,
  state text NOT NULL,
  proposed_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  decided_by text,
  note text,
  result_id text,
  version bigint NOT NULL,
  CONSTRAINT action_proposal_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT action_proposal_action CHECK ((action = ANY (ARRAY['raise_limit'::text, 'lower_limit'::text, 'hold'::text, 'collect'::text, 'offer_plan'::text, 'shorten_terms'::text, 'ask_deposit'::text, 'ask_debit'::text]))),
  CONSTRAINT action_proposal_state CHECK ((state = ANY (ARRAY['open'::text, 'accepted'::text, 'dismissed'::text, 'superseded'::text])))
);
CREATE INDEX action_proposal_by_customer ON credit.action_proposal USING btree (merchant_id, customer_id, proposed_at, id);
CREATE INDEX action_proposal_worklist ON credit.action_proposal USING btree (merchant_id, state, proposed_at, id);
CREATE UNIQUE INDEX action_proposal_open ON credit.action_proposal USING btree (merchant_id, customer_id, action) WHERE (state = 'open'::text);
CREATE POLICY one_merchant ON credit.action_proposal FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (decided_at, decided_by, note, result_id, state, version) ON credit.action_proposal TO goodterms_app;

CREATE TABLE credit.alert (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  code text NOT NULL,
  firing_key text NOT NULL,
  severity text NOT NULL,
  is_positive boolean NOT NULL,
  alert_on date NOT NULL,
  data jsonb NOT NULL,
  raised_at timestamp with time zone NOT NULL,
  CONSTRAINT alert_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT alert_firing_unique UNIQUE (merchant_id, customer_id, firing_key),
  CONSTRAINT alert_severity CHECK ((severity = ANY (ARRAY['info'::text, 'attention'::text, 'severe'::text])))
);
CREATE INDEX alert_by_customer ON credit.alert USING btree (merchant_id, customer_id, raised_at, id);
CREATE INDEX alert_by_time ON credit.alert USING btree (merchant_id, raised_at, id);
CREATE POLICY one_merchant ON credit.alert FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.alert TO goodterms_app;

CREATE TABLE credit.alert_ending (
  merchant_id uuid NOT NULL,
  alert_id uuid NOT NULL,
  ending text NOT NULL,
  note text,
  actor text NOT NULL,
  ended_at timestamp with time zone NOT NULL,
  CONSTRAINT alert_ending_pk PRIMARY KEY (merchant_id, alert_id),
  CONSTRAINT alert_ending_alert_fk FOREIGN KEY (merchant_id, alert_id) REFERENCES credit.alert(merchant_id, id),
  CONSTRAINT alert_ending_kind CHECK ((ending = ANY (ARRAY['acknowledged'::text, 'passed'::text])))
);
CREATE POLICY one_merchant ON credit.alert_ending FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.alert_ending TO goodterms_app;

CREATE TABLE credit.allowance (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  used_minor bigint NOT NULL DEFAULT 0,
  policy_version integer NOT NULL,
  evaluation_id uuid,
  issued_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  version bigint NOT NULL DEFAULT 1,
  CONSTRAINT allowance_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT allowance_bounds CHECK (((amount_minor > 0) AND ((used_minor >= 0) AND (used_minor <= amount_minor)))),
  CONSTRAINT allowance_time CHECK ((expires_at > issued_at))
);
CREATE INDEX allowance_by_customer ON credit.allowance USING btree (merchant_id, customer_id, expires_at);
CREATE POLICY one_merchant ON credit.allowance FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (used_minor, version) ON credit.allowance TO goodterms_app;

CREATE TABLE credit.allowance_use (
  merchant_id uuid NOT NULL,
  order_reference text NOT NULL,
  allowance_id uuid,
  content_hash uuid NOT NULL,
  reservation_id uuid,
  outcome text NOT NULL,
  reasons text[] NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  taken_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone NOT NULL,
  actor text NOT NULL,
  CONSTRAINT allowance_use_pk PRIMARY KEY (merchant_id, order_reference),
  CONSTRAINT allowance_use_outcome CHECK ((outcome = ANY (ARRAY['settled'::text, 'approved'::text, 'held'::text])))
);
CREATE POLICY one_merchant ON credit.allowance_use FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.allowance_use TO goodterms_app;

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
  answers_sealed bytea,
  answers_version integer NOT NULL DEFAULT 0,
  summary_sealed bytea,
  requested_minor bigint,
  requested_currency text,
  year_started integer,
  reopened text[] NOT NULL DEFAULT '{}'::text[],
  assigned_to text,
  name_mark bytea,
  tax_mark bytea,
  account_mark bytea,
  device_mark bytea,
  address_mark bytea,
  is_trapped boolean NOT NULL DEFAULT false,
  screen_severity text,
  findings_sealed bytea,
  screened_at timestamp with time zone,
  evaluation_id uuid,
  report_ids uuid[] NOT NULL DEFAULT '{}'::uuid[],
  payment_score text,
  credit_score text,
  recommendation text,
  assessment_sealed bytea,
  assessed_at timestamp with time zone,
  declared jsonb,
  decision_round integer NOT NULL DEFAULT 0,
  offer jsonb,
  offer_expires_at timestamp with time zone,
  last_decision_id uuid,
  submitted_at timestamp with time zone,
  opened_at timestamp with time zone,
  decided_at timestamp with time zone,
  erased_at timestamp with time zone,
  version bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT application_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_form_fk FOREIGN KEY (merchant_id, form_id, form_version) REFERENCES credit.application_form_version(merchant_id, form_id, version),
  CONSTRAINT application_key_fk FOREIGN KEY (merchant_id, key_id) REFERENCES credit.person_key(merchant_id, id),
  CONSTRAINT application_kind CHECK ((kind = ANY (ARRAY['business'::text, 'person'::text]))),
  CONSTRAINT application_recommendation CHECK ((recommendation = ANY (ARRAY['approve'::text, 'counter_offer'::text, 'refer'::text, 'decline'::text]))),
  CONSTRAINT application_severity CHECK ((screen_severity = ANY (ARRAY['clear'::text, 'info'::text, 'attention'::text, 'severe'::text]))),
  CONSTRAINT application_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'in_review'::text, 'waiting_for_applicant'::text, 'approved'::text, 'declined'::text, 'withdrawn'::text, 'appealed'::text])))
);
CREATE INDEX application_by_account_mark ON credit.application USING btree (merchant_id, account_mark) WHERE (account_mark IS NOT NULL);
CREATE INDEX application_by_address_mark ON credit.application USING btree (merchant_id, address_mark) WHERE (address_mark IS NOT NULL);
CREATE INDEX application_by_customer ON credit.application USING btree (merchant_id, customer_id, decided_at) WHERE (customer_id IS NOT NULL);
CREATE INDEX application_by_device_mark ON credit.application USING btree (merchant_id, device_mark) WHERE (device_mark IS NOT NULL);
CREATE INDEX application_by_name_mark ON credit.application USING btree (merchant_id, name_mark) WHERE (name_mark IS NOT NULL);
CREATE INDEX application_by_state ON credit.application USING btree (merchant_id, state, updated_at, id);
CREATE INDEX application_by_tax_mark ON credit.application USING btree (merchant_id, tax_mark) WHERE (tax_mark IS NOT NULL);
CREATE INDEX application_by_update ON credit.application USING btree (merchant_id, updated_at, id);
CREATE POLICY one_merchant ON credit.application FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (account_mark, address_mark, answers_sealed, answers_version, assessed_at, assessment_sealed, assigned_to, credit_score, customer_id, decided_at, decision_round, declared, device_mark, erased_at, evaluation_id, findings_sealed, is_trapped, language, last_decision_id, name_mark, offer, offer_expires_at, opened_at, payment_score, recommendation, reopened, report_ids, requested_currency, requested_minor, screen_severity, screened_at, state, submitted_at, summary_sealed, tax_mark, updated_at, version, year_started) ON credit.application TO goodterms_app;

CREATE TABLE credit.application_approval (
  merchant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  round integer NOT NULL,
  approver text NOT NULL,
  proposal_sha256 bytea NOT NULL,
  approved_at timestamp with time zone NOT NULL,
  CONSTRAINT application_approval_pk PRIMARY KEY (merchant_id, application_id, round, approver),
  CONSTRAINT application_approval_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id)
);
CREATE POLICY one_merchant ON credit.application_approval FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.application_approval TO goodterms_app;

CREATE TABLE credit.application_code (
  merchant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  salt bytea NOT NULL,
  code_sha256 bytea NOT NULL,
  attempts integer NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  CONSTRAINT application_code_pk PRIMARY KEY (merchant_id, application_id),
  CONSTRAINT application_code_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id)
);
CREATE POLICY one_merchant ON credit.application_code FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (attempts, code_sha256, expires_at, salt, used_at) ON credit.application_code TO goodterms_app;

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
  folder text NOT NULL,
  folder_sha256 text NOT NULL,
  decided_at timestamp with time zone NOT NULL,
  CONSTRAINT application_decision_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_decision_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id),
  CONSTRAINT application_decision_ordinal_unique UNIQUE (merchant_id, application_id, ordinal),
  CONSTRAINT application_decision_outcome CHECK ((outcome = ANY (ARRAY['approved'::text, 'declined'::text, 'counter_offered'::text])))
);
CREATE POLICY one_merchant ON credit.application_decision FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.application_decision TO goodterms_app;

CREATE TABLE credit.application_form (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  is_default boolean NOT NULL,
  draft jsonb NOT NULL,
  published_version integer,
  archived_at timestamp with time zone,
  version bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT application_form_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_form_default_published CHECK (((NOT is_default) OR ((published_version IS NOT NULL) AND (archived_at IS NULL)))),
  CONSTRAINT application_form_kind CHECK ((kind = ANY (ARRAY['business'::text, 'person'::text]))),
  CONSTRAINT application_form_reference_unique UNIQUE (merchant_id, reference)
);
CREATE UNIQUE INDEX application_form_default ON credit.application_form USING btree (merchant_id, kind) WHERE is_default;
CREATE POLICY one_merchant ON credit.application_form FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (archived_at, draft, is_default, name, published_version, updated_at, version) ON credit.application_form TO goodterms_app;

CREATE TABLE credit.application_form_version (
  merchant_id uuid NOT NULL,
  form_id uuid NOT NULL,
  version integer NOT NULL,
  document jsonb NOT NULL,
  content_sha256 bytea NOT NULL,
  published_at timestamp with time zone NOT NULL,
  published_by text NOT NULL,
  CONSTRAINT application_form_version_pk PRIMARY KEY (merchant_id, form_id, version),
  CONSTRAINT application_form_version_form_fk FOREIGN KEY (merchant_id, form_id) REFERENCES credit.application_form(merchant_id, id)
);
CREATE POLICY one_merchant ON credit.application_form_version FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.application_form_version TO goodterms_app;

CREATE TABLE credit.application_link (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL,
  form_id uuid NOT NULL,
  application_id uuid,
  referee_id uuid,
  customer_id uuid,
  language text NOT NULL,
  is_one_time boolean NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  used_at timestamp with time zone,
  revoked_at timestamp with time zone,
  begun integer NOT NULL DEFAULT 0,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT application_link_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_link_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id),
  CONSTRAINT application_link_form_fk FOREIGN KEY (merchant_id, form_id) REFERENCES credit.application_form(merchant_id, id),
  CONSTRAINT application_link_purpose CHECK ((purpose = ANY (ARRAY['open'::text, 'applicant'::text, 'referee'::text]))),
  CONSTRAINT application_link_subject CHECK ((((purpose = 'open'::text) = (application_id IS NULL)) AND ((purpose = 'referee'::text) = (referee_id IS NOT NULL))))
);
CREATE INDEX application_link_by_application ON credit.application_link USING btree (merchant_id, application_id) WHERE (application_id IS NOT NULL);
CREATE INDEX application_link_by_creation ON credit.application_link USING btree (merchant_id, created_at, id);
CREATE POLICY one_merchant ON credit.application_link FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (begun, revoked_at, used_at) ON credit.application_link TO goodterms_app;

CREATE TABLE credit.application_note (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  sealed bytea NOT NULL,
  actor text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT application_note_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_note_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id),
  CONSTRAINT application_note_kind CHECK ((kind = ANY (ARRAY['note'::text, 'to_applicant'::text, 'appeal'::text])))
);
CREATE INDEX application_note_by_application ON credit.application_note USING btree (merchant_id, application_id, created_at, id);
CREATE POLICY one_merchant ON credit.application_note FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.application_note TO goodterms_app;

CREATE TABLE credit.application_referee (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind text NOT NULL,
  key_id uuid NOT NULL,
  contact_mark bytea NOT NULL,
  contact_sealed bytea NOT NULL,
  state text NOT NULL,
  link_id uuid,
  asked_at timestamp with time zone,
  reminders integer NOT NULL DEFAULT 0,
  reminded_at timestamp with time zone,
  answer_sealed bytea,
  answer_sha256 bytea,
  answered_at timestamp with time zone,
  created_at timestamp with time zone NOT NULL,
  CONSTRAINT application_referee_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_referee_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id),
  CONSTRAINT application_referee_contact_unique UNIQUE (merchant_id, application_id, kind, contact_mark),
  CONSTRAINT application_referee_key_fk FOREIGN KEY (merchant_id, key_id) REFERENCES credit.person_key(merchant_id, id),
  CONSTRAINT application_referee_kind CHECK ((kind = ANY (ARRAY['trade'::text, 'bank'::text]))),
  CONSTRAINT application_referee_state CHECK ((state = ANY (ARRAY['named'::text, 'asked'::text, 'answered'::text, 'refused'::text])))
);
CREATE INDEX application_referee_waiting ON credit.application_referee USING btree (merchant_id, asked_at, id) WHERE (state = 'asked'::text);
CREATE POLICY one_merchant ON credit.application_referee FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (answer_sealed, answer_sha256, answered_at, asked_at, contact_sealed, link_id, reminded_at, reminders, state) ON credit.application_referee TO goodterms_app;

CREATE TABLE credit.application_submission (
  merchant_id uuid NOT NULL,
  application_id uuid NOT NULL,
  ordinal integer NOT NULL,
  sealed bytea NOT NULL,
  sealed_sha256 bytea NOT NULL,
  agreements jsonb NOT NULL,
  submitted_at timestamp with time zone NOT NULL,
  CONSTRAINT application_submission_pk PRIMARY KEY (merchant_id, application_id, ordinal),
  CONSTRAINT application_submission_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id)
);
CREATE POLICY one_merchant ON credit.application_submission FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.application_submission TO goodterms_app;

CREATE TABLE credit.application_upload (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  question text NOT NULL,
  media_type text NOT NULL,
  bytes bigint NOT NULL,
  file_path text NOT NULL,
  sealed_sha256 bytea NOT NULL,
  nonce bytea NOT NULL,
  tag bytea NOT NULL,
  name_sealed bytea NOT NULL,
  uploaded_at timestamp with time zone NOT NULL,
  removed_at timestamp with time zone,
  CONSTRAINT application_upload_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT application_upload_application_fk FOREIGN KEY (merchant_id, application_id) REFERENCES credit.application(merchant_id, id)
);
CREATE INDEX application_upload_by_application ON credit.application_upload USING btree (merchant_id, application_id, uploaded_at, id);
CREATE POLICY one_merchant ON credit.application_upload FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (removed_at) ON credit.application_upload TO goodterms_app;

CREATE TABLE credit.authority (
  merchant_id uuid NOT NULL,
  holder text NOT NULL,
  amount_minor bigint,
  currency text NOT NULL,
  version bigint NOT NULL,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT authority_pk PRIMARY KEY (merchant_id, holder),
  CONSTRAINT authority_amount CHECK ((amount_minor >= 0)),
  CONSTRAINT authority_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency(code)
);
CREATE POLICY one_merchant ON credit.authority FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (amount_minor, currency, set_at, set_by, version) ON credit.authority TO goodterms_app;

CREATE TABLE credit.bureau_alert (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  bureau text NOT NULL,
  customer_id uuid,
  subject_reference text NOT NULL,
  dedupe_key text NOT NULL,
  code text NOT NULL,
  severity text NOT NULL,
  element text NOT NULL,
  previous text,
  current text,
  source text NOT NULL,
  happened_at timestamp with time zone NOT NULL,
  received_at timestamp with time zone NOT NULL,
  CONSTRAINT bureau_alert_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_alert_once UNIQUE (merchant_id, bureau, dedupe_key),
  CONSTRAINT bureau_alert_severity CHECK ((severity = ANY (ARRAY['info'::text, 'attention'::text, 'severe'::text]))),
  CONSTRAINT bureau_alert_source CHECK ((source = ANY (ARRAY['feed'::text, 'file'::text, 're_pull'::text])))
);
CREATE INDEX bureau_alert_by_customer ON credit.bureau_alert USING btree (merchant_id, customer_id, received_at DESC) WHERE (customer_id IS NOT NULL);
CREATE POLICY one_merchant ON credit.bureau_alert FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.bureau_alert TO goodterms_app;

CREATE TABLE credit.bureau_connection (
  merchant_id uuid NOT NULL,
  bureau text NOT NULL,
  is_enabled boolean NOT NULL,
  is_simulated boolean NOT NULL,
  settings jsonb NOT NULL,
  sealed_secrets bytea NOT NULL,
  costs jsonb NOT NULL,
  cost_currency text NOT NULL,
  checked_at timestamp with time zone,
  check_outcome text,
  version bigint NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT bureau_connection_pk PRIMARY KEY (merchant_id, bureau)
);
CREATE POLICY one_merchant ON credit.bureau_connection FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (check_outcome, checked_at, cost_currency, costs, is_enabled, is_simulated, sealed_secrets, settings, updated_at, version) ON credit.bureau_connection TO goodterms_app;

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
  started_at timestamp with time zone NOT NULL,
  version bigint NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT bureau_enrolment_pk PRIMARY KEY (merchant_id, customer_id, bureau),
  CONSTRAINT bureau_enrolment_days CHECK (((every_days >= 1) AND (every_days <= 366))),
  CONSTRAINT bureau_enrolment_state CHECK ((state = ANY (ARRAY['starting'::text, 'active'::text, 'ending'::text, 'ended'::text, 'failed'::text]))),
  CONSTRAINT bureau_enrolment_style CHECK ((style = ANY (ARRAY['feed'::text, 're_pull'::text])))
);
CREATE INDEX bureau_enrolment_by_bureau ON credit.bureau_enrolment USING btree (merchant_id, bureau, state);
CREATE INDEX bureau_enrolment_due ON credit.bureau_enrolment USING btree (merchant_id, next_pull_on) WHERE ((style = 're_pull'::text) AND (state = 'active'::text));
CREATE POLICY one_merchant ON credit.bureau_enrolment FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (every_days, failure, next_pull_on, permissible_purpose, product, started_at, state, style, updated_at, version) ON credit.bureau_enrolment TO goodterms_app;

CREATE TABLE credit.bureau_feed (
  merchant_id uuid NOT NULL,
  bureau text NOT NULL,
  cursor text,
  next_poll_at timestamp with time zone NOT NULL,
  polling_since timestamp with time zone,
  polled_at timestamp with time zone,
  failure text,
  reconciled_month date,
  CONSTRAINT bureau_feed_pk PRIMARY KEY (merchant_id, bureau)
);
CREATE POLICY one_merchant ON credit.bureau_feed FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (cursor, failure, next_poll_at, polled_at, polling_since, reconciled_month) ON credit.bureau_feed TO goodterms_app;

CREATE TABLE credit.bureau_month (
  merchant_id uuid NOT NULL,
  month date NOT NULL,
  currency text NOT NULL,
  reserved_minor bigint NOT NULL,
  spent_minor bigint NOT NULL,
  CONSTRAINT bureau_month_pk PRIMARY KEY (merchant_id, month, currency),
  CONSTRAINT bureau_month_amounts CHECK (((reserved_minor >= 0) AND (spent_minor >= 0)))
);
CREATE POLICY one_merchant ON credit.bureau_month FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (reserved_minor, spent_minor) ON credit.bureau_month TO goodterms_app;

CREATE TABLE credit.bureau_person_key (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  sealed_key bytea,
  created_at timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  CONSTRAINT bureau_person_key_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT bureau_person_key_erased CHECK (((sealed_key IS NULL) = (erased_at IS NOT NULL)))
);
CREATE POLICY one_merchant ON credit.bureau_person_key FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (erased_at, sealed_key) ON credit.bureau_person_key TO goodterms_app;

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
  outcome text,
  actor text NOT NULL,
  started_at timestamp with time zone NOT NULL,
  settled_at timestamp with time zone,
  settled_by text,
  version bigint NOT NULL,
  CONSTRAINT bureau_pull_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_pull_costs CHECK (((cost_minor >= 0) AND (budget_minor >= 0))),
  CONSTRAINT bureau_pull_state CHECK ((state = ANY (ARRAY['reserved'::text, 'spent'::text, 'free'::text, 'unknown'::text])))
);
CREATE INDEX bureau_pull_by_customer ON credit.bureau_pull USING btree (merchant_id, customer_id, started_at);
CREATE INDEX bureau_pull_by_month ON credit.bureau_pull USING btree (merchant_id, month);
CREATE INDEX bureau_pull_unsettled ON credit.bureau_pull USING btree (merchant_id, started_at) WHERE (state = ANY (ARRAY['reserved'::text, 'unknown'::text]));
CREATE UNIQUE INDEX bureau_pull_running ON credit.bureau_pull USING btree (merchant_id, customer_id, bureau) WHERE (state = 'reserved'::text);
CREATE POLICY one_merchant ON credit.bureau_pull FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (outcome, settled_at, settled_by, state, version) ON credit.bureau_pull TO goodterms_app;

CREATE TABLE credit.bureau_reconciliation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  bureau text NOT NULL,
  month date NOT NULL,
  outcome text NOT NULL,
  enrolled_here integer NOT NULL,
  enrolled_there integer,
  missing_there text[] NOT NULL,
  missing_here text[] NOT NULL,
  refused_there text[] NOT NULL,
  made_by text NOT NULL,
  made_at timestamp with time zone NOT NULL,
  CONSTRAINT bureau_reconciliation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_reconciliation_outcome CHECK ((outcome = ANY (ARRAY['compared'::text, 'awaiting_list'::text, 'own_list'::text])))
);
CREATE INDEX bureau_reconciliation_by_bureau ON credit.bureau_reconciliation USING btree (merchant_id, bureau, made_at DESC);
CREATE POLICY one_merchant ON credit.bureau_reconciliation FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.bureau_reconciliation TO goodterms_app;

CREATE TABLE credit.bureau_report (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  bureau text NOT NULL,
  product text NOT NULL,
  outcome text NOT NULL,
  risk_score integer,
  risk_class smallint,
  recommended_minor bigint,
  currency text NOT NULL,
  flags text[] NOT NULL,
  figures jsonb NOT NULL,
  is_partial boolean NOT NULL,
  is_of_person boolean NOT NULL,
  sealed_content bytea,
  sealed_raw bytea,
  as_of date NOT NULL,
  fetched_at timestamp with time zone NOT NULL,
  cost_minor bigint NOT NULL,
  cost_currency text NOT NULL,
  CONSTRAINT bureau_report_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT bureau_report_class CHECK (((risk_class >= 1) AND (risk_class <= 5))),
  CONSTRAINT bureau_report_outcome CHECK ((outcome = ANY (ARRAY['scored'::text, 'no_score'::text, 'locked'::text]))),
  CONSTRAINT bureau_report_score CHECK (((risk_score >= 0) AND (risk_score <= 1000)))
);
CREATE INDEX bureau_report_by_customer ON credit.bureau_report USING btree (merchant_id, customer_id, bureau, product, fetched_at DESC);
CREATE POLICY one_merchant ON credit.bureau_report FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.bureau_report TO goodterms_app;

CREATE TABLE credit.bureau_subject (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  bureau text NOT NULL,
  state text NOT NULL,
  reference text,
  sealed_details bytea,
  chosen_by text,
  chosen_at timestamp with time zone,
  version bigint NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT bureau_subject_pk PRIMARY KEY (merchant_id, customer_id, bureau),
  CONSTRAINT bureau_subject_chosen CHECK (((state <> 'chosen'::text) OR (chosen_by IS NOT NULL))),
  CONSTRAINT bureau_subject_state CHECK ((state = ANY (ARRAY['chosen'::text, 'open'::text, 'none'::text])))
);
CREATE INDEX bureau_subject_by_reference ON credit.bureau_subject USING btree (merchant_id, bureau, reference) WHERE (reference IS NOT NULL);
CREATE POLICY one_merchant ON credit.bureau_subject FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (chosen_at, chosen_by, reference, sealed_details, state, updated_at, version) ON credit.bureau_subject TO goodterms_app;

CREATE TABLE credit.collateral_version (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  customer_id uuid NOT NULL,
  kind text NOT NULL,
  description text NOT NULL,
  worth_minor bigint NOT NULL,
  currency text NOT NULL,
  haircut_percent numeric(5,2) NOT NULL,
  starts_on date NOT NULL,
  expires_on date,
  reason text NOT NULL,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT collateral_version_pk PRIMARY KEY (merchant_id, id, version),
  CONSTRAINT collateral_version_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency(code),
  CONSTRAINT collateral_version_dates CHECK ((expires_on >= starts_on)),
  CONSTRAINT collateral_version_haircut CHECK (((haircut_percent >= (0)::numeric) AND (haircut_percent <= (100)::numeric))),
  CONSTRAINT collateral_version_kind CHECK ((kind = ANY (ARRAY['guarantee'::text, 'letter_of_credit'::text, 'cash_deposit'::text, 'charge'::text, 'pledge'::text, 'other'::text]))),
  CONSTRAINT collateral_version_worth CHECK ((worth_minor >= 0))
);
CREATE INDEX collateral_version_by_customer ON credit.collateral_version USING btree (merchant_id, customer_id, id, version);
CREATE INDEX collateral_version_expiring ON credit.collateral_version USING btree (merchant_id, expires_on) WHERE (expires_on IS NOT NULL);
CREATE POLICY one_merchant ON credit.collateral_version FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.collateral_version TO goodterms_app;

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
CREATE INDEX credit_account_by_policy ON credit.credit_account USING btree (merchant_id, policy_version, customer_id);
CREATE INDEX credit_account_reviews ON credit.credit_account USING btree (merchant_id, review_on, customer_id) WHERE (review_on IS NOT NULL);
CREATE POLICY one_merchant ON credit.credit_account FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (evaluated_at, evaluation_id, grace_days, limit_currency, limit_minor, limit_source, payer_id, policy_version, review_on, risk_class, score, segment, segment_override, status, tags, updated_at, version) ON credit.credit_account TO goodterms_app;

CREATE TABLE credit.customer_order (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  customer_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  bill_to_id uuid,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  deposit_minor bigint NOT NULL,
  terms text,
  ship_to text,
  ship_to_country text,
  channel text,
  fraud_score numeric(5,2),
  margin_minor bigint,
  discount_percent numeric(7,4),
  categories text[] NOT NULL,
  tags text[] NOT NULL,
  lines jsonb NOT NULL,
  is_blanket boolean NOT NULL,
  next_delivery_on date,
  state text NOT NULL,
  content_hash uuid NOT NULL,
  split_from uuid,
  version bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  updated_at timestamp with time zone NOT NULL,
  CONSTRAINT customer_order_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT customer_order_amounts CHECK (((amount_minor > 0) AND (deposit_minor >= 0) AND (deposit_minor < amount_minor))),
  CONSTRAINT customer_order_state CHECK ((state = ANY (ARRAY['described'::text, 'held'::text, 'approved'::text, 'rejected'::text, 'cancelled'::text, 'split'::text])))
);
CREATE INDEX customer_order_by_customer ON credit.customer_order USING btree (merchant_id, customer_id, id);
CREATE INDEX customer_order_by_payer ON credit.customer_order USING btree (merchant_id, payer_id, id);
CREATE INDEX customer_order_deliveries ON credit.customer_order USING btree (merchant_id, next_delivery_on) WHERE (next_delivery_on IS NOT NULL);
CREATE UNIQUE INDEX customer_order_by_reference ON credit.customer_order USING btree (merchant_id, reference);
CREATE POLICY one_merchant ON credit.customer_order FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (amount_minor, bill_to_id, categories, channel, content_hash, currency, customer_id, deposit_minor, discount_percent, fraud_score, is_blanket, lines, margin_minor, next_delivery_on, payer_id, ship_to, ship_to_country, state, tags, terms, updated_at, version) ON credit.customer_order TO goodterms_app;

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

CREATE TABLE credit.explanation (
  merchant_id uuid NOT NULL,
  reservation_id uuid NOT NULL,
  engine_version text NOT NULL,
  inputs text NOT NULL,
  explanation text NOT NULL,
  explained_at timestamp with time zone NOT NULL,
  CONSTRAINT explanation_pk PRIMARY KEY (merchant_id, reservation_id)
);
CREATE POLICY one_merchant ON credit.explanation FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.explanation TO goodterms_app;

CREATE TABLE credit.family_lock (
  merchant_id uuid NOT NULL,
  changes bigint NOT NULL,
  CONSTRAINT family_lock_pk PRIMARY KEY (merchant_id)
);
CREATE POLICY one_merchant ON credit.family_lock FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (changes) ON credit.family_lock TO goodterms_app;

CREATE TABLE credit.group_parent (
  merchant_id uuid NOT NULL,
  group_id uuid NOT NULL,
  parent_id uuid,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT group_parent_pk PRIMARY KEY (merchant_id, group_id),
  CONSTRAINT group_parent_other CHECK ((parent_id <> group_id))
);
CREATE INDEX group_parent_by_parent ON credit.group_parent USING btree (merchant_id, parent_id) WHERE (parent_id IS NOT NULL);
CREATE POLICY one_merchant ON credit.group_parent FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (parent_id, set_at, set_by) ON credit.group_parent TO goodterms_app;

CREATE TABLE credit.hold_action (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  hold_id uuid NOT NULL,
  place integer NOT NULL,
  action text NOT NULL,
  release_kind text,
  reason text NOT NULL,
  line_reasons jsonb,
  over_minor bigint,
  currency text,
  authority_minor bigint,
  actor text NOT NULL,
  acted_at timestamp with time zone NOT NULL,
  CONSTRAINT hold_action_pk PRIMARY KEY (merchant_id, hold_id, place, id),
  CONSTRAINT hold_action_hold_fk FOREIGN KEY (merchant_id, hold_id) REFERENCES credit.order_hold(merchant_id, id)
);
CREATE POLICY one_merchant ON credit.hold_action FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.hold_action TO goodterms_app;

CREATE TABLE credit.hold_watch (
  merchant_id uuid NOT NULL,
  looked_through timestamp with time zone NOT NULL,
  CONSTRAINT hold_watch_pk PRIMARY KEY (merchant_id)
);
CREATE POLICY one_merchant ON credit.hold_watch FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (looked_through) ON credit.hold_watch TO goodterms_app;

CREATE TABLE credit.limit_announcement (
  merchant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  what text NOT NULL,
  told_at timestamp with time zone NOT NULL,
  CONSTRAINT limit_announcement_pk PRIMARY KEY (merchant_id, subject_id, what)
);
CREATE POLICY one_merchant ON credit.limit_announcement FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.limit_announcement TO goodterms_app;

CREATE TABLE credit.limit_approval (
  merchant_id uuid NOT NULL,
  subject_id uuid NOT NULL,
  approver text NOT NULL,
  verdict text NOT NULL,
  note text NOT NULL,
  given_at timestamp with time zone NOT NULL,
  CONSTRAINT limit_approval_pk PRIMARY KEY (merchant_id, subject_id, approver),
  CONSTRAINT limit_approval_verdict CHECK ((verdict = ANY (ARRAY['approved'::text, 'rejected'::text, 'withdrawn'::text])))
);
CREATE POLICY one_merchant ON credit.limit_approval FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.limit_approval TO goodterms_app;

CREATE TABLE credit.limit_change (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  state text NOT NULL,
  selection jsonb NOT NULL,
  change jsonb NOT NULL,
  reason text NOT NULL,
  weighed_minor bigint NOT NULL,
  weighed_currency text NOT NULL,
  approvals_needed integer NOT NULL,
  row_count integer NOT NULL,
  rows_done integer NOT NULL DEFAULT 0,
  undoes_id uuid,
  proposed_by text NOT NULL,
  proposed_for text,
  version bigint NOT NULL,
  created_at timestamp with time zone NOT NULL,
  started_at timestamp with time zone,
  finished_at timestamp with time zone,
  CONSTRAINT limit_change_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT limit_change_approvals CHECK (((approvals_needed >= 0) AND (approvals_needed <= 10))),
  CONSTRAINT limit_change_state CHECK ((state = ANY (ARRAY['preview'::text, 'proposed'::text, 'running'::text, 'done'::text, 'rejected'::text, 'withdrawn'::text])))
);
CREATE POLICY one_merchant ON credit.limit_change FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (approvals_needed, finished_at, rows_done, started_at, state, version) ON credit.limit_change TO goodterms_app;

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
  expected_minor bigint,
  exposure_minor bigint,
  problem text,
  outcome text,
  CONSTRAINT limit_change_row_pk PRIMARY KEY (merchant_id, change_id, row_number),
  CONSTRAINT limit_change_row_outcome CHECK ((outcome = ANY (ARRAY['set'::text, 'unchanged'::text, 'skipped'::text])))
);
CREATE POLICY one_merchant ON credit.limit_change_row FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (outcome, problem) ON credit.limit_change_row TO goodterms_app;

CREATE TABLE credit.limit_proposal (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  holder_id uuid NOT NULL,
  holder text NOT NULL,
  kind text NOT NULL,
  line_key text NOT NULL,
  amount_minor bigint,
  currency text NOT NULL,
  request jsonb NOT NULL,
  before_minor bigint,
  before_currency text,
  base_version integer NOT NULL,
  source text NOT NULL,
  recommendation text,
  state text NOT NULL,
  approvals_needed integer NOT NULL,
  proposed_by text NOT NULL,
  proposed_for text,
  proposed_at timestamp with time zone NOT NULL,
  decided_at timestamp with time zone,
  version bigint NOT NULL,
  CONSTRAINT limit_proposal_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT limit_proposal_approvals CHECK (((approvals_needed >= 1) AND (approvals_needed <= 10))),
  CONSTRAINT limit_proposal_state CHECK ((state = ANY (ARRAY['open'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text])))
);
CREATE INDEX limit_proposal_by_holder ON credit.limit_proposal USING btree (merchant_id, holder_id, id);
CREATE INDEX limit_proposal_by_state ON credit.limit_proposal USING btree (merchant_id, state, id);
CREATE POLICY one_merchant ON credit.limit_proposal FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (decided_at, state, version) ON credit.limit_proposal TO goodterms_app;

CREATE TABLE credit.limit_version (
  merchant_id uuid NOT NULL,
  holder_id uuid NOT NULL,
  holder text NOT NULL,
  kind text NOT NULL,
  line_key text NOT NULL,
  version integer NOT NULL,
  id uuid NOT NULL,
  amount_minor bigint,
  currency text NOT NULL,
  starts_on date NOT NULL,
  expires_on date,
  terms jsonb NOT NULL,
  reason text NOT NULL,
  proposed_by text NOT NULL,
  approved_by text[] NOT NULL,
  proposal_id uuid,
  change_id uuid,
  set_on date NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT limit_version_pk PRIMARY KEY (merchant_id, holder_id, kind, line_key, version),
  CONSTRAINT limit_version_amount CHECK ((amount_minor >= 0)),
  CONSTRAINT limit_version_currency_fk FOREIGN KEY (currency) REFERENCES platform.currency(code),
  CONSTRAINT limit_version_dates CHECK ((expires_on >= starts_on)),
  CONSTRAINT limit_version_holder CHECK ((holder = ANY (ARRAY['customer'::text, 'group'::text]))),
  CONSTRAINT limit_version_id_unique UNIQUE (merchant_id, id),
  CONSTRAINT limit_version_kind CHECK ((kind = ANY (ARRAY['manual'::text, 'insured'::text, 'guaranteed'::text, 'temporary'::text, 'recourse'::text]))),
  CONSTRAINT limit_version_reason CHECK ((reason <> ''::text))
);
CREATE INDEX limit_version_expiring ON credit.limit_version USING btree (merchant_id, expires_on) WHERE (expires_on IS NOT NULL);
CREATE INDEX limit_version_insured ON credit.limit_version USING btree (merchant_id, holder_id) WHERE (kind = 'insured'::text);
CREATE INDEX limit_version_starting ON credit.limit_version USING btree (merchant_id, starts_on);
CREATE POLICY one_merchant ON credit.limit_version FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.limit_version TO goodterms_app;

CREATE TABLE credit.notice (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid,
  application_id uuid,
  action text NOT NULL,
  demand text NOT NULL,
  jurisdiction text NOT NULL,
  recipient_kind text NOT NULL,
  language text NOT NULL,
  state text NOT NULL,
  reason_codes text[] NOT NULL,
  decided_by text NOT NULL,
  decided_on date NOT NULL,
  addressee jsonb,
  letter text,
  email_subject text,
  email_text text,
  due_on date,
  reasons_requestable_until date,
  is_verified boolean NOT NULL,
  warnings text[] NOT NULL,
  requested_on date,
  answers_id uuid,
  content_hash uuid NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  approved_at timestamp with time zone,
  approved_by text,
  sent_on date,
  sent_by text,
  channel text,
  cancelled_reason text,
  version bigint NOT NULL,
  CONSTRAINT notice_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT notice_about CHECK (((customer_id IS NOT NULL) OR (application_id IS NOT NULL))),
  CONSTRAINT notice_channel CHECK ((channel = ANY (ARRAY['letter'::text, 'email'::text, 'oral'::text, 'portal'::text]))),
  CONSTRAINT notice_recipient CHECK ((recipient_kind = ANY (ARRAY['business'::text, 'sole_trader'::text, 'person'::text]))),
  CONSTRAINT notice_sent CHECK (((state <> 'sent'::text) OR ((sent_on IS NOT NULL) AND (channel IS NOT NULL)))),
  CONSTRAINT notice_state CHECK ((state = ANY (ARRAY['draft'::text, 'approved'::text, 'sent'::text, 'cancelled'::text])))
);
CREATE INDEX notice_by_application ON credit.notice USING btree (merchant_id, application_id, id) WHERE (application_id IS NOT NULL);
CREATE INDEX notice_by_customer ON credit.notice USING btree (merchant_id, customer_id, id) WHERE (customer_id IS NOT NULL);
CREATE INDEX notice_by_state ON credit.notice USING btree (merchant_id, state, id);
CREATE POLICY one_merchant ON credit.notice FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (addressee, approved_at, approved_by, cancelled_reason, channel, content_hash, email_subject, email_text, letter, reason_codes, reasons_requestable_until, sent_by, sent_on, state, version, warnings) ON credit.notice TO goodterms_app;

CREATE TABLE credit.notice_setting (
  merchant_id uuid NOT NULL,
  jurisdiction text NOT NULL,
  uses_unverified boolean NOT NULL,
  warns_consumer_credit boolean NOT NULL,
  warn_from_minor bigint,
  warn_currency text,
  warn_from_days integer,
  version bigint NOT NULL,
  set_by text NOT NULL,
  set_at timestamp with time zone NOT NULL,
  CONSTRAINT notice_setting_pk PRIMARY KEY (merchant_id, jurisdiction),
  CONSTRAINT notice_setting_amount CHECK ((warn_from_minor >= 0)),
  CONSTRAINT notice_setting_days CHECK (((warn_from_days >= 0) AND (warn_from_days <= 3650)))
);
CREATE POLICY one_merchant ON credit.notice_setting FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (set_at, set_by, uses_unverified, version, warn_currency, warn_from_days, warn_from_minor, warns_consumer_credit) ON credit.notice_setting TO goodterms_app;

CREATE TABLE credit.offer_set (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  evaluation_id uuid,
  options text NOT NULL,
  option_keys text[] NOT NULL,
  shown_at timestamp with time zone NOT NULL,
  taken_option text,
  order_reference text,
  taken_at timestamp with time zone,
  CONSTRAINT offer_set_pk PRIMARY KEY (merchant_id, id)
);
CREATE INDEX offer_set_shown ON credit.offer_set USING btree (merchant_id, shown_at);
CREATE UNIQUE INDEX offer_set_by_order ON credit.offer_set USING btree (merchant_id, order_reference) WHERE (order_reference IS NOT NULL);
CREATE POLICY one_merchant ON credit.offer_set FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (order_reference, taken_at, taken_option) ON credit.offer_set TO goodterms_app;

CREATE TABLE credit.order_hold (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  order_reference text NOT NULL,
  customer_id uuid NOT NULL,
  payer_id uuid NOT NULL,
  group_id uuid,
  reservation_id uuid NOT NULL,
  evaluation_id uuid,
  checkpoint text NOT NULL,
  outcome text NOT NULL,
  state text NOT NULL,
  reasons text[] NOT NULL,
  currency text NOT NULL,
  amount_minor bigint NOT NULL,
  account_currency text NOT NULL,
  account_amount_minor bigint,
  over_minor bigint NOT NULL,
  overdue_minor bigint NOT NULL,
  oldest_overdue_days integer NOT NULL,
  segment text,
  risk_class text,
  score numeric,
  suggestion text NOT NULL,
  account_version bigint NOT NULL,
  group_version bigint,
  due_at timestamp with time zone NOT NULL,
  owner_id uuid,
  release_kind text,
  released_reasons text[] NOT NULL DEFAULT '{}'::text[],
  closed_at timestamp with time zone,
  closed_by text,
  created_at timestamp with time zone NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT order_hold_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT order_hold_outcome CHECK ((outcome = ANY (ARRAY['referred'::text, 'declined'::text]))),
  CONSTRAINT order_hold_release CHECK ((release_kind = ANY (ARRAY['soft'::text, 'firm'::text]))),
  CONSTRAINT order_hold_state CHECK ((state = ANY (ARRAY['open'::text, 'declined'::text, 'released'::text, 'freed'::text, 'rejected'::text, 'ended'::text])))
);
CREATE INDEX order_hold_by_order ON credit.order_hold USING btree (merchant_id, order_reference, id);
CREATE INDEX order_hold_by_payer ON credit.order_hold USING btree (merchant_id, payer_id, id);
CREATE INDEX order_hold_by_state ON credit.order_hold USING btree (merchant_id, state, id);
CREATE INDEX order_hold_due ON credit.order_hold USING btree (merchant_id, due_at, id) WHERE (state = 'open'::text);
CREATE UNIQUE INDEX order_hold_by_reservation ON credit.order_hold USING btree (merchant_id, reservation_id);
CREATE UNIQUE INDEX order_hold_open ON credit.order_hold USING btree (merchant_id, order_reference) WHERE (state = 'open'::text);
CREATE POLICY one_merchant ON credit.order_hold FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (account_amount_minor, account_currency, account_version, amount_minor, checkpoint, closed_at, closed_by, currency, evaluation_id, group_version, oldest_overdue_days, outcome, over_minor, overdue_minor, owner_id, reasons, release_kind, released_reasons, reservation_id, risk_class, score, segment, state, suggestion, version) ON credit.order_hold TO goodterms_app;

CREATE TABLE credit.payer_behaviour (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  as_of date NOT NULL,
  measured_at timestamp with time zone NOT NULL,
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
  details jsonb NOT NULL,
  version bigint NOT NULL,
  CONSTRAINT payer_behaviour_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT payer_behaviour_trend CHECK ((trend = ANY (ARRAY['better'::text, 'steady'::text, 'worse'::text])))
);
CREATE POLICY one_merchant ON credit.payer_behaviour FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (account_version, as_of, chargebacks_12m, currency, details, disputes_12m, grade, mean_days_late, mean_days_late_high, mean_days_late_low, measured_at, observations, overdue_items, paid_invoices, returned_payments_12m, sales_12m_minor, trend, version) ON credit.payer_behaviour TO goodterms_app;

CREATE TABLE credit.person_key (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  sealed_key bytea,
  created_at timestamp with time zone NOT NULL,
  erased_at timestamp with time zone,
  CONSTRAINT person_key_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT person_key_erased CHECK (((sealed_key IS NULL) = (erased_at IS NOT NULL)))
);
CREATE POLICY one_merchant ON credit.person_key FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (erased_at, sealed_key) ON credit.person_key TO goodterms_app;

CREATE TABLE credit.policy (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  state text NOT NULL,
  name text NOT NULL,
  note text NOT NULL,
  revision integer NOT NULL,
  based_on uuid,
  drafted_by text NOT NULL,
  drafted_at timestamp with time zone NOT NULL,
  submitted_by text,
  submitted_at timestamp with time zone,
  decided_by text,
  decided_at timestamp with time zone,
  decision_note text,
  single_person boolean NOT NULL DEFAULT false,
  effective_from timestamp with time zone,
  row_version bigint NOT NULL,
  CONSTRAINT policy_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT policy_approved CHECK (((state <> 'approved'::text) OR ((decided_by IS NOT NULL) AND (effective_from IS NOT NULL)))),
  CONSTRAINT policy_state CHECK ((state = ANY (ARRAY['draft'::text, 'submitted'::text, 'approved'::text, 'rejected'::text, 'withdrawn'::text]))),
  CONSTRAINT policy_version_once UNIQUE (merchant_id, version)
);
CREATE INDEX policy_effective ON credit.policy USING btree (merchant_id, effective_from) WHERE (state = 'approved'::text);
CREATE POLICY one_merchant ON credit.policy FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (decided_at, decided_by, decision_note, effective_from, name, note, revision, row_version, single_person, state, submitted_at, submitted_by) ON credit.policy TO goodterms_app;

CREATE TABLE credit.policy_revision (
  merchant_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  revision integer NOT NULL,
  document text NOT NULL,
  document_hash text NOT NULL,
  saved_by text NOT NULL,
  saved_at timestamp with time zone NOT NULL,
  CONSTRAINT policy_revision_pk PRIMARY KEY (merchant_id, policy_id, revision),
  CONSTRAINT policy_revision_policy_fk FOREIGN KEY (merchant_id, policy_id) REFERENCES credit.policy(merchant_id, id)
);
CREATE POLICY one_merchant ON credit.policy_revision FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.policy_revision TO goodterms_app;

CREATE TABLE credit.scorecard (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  card text NOT NULL,
  fit_id uuid,
  note text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT scorecard_pk PRIMARY KEY (merchant_id, id, version),
  CONSTRAINT scorecard_fit_fk FOREIGN KEY (merchant_id, fit_id) REFERENCES credit.scorecard_fit(merchant_id, id),
  CONSTRAINT scorecard_version CHECK ((version > 0))
);
CREATE INDEX scorecard_by_fit ON credit.scorecard USING btree (merchant_id, fit_id) WHERE (fit_id IS NOT NULL);
CREATE POLICY one_merchant ON credit.scorecard FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.scorecard TO goodterms_app;

CREATE TABLE credit.scorecard_fit (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL,
  request jsonb NOT NULL,
  file_path text,
  file_bytes bigint,
  state text NOT NULL,
  progress numeric NOT NULL,
  step text NOT NULL,
  failure text,
  card text,
  report text,
  created_at timestamp with time zone NOT NULL,
  created_by text NOT NULL,
  finished_at timestamp with time zone,
  version bigint NOT NULL,
  CONSTRAINT scorecard_fit_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT scorecard_fit_progress CHECK (((progress >= (0)::numeric) AND (progress <= (1)::numeric))),
  CONSTRAINT scorecard_fit_result CHECK (((state = 'finished'::text) = ((card IS NOT NULL) AND (report IS NOT NULL)))),
  CONSTRAINT scorecard_fit_source CHECK ((source = ANY (ARRAY['file'::text, 'history'::text]))),
  CONSTRAINT scorecard_fit_state CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'finished'::text, 'failed'::text])))
);
CREATE INDEX scorecard_fit_newest ON credit.scorecard_fit USING btree (merchant_id, created_at, id);
CREATE POLICY one_merchant ON credit.scorecard_fit FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (card, failure, file_path, finished_at, progress, report, state, step, version) ON credit.scorecard_fit TO goodterms_app;

CREATE TABLE credit.simulation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  document_hash uuid NOT NULL,
  against_id uuid NOT NULL,
  against_version integer NOT NULL,
  engine_version text NOT NULL,
  orders_since timestamp with time zone NOT NULL,
  margin_basis_points integer NOT NULL,
  state text NOT NULL,
  customers_total integer,
  customers_done integer NOT NULL DEFAULT 0,
  orders_total integer,
  orders_done integer NOT NULL DEFAULT 0,
  summary jsonb,
  failure text,
  cancel_requested boolean NOT NULL DEFAULT false,
  started_by text NOT NULL,
  created_at timestamp with time zone NOT NULL,
  leased_until timestamp with time zone,
  attempt integer NOT NULL DEFAULT 0,
  finished_at timestamp with time zone,
  CONSTRAINT simulation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT simulation_state CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE INDEX simulation_by_policy ON credit.simulation USING btree (merchant_id, policy_id, created_at);
CREATE POLICY across_merchants ON credit.simulation FOR ALL TO goodterms_across;
CREATE POLICY one_merchant ON credit.simulation FOR ALL TO goodterms_app;
GRANT SELECT ON credit.simulation TO goodterms_across;
GRANT INSERT, SELECT, UPDATE (attempt, cancel_requested, customers_done, customers_total, failure, finished_at, leased_until, orders_done, orders_total, state, summary) ON credit.simulation TO goodterms_app;

CREATE TABLE credit.simulation_change (
  merchant_id uuid NOT NULL,
  simulation_id uuid NOT NULL,
  attempt integer NOT NULL,
  kind text NOT NULL,
  subject_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  order_reference text,
  effects text[] NOT NULL,
  currency text NOT NULL,
  stake_minor bigint NOT NULL,
  details jsonb NOT NULL,
  CONSTRAINT simulation_change_pk PRIMARY KEY (merchant_id, simulation_id, attempt, kind, subject_id),
  CONSTRAINT simulation_change_kind CHECK ((kind = ANY (ARRAY['customer'::text, 'order'::text])))
);
CREATE INDEX simulation_change_by_stake ON credit.simulation_change USING btree (merchant_id, simulation_id, attempt, kind, stake_minor, subject_id);
CREATE POLICY one_merchant ON credit.simulation_change FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.simulation_change TO goodterms_app;

CREATE TABLE credit.terms_acceptance (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  policy_id uuid NOT NULL,
  policy_version integer NOT NULL,
  terms text NOT NULL,
  terms_hash text NOT NULL,
  signed_by text NOT NULL,
  signed_on date NOT NULL,
  method text NOT NULL,
  evidence text,
  recorded_by text NOT NULL,
  recorded_at timestamp with time zone NOT NULL,
  CONSTRAINT terms_acceptance_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT terms_acceptance_method CHECK ((method = ANY (ARRAY['signature'::text, 'e_signature'::text, 'e_mail'::text, 'checkbox'::text, 'by_order'::text])))
);
CREATE INDEX terms_acceptance_by_customer ON credit.terms_acceptance USING btree (merchant_id, customer_id, recorded_at);
CREATE POLICY one_merchant ON credit.terms_acceptance FOR ALL TO goodterms_app;
GRANT INSERT, SELECT ON credit.terms_acceptance TO goodterms_app;

CREATE TABLE credit.trigger_state (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  account_version bigint NOT NULL,
  looked_on date NOT NULL,
  fired_thresholds integer[] NOT NULL,
  utilization integer,
  low_since date,
  is_overdue boolean NOT NULL,
  grade text,
  score numeric,
  risk_class text,
  change_on date,
  change_direction text,
  version bigint NOT NULL,
  CONSTRAINT trigger_state_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT trigger_state_direction CHECK ((change_direction = ANY (ARRAY['better'::text, 'worse'::text])))
);
CREATE POLICY one_merchant ON credit.trigger_state FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (account_version, change_direction, change_on, fired_thresholds, grade, is_overdue, looked_on, low_since, risk_class, score, utilization, version) ON credit.trigger_state TO goodterms_app;

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
CREATE POLICY one_merchant ON credit.utilization_day FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (currency, highest_minor, last_minor, limit_minor) ON credit.utilization_day TO goodterms_app;

CREATE TABLE credit.watched_customer (
  merchant_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  source text NOT NULL,
  reason text NOT NULL,
  owner_id text,
  until_on date,
  watched_at timestamp with time zone NOT NULL,
  watched_by text NOT NULL,
  removed_at timestamp with time zone,
  version bigint NOT NULL,
  CONSTRAINT watched_customer_pk PRIMARY KEY (merchant_id, customer_id),
  CONSTRAINT watched_customer_source CHECK ((source = ANY (ARRAY['person'::text, 'automatic'::text])))
);
CREATE INDEX watched_customer_standing ON credit.watched_customer USING btree (merchant_id, watched_at, customer_id) WHERE (removed_at IS NULL);
CREATE POLICY one_merchant ON credit.watched_customer FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (owner_id, reason, removed_at, source, until_on, version, watched_at, watched_by) ON credit.watched_customer TO goodterms_app;

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
CREATE INDEX document_written_off ON receivables.document USING btree (merchant_id, customer_id) WHERE (kind = 'write_off'::text);
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
  CONSTRAINT exposure_sum_bounds CHECK (((open_debits_minor >= 0) AND (reserved_minor >= 0) AND (shipped_minor >= 0) AND (unapplied_minor >= 0) AND (disputed_minor >= 0)))
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
  checkpoint text NOT NULL DEFAULT 'order'::text,
  attempt integer,
  shipped_minor bigint NOT NULL DEFAULT 0,
  extra_minor bigint NOT NULL DEFAULT 0,
  group_version bigint,
  lifted_reasons text[] NOT NULL DEFAULT '{}'::text[],
  facts text,
  CONSTRAINT reservation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT reservation_bounds CHECK (((amount_minor > 0) AND (held_minor >= 0) AND (shipped_minor >= 0) AND (captured_minor >= 0) AND (released_minor >= 0))),
  CONSTRAINT reservation_checkpoint CHECK ((checkpoint = ANY (ARRAY['order'::text, 'pick'::text, 'ship'::text, 'invoice'::text]))),
  CONSTRAINT reservation_mode CHECK ((mode = ANY (ARRAY['reserve'::text, 'check'::text, 'amend'::text]))),
  CONSTRAINT reservation_outcome CHECK ((outcome = ANY (ARRAY['reserved'::text, 'checked'::text, 'refused'::text]))),
  CONSTRAINT reservation_sums CHECK (((outcome <> 'reserved'::text) OR ((((held_minor + shipped_minor) + captured_minor) + released_minor) = amount_minor)))
);
CREATE INDEX reservation_by_customer ON receivables.reservation USING btree (merchant_id, customer_id, id);
CREATE INDEX reservation_due ON receivables.reservation USING btree (merchant_id, expires_at, customer_id) WHERE ((held_minor > 0) AND (expires_at IS NOT NULL));
CREATE UNIQUE INDEX reservation_by_order ON receivables.reservation USING btree (merchant_id, order_reference, attempt);
CREATE POLICY one_merchant ON receivables.reservation FOR ALL TO goodterms_app;
GRANT INSERT, SELECT, UPDATE (captured_minor, held_minor, released_minor, shipped_minor, version) ON receivables.reservation TO goodterms_app;

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

CREATE OR REPLACE FUNCTION receivables.convert_minor(p_merchant_id uuid, p_amount_minor numeric, p_from text, p_to text, p_on date)
 RETURNS numeric
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN p_from = p_to OR p_amount_minor = 0 THEN p_amount_minor ELSE (
    SELECT CASE WHEN abs(converted.minor) <= 9007199254740991 THEN converted.minor END
      FROM (SELECT round(p_amount_minor * receivables.minor_factor(p_merchant_id, p_from, p_to, p_on)) AS minor) converted) END
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

CREATE OR REPLACE FUNCTION receivables.letter_address(p_merchant_id uuid, p_customer_id uuid)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$
  SELECT jsonb_build_object('lines', address.lines, 'city', address.city, 'postalCode', address.postal_code, 'country', address.country)
  FROM receivables.address
  WHERE address.merchant_id = p_merchant_id AND address.customer_id = p_customer_id AND address.removed_at IS NULL
  ORDER BY address.kind, address.created_at DESC, address.id LIMIT 1
$function$;

CREATE OR REPLACE FUNCTION receivables.list_exposures(p_merchant_id uuid, p_holder text, p_on date)
 RETURNS TABLE(id uuid, reference text, name text, group_id uuid, currency text, exposure_minor bigint, ceiling_minor bigint)
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;

CREATE OR REPLACE FUNCTION receivables.lock_accounts(p_merchant_id uuid, p_customer_ids uuid[])
 RETURNS void
 LANGUAGE plpgsql
AS $function$
BEGIN
  PERFORM 1 FROM receivables.exposure_account account
    WHERE account.merchant_id = p_merchant_id AND account.id = ANY(p_customer_ids) AND account.holder = 'customer' ORDER BY account.id FOR UPDATE;
  PERFORM 1 FROM receivables.exposure_account account
    WHERE account.merchant_id = p_merchant_id AND account.id IN (
      SELECT customer.group_id FROM receivables.customer
        WHERE customer.merchant_id = p_merchant_id AND customer.id = ANY(p_customer_ids)
      UNION ALL SELECT unnest(p_customer_ids))
      AND account.holder = 'group' ORDER BY account.id FOR UPDATE;
END $function$;

CREATE OR REPLACE FUNCTION receivables.minor_factor(p_merchant_id uuid, p_from text, p_to text, p_on date)
 RETURNS numeric
 LANGUAGE sql
 STABLE
AS $function$
  SELECT CASE WHEN p_from = p_to THEN 1 ELSE (
    SELECT found.rate * power(10::numeric, target.exponent - origin.exponent)
      FROM platform.currency origin, platform.currency target,
        LATERAL (
          SELECT direct.rate, direct.valid_from FROM receivables.exchange_rate direct
            WHERE direct.merchant_id = p_merchant_id AND direct.base = p_from AND direct.quote = p_to AND direct.valid_from <= p_on
          UNION ALL
          SELECT 1 / inverse.rate, inverse.valid_from FROM receivables.exchange_rate inverse
            WHERE inverse.merchant_id = p_merchant_id AND inverse.base = p_to AND inverse.quote = p_from AND inverse.valid_from <= p_on
          ORDER BY valid_from DESC LIMIT 1
        ) found
      WHERE origin.code = p_from AND target.code = p_to) END
$function$;

CREATE OR REPLACE FUNCTION receivables.reserve_batch(p_merchant_id uuid, p_now timestamp with time zone, p_on date, p_ids uuid[], p_event_ids uuid[], p_customer_ids uuid[], p_orders text[], p_content_hashes uuid[], p_modes text[], p_checkpoints text[], p_currencies text[], p_amounts bigint[], p_expires_at timestamp with time zone[], p_order_blocks text[], p_extras bigint[], p_evaluation_ids uuid[], p_lifted text[], p_final boolean[], p_again boolean[], p_swept boolean[], p_overrides text[], p_facts text[], p_actors text[], p_request_ids text[])
 RETURNS SETOF receivables.reservation_answer
 LANGUAGE plpgsql
 SET plan_cache_mode TO 'force_generic_plan'
 SET enable_seqscan TO 'off'
 SET enable_hashjoin TO 'off'
 SET enable_mergejoin TO 'off'
 SET enable_bitmapscan TO 'off'
AS $function$
DECLARE
  -- Accounts by number: the customers', then the groups'.
  a_id uuid[]; a_currency text[]; a_ceiling bigint[]; a_blocks text[]; a_valid_until timestamptz[]; a_stale boolean[];
  a_evaluation uuid[]; a_version bigint[]; a_weight numeric[]; a_shipped_weight numeric[]; a_exposure numeric[];
  a_first_version bigint[]; a_in_doubt boolean[]; a_has_due boolean[]; a_row receivables.exposure_account[]; a_place tid[];
  a_group uuid[];
  groups uuid[] := '{}';
  customer_count integer;
  -- Sums by number: one for each account and currency of the batch.
  currencies text[];
  currency_count integer;
  s_account uuid[]; s_currency text[]; s_weighted numeric[]; s_factor numeric[]; s_part numeric[]; s_exposure numeric[];
  s_place tid[]; s_added bigint[];
  -- What is answered, by the call's place.
  r_kind text[]; r_standing uuid[]; r_reasons text[]; r_attempt integer[]; r_amount bigint[]; r_held bigint[]; r_shipped bigint[];
  r_captured bigint[]; r_account integer[]; r_version bigint[]; r_before bigint[]; r_after bigint[];
  r_group integer[]; r_group_version bigint[]; r_group_before bigint[]; r_group_after bigint[];
  last_places integer[]; last_place integer;
  replaced_ids uuid[] := '{}';
  i integer; k integer; s integer; g integer; gs integer; previous integer; is_repeated boolean;
  st_id uuid; st_attempt integer; st_outcome text; st_hash uuid; st_customer uuid; st_currency text; st_held bigint;
  st_shipped bigint; st_captured bigint; st_expires_at timestamptz;
  is_live boolean; is_own boolean; is_amended boolean;
  held bigint; moved bigint; own numeric; added numeric;
  before numeric; after numeric; bare numeric; bare_part numeric; full_part numeric;
  group_before numeric; group_after numeric; group_part numeric;
  reasons text[];
  kind text;
  touched integer;
BEGIN
  PERFORM set_config('app.merchant_id', p_merchant_id::text, true);

  SELECT array_agg(known.given_id), array_agg(known.currency), array_agg(known.ceiling_minor),
      array_agg(array_to_string(known.block_reasons, ',')), array_agg(known.valid_until), array_agg(known.stale),
      array_agg(known.evaluation_id), array_agg(known.version), array_agg(known.weight_reserved), array_agg(known.weight_shipped),
      array_agg(known.stale OR known.ceiling_minor IS NULL OR known.block_reasons <> '{}' OR coalesce(known.valid_until <= p_now, false)),
      array_agg(known.account), array_agg(known.ctid)
    INTO a_id, a_currency, a_ceiling, a_blocks, a_valid_until, a_stale, a_evaluation, a_version, a_weight, a_shipped_weight, a_in_doubt, a_row, a_place
    FROM (
      SELECT account.id AS given_id, account.*, account, account.ctid FROM receivables.exposure_account account
        WHERE account.merchant_id = p_merchant_id AND account.id = ANY(p_customer_ids) AND account.holder = 'customer'
        ORDER BY account.id FOR UPDATE
    ) known;
  customer_count := coalesce(cardinality(a_id), 0);
  IF customer_count = 0 THEN RETURN; END IF;

  -- Nobody can be moved to another group while its account is held: read after the locks, the groups are certain.
  -- The order is said: beside DISTINCT the rows may come sorted by group, and a customer would get another's.
  IF EXISTS (SELECT FROM receivables.customer_group WHERE customer_group.merchant_id = p_merchant_id) THEN
    SELECT array_agg(customer.group_id ORDER BY customer.id), coalesce(array_agg(DISTINCT customer.group_id) FILTER (WHERE customer.group_id IS NOT NULL), '{}')
      INTO a_group, groups
      FROM (SELECT customer.id, customer.group_id FROM receivables.customer
        WHERE customer.merchant_id = p_merchant_id AND customer.id = ANY(a_id) ORDER BY customer.id) customer;
    IF groups <> '{}' THEN
      SELECT a_id || array_agg(known.given_id), a_currency || array_agg(known.currency), a_ceiling || array_agg(known.ceiling_minor),
          a_version || array_agg(known.version), a_weight || array_agg(known.weight_reserved), a_shipped_weight || array_agg(known.weight_shipped),
          array_agg(known.given_id), a_row || array_agg(known.account), a_place || array_agg(known.ctid)
        INTO a_id, a_currency, a_ceiling, a_version, a_weight, a_shipped_weight, groups, a_row, a_place
        FROM (
          SELECT account.id AS given_id, account.*, account, account.ctid FROM receivables.exposure_account account
            WHERE account.merchant_id = p_merchant_id AND account.id = ANY(groups) AND account.holder = 'group'
            ORDER BY account.id FOR UPDATE
        ) known;
    END IF;
  END IF;

  a_first_version := a_version;

  currencies := ARRAY(SELECT DISTINCT given.currency FROM unnest(p_currencies) AS given (currency));
  currency_count := cardinality(currencies);
  SELECT array_agg(known.account_id), array_agg(known.currency), array_agg(known.weighted), array_agg(known.factor),
      array_agg(CASE WHEN known.weighted = 0 THEN 0 ELSE round(round(known.weighted) * known.factor) END), array_agg(known.exposure),
      array_agg(known.place), array_agg(0::bigint)
    INTO s_account, s_currency, s_weighted, s_factor, s_part, s_exposure, s_place, s_added
    FROM (
      SELECT weighed.account_id, weighed.named AS currency, weighed.account_number, weighed.currency_number,
        CASE WHEN count(*) = count(weighed.amount) THEN coalesce(sum(weighed.amount), 0) END AS exposure,
        coalesce(sum(weighed.minor) FILTER (WHERE weighed.currency = weighed.named), 0) AS weighted,
        min(weighed.place) FILTER (WHERE weighed.currency = weighed.named) AS place,
        CASE WHEN weighed.named = weighed.account_currency THEN 1
          ELSE receivables.minor_factor(p_merchant_id, weighed.named, weighed.account_currency, p_on) END AS factor
      FROM (
        SELECT account.id AS account_id, account.ordinality AS account_number, account.currency AS account_currency, named.currency AS named,
          named.number AS currency_number, sums.currency, sums.ctid AS place, minor.minor,
          CASE WHEN sums.currency IS NULL THEN 0 WHEN sums.currency = account.currency THEN round(minor.minor)
            ELSE receivables.convert_minor(p_merchant_id, round(minor.minor), sums.currency, account.currency, p_on) END AS amount
        FROM unnest(a_row) WITH ORDINALITY AS account
        LEFT JOIN receivables.exposure_sum sums ON sums.merchant_id = p_merchant_id AND sums.account_id = account.id
        CROSS JOIN LATERAL (SELECT sums.open_debits_minor * account.weight_open_debits + sums.reserved_minor * account.weight_reserved
            - CASE sums.unapplied_minor WHEN 0 THEN 0 ELSE sums.unapplied_minor * account.weight_unapplied END
            + CASE WHEN sums.shipped_minor = 0 AND sums.uncleared_minor = 0 AND sums.deposits_minor = 0 AND sums.disputed_minor = 0
                AND sums.insured_minor = 0 THEN 0
              ELSE sums.shipped_minor * account.weight_shipped + sums.uncleared_minor * account.weight_uncleared
                - sums.deposits_minor * account.weight_deposits - sums.disputed_minor * account.weight_disputed
                - sums.insured_minor * account.weight_insured END AS minor OFFSET 0) minor
        CROSS JOIN unnest(currencies) WITH ORDINALITY AS named (currency, number)
      ) weighed
      GROUP BY weighed.account_number, weighed.currency_number, weighed.account_id, weighed.named, weighed.account_currency
      ORDER BY weighed.account_number, weighed.currency_number
    ) known;
  IF currency_count = 1 THEN a_exposure := s_exposure;
  ELSE a_exposure := ARRAY(SELECT s_exposure[1 + (number - 1) * currency_count] FROM generate_series(1, cardinality(a_id)) AS number);
  END IF;

  -- An array whose first place is skipped would begin at the second.
  r_kind := array_fill(NULL::text, ARRAY[cardinality(p_ids)]); r_reasons := r_kind;
  r_standing := array_fill(NULL::uuid, ARRAY[cardinality(p_ids)]);
  r_attempt := array_fill(NULL::integer, ARRAY[cardinality(p_ids)]); r_account := r_attempt; r_group := r_attempt;
  r_amount := array_fill(NULL::bigint, ARRAY[cardinality(p_ids)]); r_held := r_amount; r_shipped := r_amount; r_captured := r_amount;
  r_version := r_amount; r_before := r_amount; r_after := r_amount; r_group_version := r_amount; r_group_before := r_amount; r_group_after := r_amount;

  FOR i, k, previous, is_repeated, st_id, st_attempt, st_outcome, st_hash, st_customer, st_currency, st_held, st_shipped, st_captured, st_expires_at IN
    SELECT given.place, given.number, given.previous, given.is_repeated, stored.id, stored.attempt, stored.outcome, stored.content_hash,
        stored.customer_id, stored.currency, stored.held_minor, stored.shipped_minor, stored.captured_minor, stored.expires_at
      FROM (
        SELECT given.place, given.order_reference, dense_rank() OVER (ORDER BY given.customer_id) AS number,
          lag(given.place) OVER (PARTITION BY given.order_reference COLLATE "C" ORDER BY given.place) AS previous,
          lead(given.place) OVER (PARTITION BY given.order_reference COLLATE "C" ORDER BY given.place) IS NOT NULL AS is_repeated
        FROM unnest(p_customer_ids, p_orders) WITH ORDINALITY AS given (customer_id, order_reference, place)
        -- An unknown customer gets no answer.
        WHERE given.customer_id = ANY(a_id)
      ) given
      LEFT JOIN LATERAL (
        SELECT * FROM receivables.reservation
          WHERE reservation.merchant_id = p_merchant_id AND reservation.order_reference = given.order_reference AND reservation.attempt > 0
          ORDER BY reservation.attempt DESC LIMIT 1
      ) stored ON true
      ORDER BY given.place
  LOOP
    IF previous IS NOT NULL THEN
      last_place := last_places[previous];
      last_places[i] := last_place;
      IF last_place IS NOT NULL THEN
        st_id := p_ids[last_place]; st_attempt := r_attempt[last_place]; st_hash := p_content_hashes[last_place];
        st_outcome := CASE WHEN r_reasons[last_place] IS NULL THEN 'reserved' ELSE 'refused' END;
        st_customer := p_customer_ids[last_place]; st_currency := p_currencies[last_place]; st_held := r_held[last_place];
        st_shipped := coalesce(r_shipped[last_place], 0); st_captured := coalesce(r_captured[last_place], 0); st_expires_at := p_expires_at[last_place];
      END IF;
    END IF;
    is_own := false; is_amended := false; kind := NULL;
    IF st_id IS NOT NULL THEN
      is_live := st_outcome = 'reserved' AND st_held + st_shipped + st_captured > 0;
      is_own := is_live AND st_customer = p_customer_ids[i];
      is_amended := is_own AND p_modes[i] = 'amend';
      IF p_modes[i] = 'check' THEN NULL;
      ELSIF is_own AND st_held > 0 AND st_expires_at <= p_now AND NOT p_swept[i] THEN
        kind := 'sweep';
      ELSIF is_live OR st_outcome = 'refused' AND NOT p_again[i] THEN
        IF st_hash = p_content_hashes[i] AND st_customer = p_customer_ids[i] THEN kind := 'same';
        ELSIF NOT is_amended OR st_currency <> p_currencies[i] THEN kind := 'differs';
        END IF;
      END IF;
      IF kind IS NOT NULL THEN
        r_kind[i] := kind; r_standing[i] := st_id;
        CONTINUE;
      END IF;
    END IF;

    s := CASE currency_count WHEN 1 THEN k ELSE (k - 1) * currency_count + array_position(currencies, p_currencies[i]) END;
    held := p_amounts[i]; before := a_exposure[k];
    IF is_own THEN
      -- Exposure without what the order itself holds or has shipped, and with what it would have then.
      held := greatest(held - st_captured - CASE WHEN is_amended THEN st_shipped ELSE 0 END, 0);
      added := held * a_weight[k] + CASE WHEN is_amended THEN st_shipped ELSE 0 END * a_shipped_weight[k];
      own := st_held * a_weight[k] + st_shipped * a_shipped_weight[k];
      IF st_currency = p_currencies[i] THEN
        bare := s_weighted[s] - own;
        bare_part := round(round(bare) * s_factor[s]);
        before := before - s_part[s] + bare_part;
        full_part := round(round(bare + added) * s_factor[s]);
        after := before - bare_part + full_part;
      ELSE
        -- A check in another currency than the order's: it changes nothing, so its parts need not be kept apart.
        before := before - receivables.convert_minor(p_merchant_id, round(own), st_currency, a_currency[k], p_on);
        after := before + round(round(p_amounts[i] * a_weight[k]) * s_factor[s]);
      END IF;
    ELSE
      full_part := round(round(s_weighted[s] + held * a_weight[k]) * s_factor[s]);
      after := before - s_part[s] + full_part;
    END IF;
    g := NULL;
    IF groups <> '{}' AND a_group[k] IS NOT NULL THEN
      g := customer_count + array_position(groups, a_group[k]);
      gs := CASE currency_count WHEN 1 THEN g ELSE (g - 1) * currency_count + array_position(currencies, p_currencies[i]) END;
      group_before := a_exposure[g];
      IF is_own THEN
        own := st_held * a_weight[g] + st_shipped * a_shipped_weight[g];
        added := held * a_weight[g] + CASE WHEN is_amended THEN st_shipped ELSE 0 END * a_shipped_weight[g];
        IF st_currency = p_currencies[i] THEN
          group_part := round(round(s_weighted[gs] - own + added) * s_factor[gs]);
          group_after := group_before - s_part[gs] + group_part;
          group_before := group_before - s_part[gs] + round(round(s_weighted[gs] - own) * s_factor[gs]);
        ELSE
          group_before := group_before - receivables.convert_minor(p_merchant_id, round(own), st_currency, a_currency[g], p_on);
          group_after := group_before + round(round(p_amounts[i] * a_weight[g]) * s_factor[gs]);
        END IF;
      ELSE
        group_part := round(round(s_weighted[gs] + held * a_weight[g]) * s_factor[gs]);
        group_after := group_before - s_part[gs] + group_part;
      END IF;
      r_group[i] := g; r_group_version[i] := a_version[g]; r_group_before[i] := group_before;
    END IF;

    reasons := NULL;
    IF a_in_doubt[k] OR p_order_blocks[i] IS NOT NULL OR after IS NULL OR after > a_ceiling[k] + p_extras[i]
      OR p_evaluation_ids[i] IS NOT NULL AND a_evaluation[k] IS DISTINCT FROM p_evaluation_ids[i]
      OR g IS NOT NULL AND a_ceiling[g] IS NOT NULL AND (group_after IS NULL OR group_after > a_ceiling[g])
    THEN
      reasons := array_remove(ARRAY[
        CASE WHEN after IS NULL OR g IS NOT NULL AND a_ceiling[g] IS NOT NULL AND group_after IS NULL THEN 'no_rate' END,
        CASE WHEN a_ceiling[k] IS NULL THEN 'no_ceiling' END,
        CASE WHEN a_stale[k] THEN 'stale' END,
        CASE WHEN a_valid_until[k] <= p_now THEN 'expired' END,
        CASE WHEN p_evaluation_ids[i] IS NOT NULL AND a_evaluation[k] IS DISTINCT FROM p_evaluation_ids[i] THEN 'evaluation_moved' END
      ], NULL)
        || ARRAY(SELECT 'blocked:' || block FROM unnest(string_to_array(a_blocks[k], ',')) AS block)
        || ARRAY(SELECT 'rule:' || block FROM unnest(string_to_array(p_order_blocks[i], ',')) AS block)
        || array_remove(ARRAY[
          CASE WHEN after > a_ceiling[k] + p_extras[i] THEN 'over_ceiling' END,
          CASE WHEN g IS NOT NULL AND group_after > a_ceiling[g] THEN 'over_group_ceiling' END
        ], NULL);
      -- An override, or what a person has lifted, lets the ceiling be passed; neither makes up for a missing rate. What
      -- lowers an order needs nobody's leave.
      IF is_amended AND held <= st_held THEN reasons := '{}';
      ELSIF p_overrides[i] IS NOT NULL OR p_lifted[i] IS NOT NULL THEN
        reasons := ARRAY(SELECT reason FROM unnest(reasons) AS reason WHERE reason = 'no_rate'
          OR p_overrides[i] IS NULL AND reason <> ALL(string_to_array(p_lifted[i], ',')));
      END IF;
      IF NOT p_final[i] AND reasons && '{stale,expired,evaluation_moved}' THEN kind := 'again';
      ELSIF NOT p_swept[i] AND reasons && '{over_ceiling,over_group_ceiling}' THEN
        -- What has run out must be released before anything is refused for lack of room.
        IF 'over_ceiling' = ANY(reasons) AND a_has_due[k] IS NULL THEN
          a_has_due[k] := EXISTS (SELECT FROM receivables.reservation WHERE reservation.merchant_id = p_merchant_id
            AND reservation.expires_at <= p_now AND reservation.customer_id = a_id[k] AND reservation.held_minor > 0);
        END IF;
        IF 'over_group_ceiling' = ANY(reasons) AND a_has_due[g] IS NULL THEN
          a_has_due[g] := EXISTS (SELECT FROM receivables.reservation
            JOIN receivables.customer member ON member.merchant_id = p_merchant_id AND member.id = reservation.customer_id
            WHERE reservation.merchant_id = p_merchant_id AND reservation.expires_at <= p_now AND reservation.held_minor > 0
              AND member.group_id = a_id[g]);
        END IF;
        IF 'over_ceiling' = ANY(reasons) AND a_has_due[k] OR 'over_group_ceiling' = ANY(reasons) AND a_has_due[g] THEN kind := 'sweep'; END IF;
      END IF;
      IF reasons = '{}' THEN reasons := NULL; END IF;
    END IF;

    r_kind[i] := coalesce(kind, 'decided'); r_account[i] := k; r_version[i] := a_version[k]; r_before[i] := before;
    IF kind IS NULL AND reasons IS NULL AND p_modes[i] <> 'check' THEN
      r_attempt[i] := coalesce(st_attempt, 0) + 1; r_held[i] := held; r_after[i] := after;
      moved := held;
      IF is_amended THEN
        -- What has shipped or was invoiced goes over to the new attempt.
        r_shipped[i] := st_shipped; r_captured[i] := st_captured; r_amount[i] := held + st_shipped + st_captured;
        replaced_ids := replaced_ids || st_id;
        moved := held - st_held;
      END IF;
      a_exposure[k] := a_exposure[k] - s_part[s] + full_part; a_version[k] := a_version[k] + 1;
      s_added[s] := s_added[s] + moved; s_weighted[s] := s_weighted[s] + moved * a_weight[k]; s_part[s] := full_part;
      IF g IS NOT NULL THEN
        r_group_after[i] := group_after;
        a_exposure[g] := a_exposure[g] - s_part[gs] + group_part; a_version[g] := a_version[g] + 1;
        s_added[gs] := s_added[gs] + moved; s_weighted[gs] := s_weighted[gs] + moved * a_weight[g]; s_part[gs] := group_part;
      END IF;
    ELSE
      r_reasons[i] := array_to_string(reasons, ','); r_after[i] := before;
      IF g IS NOT NULL THEN r_group_after[i] := r_group_before[i]; END IF;
      IF p_modes[i] = 'reserve' OR p_modes[i] = 'amend' AND NOT is_own THEN r_attempt[i] := coalesce(st_attempt, 0) + 1; END IF;
    END IF;
    IF is_repeated AND kind IS NULL AND r_attempt[i] IS NOT NULL THEN last_places[i] := i; END IF;
  END LOOP;

  -- The rows are locked, so they are where they were read; each index would be searched again otherwise.
  UPDATE receivables.exposure_account account SET version = moved.version
    FROM unnest(a_id, a_version, a_place) AS moved (id, version, place)
    WHERE account.ctid = moved.place AND account.merchant_id = p_merchant_id AND account.id = moved.id AND account.version <> moved.version;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> (SELECT count(*) FROM unnest(a_first_version, a_version) AS moved (before, after) WHERE moved.before <> moved.after) THEN
    RAISE EXCEPTION 'an account has moved under its lock' USING ERRCODE = 'serialization_failure';
  END IF;
  IF EXISTS (SELECT FROM unnest(s_place, s_added) AS sums (place, added) WHERE sums.place IS NULL AND sums.added <> 0) THEN
    INSERT INTO receivables.exposure_sum (merchant_id, account_id, currency, reserved_minor)
      SELECT p_merchant_id, moved.account_id, moved.currency, moved.added FROM unnest(s_account, s_currency, s_place, s_added) AS moved (account_id, currency, place, added)
      WHERE moved.place IS NULL AND moved.added <> 0;
  END IF;
  UPDATE receivables.exposure_sum sums SET reserved_minor = sums.reserved_minor + moved.added
    FROM unnest(s_account, s_currency, s_place, s_added) AS moved (account_id, currency, place, added)
    WHERE moved.added <> 0 AND sums.ctid = moved.place AND sums.merchant_id = p_merchant_id AND sums.account_id = moved.account_id AND sums.currency = moved.currency;
  GET DIAGNOSTICS touched = ROW_COUNT;
  IF touched <> (SELECT count(*) FROM unnest(s_place, s_added) AS moved (place, added) WHERE moved.place IS NOT NULL AND moved.added <> 0) THEN
    RAISE EXCEPTION 'a sum has moved under its account''s lock' USING ERRCODE = 'serialization_failure';
  END IF;

  INSERT INTO receivables.reservation (merchant_id, id, customer_id, order_reference, content_hash, mode, checkpoint, outcome, reasons, attempt,
      currency, amount_minor, held_minor, shipped_minor, captured_minor, released_minor, account_version, account_currency, ceiling_minor,
      extra_minor, exposure_before_minor, exposure_after_minor, group_id, group_version, group_ceiling_minor, group_before_minor,
      group_after_minor, evaluation_id, lifted_reasons, override_reason, facts, decided_at, expires_at, actor, version)
    SELECT p_merchant_id, given.id, given.customer_id, given.order_reference, given.content_hash, given.mode, given.checkpoint,
      CASE WHEN given.reasons IS NOT NULL THEN 'refused' WHEN given.mode = 'check' THEN 'checked' ELSE 'reserved' END,
      coalesce(string_to_array(given.reasons, ','), '{}'), given.attempt, given.currency, coalesce(given.amended, given.amount),
      coalesce(given.held, 0), coalesce(given.shipped, 0), coalesce(given.captured, 0), 0, given.account_version, a_currency[given.account],
      a_ceiling[given.account] + given.extra, given.extra, coalesce(given.before, 0), coalesce(given.after, 0), a_id[given.pool], given.group_version,
      a_ceiling[given.pool], given.group_before, given.group_after, a_evaluation[given.account], coalesce(string_to_array(given.lifted, ','), '{}'),
      given.override, given.facts, p_now, given.expires_at, given.actor, 1
    FROM unnest(r_kind, p_ids, p_customer_ids, p_orders, p_content_hashes, p_modes, p_checkpoints, r_reasons, r_attempt, p_currencies,
        p_amounts, r_amount, r_held, r_shipped, r_captured, r_version, r_account, p_extras, r_before, r_after, r_group, r_group_version,
        r_group_before, r_group_after, p_lifted, p_overrides, p_facts, p_expires_at, p_actors)
      AS given (kind, id, customer_id, order_reference, content_hash, mode, checkpoint, reasons, attempt, currency,
        amount, amended, held, shipped, captured, account_version, account, extra, before, after, pool, group_version,
        group_before, group_after, lifted, override, facts, expires_at, actor)
    WHERE given.kind = 'decided';
  IF replaced_ids <> '{}' THEN
    UPDATE receivables.reservation SET released_minor = released_minor + held_minor + shipped_minor, held_minor = 0, shipped_minor = 0, version = version + 1
      WHERE reservation.merchant_id = p_merchant_id AND reservation.id = ANY(replaced_ids);
  END IF;
  INSERT INTO platform.event (merchant_id, id, type, subject_type, subject_id, subject_version, actor, request_id, occurred_at, data)
    SELECT p_merchant_id, given.event_id, 'receivables.reservation_' || CASE WHEN given.reasons IS NOT NULL THEN 'refused'
        WHEN given.mode = 'check' THEN 'checked' WHEN given.amended IS NOT NULL THEN 'amended' ELSE 'reserved' END,
      'reservation', given.id, 1, given.actor, given.request_id, p_now,
      jsonb_build_object('customerId', given.customer_id, 'orderReference', given.order_reference, 'amountMinor', coalesce(given.amended, given.amount),
        'currency', given.currency, 'reasons', coalesce(string_to_array(given.reasons, ','), '{}'), 'exposureBeforeMinor', coalesce(given.before, 0),
        'exposureAfterMinor', coalesce(given.after, 0), 'ceilingMinor', a_ceiling[given.account] + given.extra)
    FROM unnest(r_kind, p_event_ids, p_ids, p_customer_ids, p_orders, p_modes, r_reasons, p_amounts, r_amount, p_currencies, r_before, r_after,
        r_account, p_extras, p_actors, p_request_ids)
      AS given (kind, event_id, id, customer_id, order_reference, mode, reasons, amount, amended, currency, before, after,
        account, extra, actor, request_id)
    WHERE given.kind = 'decided';
  RETURN QUERY
    SELECT given.place::integer, given.kind, given.standing_id, coalesce(string_to_array(given.reasons, ','), '{}'),
      CASE WHEN given.reasons IS NOT NULL THEN 'refused' WHEN given.mode = 'check' THEN 'checked' ELSE 'reserved' END,
      given.attempt, coalesce(given.amended, given.amount), coalesce(given.held, 0), coalesce(given.shipped, 0), coalesce(given.captured, 0),
      given.account_version, a_currency[given.account], a_ceiling[given.account] + given.extra, coalesce(given.before, 0), coalesce(given.after, 0),
      a_id[given.pool], given.group_version, a_ceiling[given.pool], given.group_before, given.group_after, a_evaluation[given.account]
    FROM unnest(r_kind, r_standing, r_reasons, p_modes, r_attempt, p_amounts, r_amount, r_held, r_shipped, r_captured, r_version, r_account,
        p_extras, r_before, r_after, r_group, r_group_version, r_group_before, r_group_after) WITH ORDINALITY
      AS given (kind, standing_id, reasons, mode, attempt, amount, amended, held, shipped, captured, account_version, account,
        extra, before, after, pool, group_version, group_before, group_after, place)
    WHERE given.kind IS NOT NULL;
END $function$;
