-- One authorisation as one statement, as small as it can be made: lock, compare, insert, update. For pgbench.
\set account random(1, :accounts)
\set amount random(1, 1000)
WITH locked AS (
  SELECT id, exposure, ceiling FROM pgbench_authorising.account WHERE id = :account FOR UPDATE
), made AS (
  INSERT INTO pgbench_authorising.authorisation (id, account_id, amount, decided_at)
  SELECT gen_random_uuid(), locked.id, :amount, now() FROM locked WHERE locked.exposure + :amount <= locked.ceiling RETURNING account_id, amount
)
UPDATE pgbench_authorising.account SET exposure = account.exposure + made.amount FROM made WHERE account.id = made.account_id;
