-- The book: entities, customers, documents, a two-legged append-only ledger, open items, allocations, exposure
-- accounts, imports. What is append-only is granted SELECT and INSERT alone; what may change is granted by column.

CREATE SCHEMA receivables;
GRANT USAGE ON SCHEMA receivables TO goodterms_app, goodterms_across;

-- A legal company of the merchant.
CREATE TABLE receivables.entity (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  country text NOT NULL,
  functional_currency text NOT NULL,
  time_zone text NOT NULL,
  -- Closed periods end here: no entry may be dated on or before it. Locked FOR SHARE by whoever posts.
  closed_through date,
  -- How often its periods have been closed and re-opened: the number of its last period_closing.
  closings integer NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  CONSTRAINT entity_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT entity_reference_unique UNIQUE (merchant_id, reference),
  CONSTRAINT entity_currency_fk FOREIGN KEY (functional_currency) REFERENCES platform.currency
);
SELECT platform.isolate_by_merchant('receivables.entity');
SELECT platform.open_across('receivables.entity');
GRANT SELECT, INSERT, UPDATE (name, country, time_zone, closed_through, closings) ON receivables.entity TO goodterms_app;
GRANT SELECT ON receivables.entity TO goodterms_across;

-- Every closing and re-opening of a period, with who and why; entity.closed_through is its last row.
CREATE TABLE receivables.period_closing (
  merchant_id uuid NOT NULL,
  entity_id uuid NOT NULL,
  id uuid NOT NULL,
  -- 1, 2, 3 … in the entity: which closing was in force is told by number, for instants are those of the requests.
  number integer NOT NULL,
  closed_through date,
  previous_closed_through date,
  reason text NOT NULL,
  actor text NOT NULL,
  booked_at timestamptz NOT NULL,
  CONSTRAINT period_closing_pk PRIMARY KEY (merchant_id, entity_id, id),
  CONSTRAINT period_closing_number_unique UNIQUE (merchant_id, entity_id, number),
  CONSTRAINT period_closing_entity_fk FOREIGN KEY (merchant_id, entity_id) REFERENCES receivables.entity
);
SELECT platform.isolate_by_merchant('receivables.period_closing');
GRANT SELECT, INSERT ON receivables.period_closing TO goodterms_app;

-- The ledger's accounts: one for each purpose and entity, under the code the entity's own books use.
CREATE TABLE receivables.ledger_account (
  merchant_id uuid NOT NULL,
  entity_id uuid NOT NULL,
  id uuid NOT NULL,
  purpose text NOT NULL,
  code text NOT NULL,
  name text NOT NULL,
  CONSTRAINT ledger_account_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT ledger_account_purpose_unique UNIQUE (merchant_id, entity_id, purpose),
  CONSTRAINT ledger_account_entity_fk FOREIGN KEY (merchant_id, entity_id) REFERENCES receivables.entity
);
SELECT platform.isolate_by_merchant('receivables.ledger_account');
GRANT SELECT, INSERT, UPDATE (code, name) ON receivables.ledger_account TO goodterms_app;

-- Units of quote for one unit of base, from a day on until the next row.
CREATE TABLE receivables.exchange_rate (
  merchant_id uuid NOT NULL,
  base text NOT NULL,
  quote text NOT NULL,
  valid_from date NOT NULL,
  rate numeric NOT NULL,
  source text NOT NULL,
  booked_at timestamptz NOT NULL,
  CONSTRAINT exchange_rate_pk PRIMARY KEY (merchant_id, base, quote, valid_from),
  CONSTRAINT exchange_rate_positive CHECK (rate > 0),
  CONSTRAINT exchange_rate_base_fk FOREIGN KEY (base) REFERENCES platform.currency,
  CONSTRAINT exchange_rate_quote_fk FOREIGN KEY (quote) REFERENCES platform.currency
);
SELECT platform.isolate_by_merchant('receivables.exchange_rate');
GRANT SELECT, INSERT ON receivables.exchange_rate TO goodterms_app;

