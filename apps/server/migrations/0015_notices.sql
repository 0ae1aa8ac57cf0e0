-- Notices that the law wants when credit is refused or cut: drafts until they are sent, with their deadlines.

CREATE TABLE credit.notice (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid,
  application_id uuid,
  action text NOT NULL,
  -- The rule that wants it, such as us-ecoa-trade-credit.
  demand text NOT NULL,
  jurisdiction text NOT NULL,
  recipient_kind text NOT NULL,
  language text NOT NULL,
  state text NOT NULL,
  -- Codes in the order of their weight, and what of bureau reports was used, by name; no personal data.
  reason_codes text[] NOT NULL,
  decided_by text NOT NULL,
  decided_on date NOT NULL,
  -- Personal text: outside events, and empty once it was erased.
  addressee jsonb,
  letter text,
  email_subject text,
  email_text text,
  -- Null: the law names no day.
  due_on date,
  reasons_requestable_until date,
  is_verified boolean NOT NULL,
  warnings text[] NOT NULL,
  -- Where reasons were asked for: when, and until when they are owed.
  requested_on date,
  answers_id uuid,
  content_hash uuid NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  approved_at timestamptz,
  approved_by text,
  sent_on date,
  sent_by text,
  channel text,
  cancelled_reason text,
  version bigint NOT NULL,
  CONSTRAINT notice_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT notice_about CHECK (customer_id IS NOT NULL OR application_id IS NOT NULL),
  CONSTRAINT notice_state CHECK (state IN ('draft', 'approved', 'sent', 'cancelled')),
  CONSTRAINT notice_recipient CHECK (recipient_kind IN ('business', 'sole_trader', 'person')),
  CONSTRAINT notice_channel CHECK (channel IN ('letter', 'email', 'oral', 'portal')),
  CONSTRAINT notice_sent CHECK (state <> 'sent' OR (sent_on IS NOT NULL AND channel IS NOT NULL))
);
CREATE INDEX notice_by_state ON credit.notice (merchant_id, state, id);
CREATE INDEX notice_by_customer ON credit.notice (merchant_id, customer_id, id) WHERE customer_id IS NOT NULL;
CREATE INDEX notice_by_application ON credit.notice (merchant_id, application_id, id) WHERE application_id IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.notice');
GRANT SELECT, INSERT, UPDATE (state, reason_codes, warnings, reasons_requestable_until, addressee, letter, email_subject, email_text, content_hash,
  approved_at, approved_by, sent_on, sent_by,
  channel, cancelled_reason, version) ON credit.notice TO goodterms_app;

-- Per country: whether the merchant has confirmed what the law data only remembers, and from which amounts it is to be
-- warned of regulated consumer credit.
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
  set_at timestamptz NOT NULL,
  CONSTRAINT notice_setting_pk PRIMARY KEY (merchant_id, jurisdiction),
  CONSTRAINT notice_setting_amount CHECK (warn_from_minor >= 0),
  CONSTRAINT notice_setting_days CHECK (warn_from_days BETWEEN 0 AND 3650)
);
SELECT platform.isolate_by_merchant('credit.notice_setting');
GRANT SELECT, INSERT, UPDATE (uses_unverified, warns_consumer_credit, warn_from_minor, warn_currency, warn_from_days, version, set_by, set_at)
  ON credit.notice_setting TO goodterms_app;

-- Where a letter to a customer goes: its billing address, else any. A door of the receivables room in SQL, read when a
-- letter is drafted and at no other time.
CREATE FUNCTION receivables.letter_address(p_merchant_id uuid, p_customer_id uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('lines', address.lines, 'city', address.city, 'postalCode', address.postal_code, 'country', address.country)
  FROM receivables.address
  WHERE address.merchant_id = p_merchant_id AND address.customer_id = p_customer_id AND address.removed_at IS NULL
  ORDER BY address.kind, address.created_at DESC, address.id LIMIT 1
$$;
GRANT EXECUTE ON FUNCTION receivables.letter_address TO goodterms_app;
