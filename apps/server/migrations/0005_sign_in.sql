-- People's sign-in: e-mail and password, sessions, the second factor. A person may enter several merchants, so these
-- tables stand before the merchant wall: they are local (never distributed), and goodterms_app has no way in.
--
-- Columns are those that better-auth 1.7.5 asks for with e-mail, password and two-factor, in our spelling. Ids are
-- texts that it makes itself. Personal data lives here and in no event, log or merchant's table.

CREATE SCHEMA signin;
GRANT USAGE ON SCHEMA signin TO goodterms_across;

CREATE TABLE signin.person (
  id text CONSTRAINT person_pk PRIMARY KEY,
  name text NOT NULL,
  email text NOT NULL,
  email_verified boolean NOT NULL,
  image text,
  two_factor_enabled boolean,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT person_email_unique UNIQUE (email)
);

CREATE TABLE signin.session (
  id text CONSTRAINT session_pk PRIMARY KEY,
  user_id text NOT NULL,
  token text NOT NULL,
  ip_address text,
  user_agent text,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT session_token_unique UNIQUE (token),
  CONSTRAINT session_person_fk FOREIGN KEY (user_id) REFERENCES signin.person ON DELETE CASCADE
);
CREATE INDEX session_by_person ON signin.session (user_id);

-- One row a way to sign in; ours is the password, kept as scrypt.
CREATE TABLE signin.account (
  id text CONSTRAINT account_pk PRIMARY KEY,
  user_id text NOT NULL,
  account_id text NOT NULL,
  provider_id text NOT NULL,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  password text,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CONSTRAINT account_person_fk FOREIGN KEY (user_id) REFERENCES signin.person ON DELETE CASCADE
);
CREATE INDEX account_by_person ON signin.account (user_id);

-- Short-lived tokens: invitations, and the second step of a sign-in.
CREATE TABLE signin.verification (
  id text CONSTRAINT verification_pk PRIMARY KEY,
  identifier text NOT NULL,
  value text NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verification_by_identifier ON signin.verification (identifier);

-- Secrets and backup codes are encrypted with the server's key before they come here.
CREATE TABLE signin.two_factor (
  id text CONSTRAINT two_factor_pk PRIMARY KEY,
  user_id text NOT NULL,
  secret text NOT NULL,
  backup_codes text NOT NULL,
  verified boolean,
  failed_verification_count integer,
  locked_until timestamptz,
  CONSTRAINT two_factor_person_fk FOREIGN KEY (user_id) REFERENCES signin.person ON DELETE CASCADE
);
CREATE INDEX two_factor_by_person ON signin.two_factor (user_id);
CREATE INDEX two_factor_by_secret ON signin.two_factor (secret);

GRANT SELECT, INSERT, UPDATE, DELETE
  ON signin.person, signin.session, signin.account, signin.verification, signin.two_factor TO goodterms_across;

-- Whether the database is at the program's version is part of being ready.
GRANT SELECT ON public.goodterms_migration TO goodterms_across;