CREATE TABLE receivables.customer_group (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  reference text NOT NULL,
  name text NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT customer_group_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT customer_group_reference_unique UNIQUE (merchant_id, reference)
);
SELECT platform.isolate_by_merchant('receivables.customer_group');
GRANT SELECT, INSERT, UPDATE (name) ON receivables.customer_group TO goodterms_app;

CREATE TABLE receivables.customer (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  -- The merchant's own customer number.
  reference text NOT NULL,
  kind text NOT NULL,
  name text NOT NULL,
  country text,
  currency text,
  language text,
  time_zone text,
  group_id uuid,
  -- The person of the merchant who looks after this customer (a membership's user id).
  owner_id text,
  terms jsonb,
  -- [{"kind": "vat", "value": "DE123456789"}]
  tax_ids jsonb NOT NULL DEFAULT '[]',
  -- {"shopify": "gid://…"}
  external_references jsonb NOT NULL DEFAULT '{}',
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT customer_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT customer_reference_unique UNIQUE (merchant_id, reference),
  CONSTRAINT customer_group_fk FOREIGN KEY (merchant_id, group_id) REFERENCES receivables.customer_group,
  CONSTRAINT customer_kind CHECK (kind IN ('business', 'person'))
);
CREATE INDEX customer_by_name ON receivables.customer (merchant_id, lower(name) text_pattern_ops, id);
CREATE INDEX customer_by_group ON receivables.customer (merchant_id, group_id) WHERE group_id IS NOT NULL;
SELECT platform.isolate_by_merchant('receivables.customer');
GRANT SELECT, INSERT, UPDATE (kind, name, country, currency, language, time_zone, group_id, owner_id, terms, tax_ids,
  external_references, version, updated_at) ON receivables.customer TO goodterms_app;

CREATE TABLE receivables.contact (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  customer_id uuid NOT NULL,
  name text NOT NULL,
  role text NOT NULL,
  email text,
  phone text,
  language text,
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT contact_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT contact_customer_fk FOREIGN KEY (merchant_id, customer_id) REFERENCES receivables.customer
);
CREATE INDEX contact_by_customer ON receivables.contact (merchant_id, customer_id);
SELECT platform.isolate_by_merchant('receivables.contact');
GRANT SELECT, INSERT, UPDATE (name, role, email, phone, language, removed_at) ON receivables.contact TO goodterms_app;

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
  created_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT address_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT address_customer_fk FOREIGN KEY (merchant_id, customer_id) REFERENCES receivables.customer,
  CONSTRAINT address_kind CHECK (kind IN ('billing', 'shipping'))
);
CREATE INDEX address_by_customer ON receivables.address (merchant_id, customer_id);
SELECT platform.isolate_by_merchant('receivables.address');
GRANT SELECT, INSERT, UPDATE (removed_at) ON receivables.address TO goodterms_app;

-- Every document of the book as it was given: never changed. What becomes of it stands in its open items.
CREATE TABLE receivables.document (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  entity_id uuid NOT NULL,
  customer_id uuid NOT NULL,
  -- The merchant's own number; a payment may have none.
  number text,
  currency text NOT NULL,
  net_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  total_minor bigint NOT NULL,
  issued_on date NOT NULL,
  due_on date,
  terms jsonb,
  -- Units of the entity's currency for one of the document's, exact.
  rate numeric NOT NULL,
  functional_minor bigint NOT NULL,
  order_reference text,
  purchase_order text,
  method text,
  reason text,
  -- [{"description", "sku", "quantity", "unitAmount", "netMinor", "taxRate", "taxMinor"}]
  lines jsonb,
  reverses_id uuid,
  applies_to_id uuid,
  -- 128 bits of the SHA-256 of what was given, so that the same number with other content is told apart.
  content_hash uuid NOT NULL,
  import_id uuid,
  import_line bigint,
  booked_at timestamptz NOT NULL,
  booked_by text NOT NULL,
  CONSTRAINT document_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT document_number_unique UNIQUE (merchant_id, kind, number),
  -- Customer, entity and currency are held under lock by whoever books, and nobody may delete one. A foreign key would
  -- look each up again for every row, measured at two thirds of this insert; `verify` proves them instead.
  CONSTRAINT document_total CHECK (total_minor = net_minor + tax_minor AND total_minor > 0 AND functional_minor >= 0)
);
CREATE INDEX document_by_customer ON receivables.document (merchant_id, customer_id, issued_on, id);
CREATE UNIQUE INDEX document_reversal ON receivables.document (merchant_id, reverses_id) WHERE reverses_id IS NOT NULL;
SELECT platform.isolate_by_merchant('receivables.document');
GRANT SELECT, INSERT ON receivables.document TO goodterms_app;

