CREATE SCHEMA pgbench_authorising;
CREATE TABLE pgbench_authorising.account (id integer PRIMARY KEY, exposure bigint NOT NULL, ceiling bigint NOT NULL) WITH (fillfactor = 60);
CREATE TABLE pgbench_authorising.authorisation (
  id uuid PRIMARY KEY, account_id integer NOT NULL, amount bigint NOT NULL, decided_at timestamptz NOT NULL);
INSERT INTO pgbench_authorising.account SELECT n, 0, 1000000000000 FROM generate_series(1, 100000) AS n;
