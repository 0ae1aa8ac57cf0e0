-- Scorecards: the library of cards, every version kept, and the fits that learn them.

CREATE TABLE credit.scorecard_fit (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  source text NOT NULL,
  -- What was asked: target, method, hold-out; see scorecards/fitting/fit-file.ts.
  request jsonb NOT NULL,
  -- Where the uploaded file is kept until the fit has ended.
  file_path text,
  file_bytes bigint,
  state text NOT NULL,
  progress numeric NOT NULL,
  step text NOT NULL,
  failure text,
  -- JSON texts, as they were made.
  card text,
  report text,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  finished_at timestamptz,
  version bigint NOT NULL,
  CONSTRAINT scorecard_fit_pk PRIMARY KEY (merchant_id, id),
  CONSTRAINT scorecard_fit_source CHECK (source IN ('file', 'history')),
  CONSTRAINT scorecard_fit_state CHECK (state IN ('waiting', 'running', 'finished', 'failed')),
  CONSTRAINT scorecard_fit_progress CHECK (progress BETWEEN 0 AND 1),
  CONSTRAINT scorecard_fit_result CHECK ((state = 'finished') = (card IS NOT NULL AND report IS NOT NULL))
);
CREATE INDEX scorecard_fit_newest ON credit.scorecard_fit (merchant_id, created_at, id);
SELECT platform.isolate_by_merchant('credit.scorecard_fit');
GRANT SELECT, INSERT, UPDATE (file_path, state, progress, step, failure, card, report, finished_at, version)
  ON credit.scorecard_fit TO goodterms_app;

CREATE TABLE credit.scorecard (
  merchant_id uuid NOT NULL,
  id uuid NOT NULL,
  version integer NOT NULL,
  name text NOT NULL,
  -- JSON text of the card as scorecards/scorecard.ts has it.
  card text NOT NULL,
  -- The fit that learned it, where one did.
  fit_id uuid,
  note text NOT NULL,
  created_at timestamptz NOT NULL,
  created_by text NOT NULL,
  CONSTRAINT scorecard_pk PRIMARY KEY (merchant_id, id, version),
  CONSTRAINT scorecard_fit_fk FOREIGN KEY (merchant_id, fit_id) REFERENCES credit.scorecard_fit (merchant_id, id),
  CONSTRAINT scorecard_version CHECK (version > 0)
);
CREATE INDEX scorecard_by_fit ON credit.scorecard (merchant_id, fit_id) WHERE fit_id IS NOT NULL;
SELECT platform.isolate_by_merchant('credit.scorecard');
GRANT SELECT, INSERT ON credit.scorecard TO goodterms_app;