CREATE TABLE receivables.journal_entry (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  entity_id uuid NOT NULL,
  kind text NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamptz NOT NULL,
  document_id uuid,
  reverses_entry_id uuid,
  actor text NOT NULL,
  -- The number of the entity's last closing when the entry was let in, 0 before the first: proves that its day was open.
  closings integer NOT NULL DEFAULT 0,
  CONSTRAINT journal_entry_pk PRIMARY KEY (merchant_id, id)
);
SELECT platform.isolate_by_merchant('receivables.journal_entry');
GRANT SELECT, INSERT ON receivables.journal_entry TO goodterms_app;

-- Two legs in one row: a positive amount from one account to another, so an unbalanced entry cannot be written.
CREATE TABLE receivables.posting (
  merchant_id uuid NOT NULL,
  entry_id uuid NOT NULL,
  position smallint NOT NULL,
  debit_account_id uuid NOT NULL,
  credit_account_id uuid NOT NULL,
  -- Whose receivable moves, where one of the legs is the receivables account.
  customer_id uuid,
  currency text NOT NULL,
  -- Null on a posting that moves only the functional amount (exchange differences).
  amount_minor bigint,
  functional_minor bigint NOT NULL,
  CONSTRAINT posting_pk PRIMARY KEY (merchant_id, entry_id, position),
  CONSTRAINT posting_entry_fk FOREIGN KEY (merchant_id, entry_id) REFERENCES receivables.journal_entry,
  CONSTRAINT posting_moves CHECK (debit_account_id <> credit_account_id
    AND (amount_minor > 0 AND functional_minor >= 0 OR amount_minor IS NULL AND functional_minor > 0))
);
SELECT platform.isolate_by_merchant('receivables.posting');
GRANT SELECT, INSERT ON receivables.posting TO goodterms_app;

-- What is left to settle. Originals never change; open amounts and the present due date are kept sums of the
-- append-only rows (allocation, due_date_change, item_dispute), and `verify` recomputes them.
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
  booked_at timestamptz NOT NULL,
  open_minor bigint NOT NULL,
  open_functional_minor bigint NOT NULL,
  due_on date NOT NULL,
  disputed_minor bigint NOT NULL DEFAULT 0,
  -- From when on what was last taken back of its settlement counts as open again. Nothing settles it as of an earlier
  -- day: it would be settled twice on the days between.
  reopened_on date,
  version bigint NOT NULL DEFAULT 1,
  CONSTRAINT open_item_pk PRIMARY KEY (merchant_id, document_id, instalment),
  CONSTRAINT open_item_document_fk FOREIGN KEY (merchant_id, document_id) REFERENCES receivables.document,
  CONSTRAINT open_item_side CHECK (side IN ('debit', 'credit')),
  CONSTRAINT open_item_bounds CHECK (open_minor BETWEEN 0 AND original_minor AND original_minor > 0),
  CONSTRAINT open_item_functional_bounds CHECK (open_functional_minor BETWEEN 0 AND original_functional_minor),
  CONSTRAINT open_item_settled CHECK (open_minor > 0 OR open_functional_minor = 0),
  CONSTRAINT open_item_dispute CHECK (disputed_minor BETWEEN 0 AND original_minor)
);
CREATE INDEX open_item_open ON receivables.open_item (merchant_id, customer_id, due_on, document_id, instalment)
  WHERE open_minor > 0;
