-- Imports: a file, its mapping, how far it has come, and what became of every line.

CREATE TABLE receivables.import_mapping (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  kind text NOT NULL,
  -- Recognises a file of the same layout again.
  header_fingerprint text NOT NULL,
  mapping jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT import_mapping_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT import_mapping_name_unique UNIQUE (merchant_id, kind, name)
);
SELECT platform.isolate_by_merchant('receivables.import_mapping');
GRANT SELECT, INSERT, UPDATE (mapping, header_fingerprint), DELETE ON receivables.import_mapping TO goodterms_app;

CREATE TABLE receivables.import (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind text NOT NULL,
  file_name text NOT NULL,
  file_path text NOT NULL,
  file_bytes bigint NOT NULL,
  file_sha256 bytea NOT NULL,
  entity_id uuid NOT NULL,
  -- uploaded: the mapping is still open; staging and posting: a worker has it; done, failed, cancelled: at rest.
  state text NOT NULL,
  dry_run boolean NOT NULL,
  -- Every check and every start is a pass of its own, with its own counters, lines and staged rows.
  pass integer NOT NULL DEFAULT 0,
  mapping jsonb,
  -- {"CAD": "0.75"}: units of the entity's currency for one, said for the whole file.
  rates jsonb NOT NULL DEFAULT '{}',
  -- How the file is to be read where that was said, and what its first rows showed.
  read_options jsonb NOT NULL,
  preview jsonb NOT NULL,
  -- Where to go on after a kill: the last line staged, or the last document posted.
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
  -- Faults of the server since the last batch that went well; after some of them the import ends as failed.
  faults integer NOT NULL DEFAULT 0,
  version bigint NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  started_at timestamptz,
  -- Renewed while a worker is at it; a lease that ran out is taken over by another.
  lease_until timestamptz,
  lease_owner text,
  finished_at timestamptz,
  -- When the uploaded file was thrown away; what it refused stays.
  file_removed_at timestamptz,
  CONSTRAINT import_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT import_state CHECK (state IN ('uploaded', 'staging', 'posting', 'done', 'failed', 'cancelled')),
  CONSTRAINT import_entity_fk FOREIGN KEY (merchant_id, entity_id) REFERENCES receivables.entity
);
CREATE INDEX import_by_age ON receivables.import (merchant_id, created_at, id);
SELECT platform.isolate_by_merchant('receivables.import');
SELECT platform.open_across('receivables.import');
GRANT SELECT, INSERT, UPDATE ON receivables.import TO goodterms_app;
GRANT SELECT ON receivables.import TO goodterms_across;

-- Every line that did not become part of a document: refused or duplicate, and why.
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
  CONSTRAINT import_line_import_fk FOREIGN KEY (merchant_id, import_id) REFERENCES receivables.import,
  CONSTRAINT import_line_outcome CHECK (outcome IN ('refused', 'duplicate'))
);
SELECT platform.isolate_by_merchant('receivables.import_line');
GRANT SELECT, INSERT ON receivables.import_line TO goodterms_app;

-- Lines of documents that may span many rows, held until the whole file has been seen, since the rows of one
-- document need not stand together. Emptied chunk by chunk as they are posted.
CREATE TABLE receivables.import_staged_row (
  merchant_id uuid NOT NULL,
  import_id uuid NOT NULL,
  pass integer NOT NULL,
  document_key text NOT NULL,
  line bigint NOT NULL,
  -- The row's cells as a JSON array of texts.
  cells text NOT NULL,
  CONSTRAINT import_staged_row_pk PRIMARY KEY (merchant_id, import_id, pass, document_key, line),
  CONSTRAINT import_staged_row_import_fk FOREIGN KEY (merchant_id, import_id) REFERENCES receivables.import
);
SELECT platform.isolate_by_merchant('receivables.import_staged_row');
GRANT SELECT, INSERT, DELETE ON receivables.import_staged_row TO goodterms_app;