SELECT platform.isolate_by_merchant('receivables.open_item');
GRANT SELECT, INSERT, UPDATE (open_minor, open_functional_minor, due_on, disputed_minor, reopened_on, version)
  ON receivables.open_item TO goodterms_app;

CREATE TABLE receivables.due_date_change (
  merchant_id uuid NOT NULL,
  document_id uuid NOT NULL,
  instalment smallint NOT NULL,
  id uuid NOT NULL,
  due_on date NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamptz NOT NULL,
  -- The item's version after this change: orders changes booked at one instant.
  item_version bigint NOT NULL,
  CONSTRAINT due_date_change_pk PRIMARY KEY (merchant_id, document_id, instalment, id),
  CONSTRAINT due_date_change_item_fk FOREIGN KEY (merchant_id, document_id, instalment) REFERENCES receivables.open_item
);
SELECT platform.isolate_by_merchant('receivables.due_date_change');
GRANT SELECT, INSERT ON receivables.due_date_change TO goodterms_app;

-- How much of an item is in dispute from a day on; left here by the rooms above, which know why.
CREATE TABLE receivables.item_dispute (
  merchant_id uuid NOT NULL,
  document_id uuid NOT NULL,
  instalment smallint NOT NULL,
  id uuid NOT NULL,
  disputed_minor bigint NOT NULL,
  reason text NOT NULL,
  actor text NOT NULL,
  effective_on date NOT NULL,
  booked_at timestamptz NOT NULL,
  item_version bigint NOT NULL,
  CONSTRAINT item_dispute_pk PRIMARY KEY (merchant_id, document_id, instalment, id),
  CONSTRAINT item_dispute_item_fk FOREIGN KEY (merchant_id, document_id, instalment) REFERENCES receivables.open_item,
  CONSTRAINT item_dispute_amount CHECK (disputed_minor >= 0)
);
SELECT platform.isolate_by_merchant('receivables.item_dispute');
GRANT SELECT, INSERT ON receivables.item_dispute TO goodterms_app;

-- A credit item applied to a debit item. A reversal is a row of its own, with the same amounts.
CREATE TABLE receivables.allocation (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  credit_document_id uuid NOT NULL,
  credit_instalment smallint NOT NULL,
  debit_document_id uuid NOT NULL,
  debit_instalment smallint NOT NULL,
  -- In each item's own currency; they differ only across currencies, with the rate written down.
  credit_minor bigint NOT NULL,
  debit_minor bigint NOT NULL,
  credit_functional_minor bigint NOT NULL,
  debit_functional_minor bigint NOT NULL,
  rate numeric,
  -- The entry that booked the exchange difference or carried the amount between currencies or customers.
  entry_id uuid,
  effective_on date NOT NULL,
  booked_at timestamptz NOT NULL,
  actor text NOT NULL,
  reverses_id uuid,
  reason text,
  CONSTRAINT allocation_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT allocation_credit_fk FOREIGN KEY (merchant_id, credit_document_id, credit_instalment) REFERENCES receivables.open_item,
  CONSTRAINT allocation_debit_fk FOREIGN KEY (merchant_id, debit_document_id, debit_instalment) REFERENCES receivables.open_item,
  CONSTRAINT allocation_amounts CHECK (credit_minor > 0 AND debit_minor > 0
    AND credit_functional_minor >= 0 AND debit_functional_minor >= 0)
);
CREATE INDEX allocation_by_debit ON receivables.allocation (merchant_id, debit_document_id, debit_instalment);
CREATE INDEX allocation_by_credit ON receivables.allocation (merchant_id, credit_document_id, credit_instalment);
CREATE INDEX allocation_by_day ON receivables.allocation (merchant_id, effective_on, id);
CREATE UNIQUE INDEX allocation_reversal ON receivables.allocation (merchant_id, reverses_id) WHERE reverses_id IS NOT NULL;
SELECT platform.isolate_by_merchant('receivables.allocation');
GRANT SELECT, INSERT ON receivables.allocation TO goodterms_app;
