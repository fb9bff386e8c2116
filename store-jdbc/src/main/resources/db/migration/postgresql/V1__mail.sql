-- The tables of Derby's V1__mail.sql, for PostgreSQL and those who speak its protocol: standard SQL, no extension, no
-- foreign key, no sequence. Several processes work on one database, so what one left behind has the time when it did.

-- Identifiers of accounts, mailboxes and contents are handed out from here in blocks.
CREATE TABLE identifier (
  next_id BIGINT NOT NULL
);
INSERT INTO identifier VALUES (1);

-- Names are compared octet by octet: no upgrade of a C library reorders an index.
CREATE TABLE account (
  id BIGINT NOT NULL CONSTRAINT account_key PRIMARY KEY,
  name VARCHAR(1001) COLLATE "C" NOT NULL CONSTRAINT account_name UNIQUE,
  last_uidvalidity BIGINT NOT NULL
);

-- Every commit changes a row here, but no column that has an index: with room on its page, it stays on it.
CREATE TABLE mailbox (
  id BIGINT NOT NULL CONSTRAINT mailbox_id PRIMARY KEY,
  account BIGINT NOT NULL,
  name VARCHAR(1001) COLLATE "C" NOT NULL,
  uidvalidity BIGINT NOT NULL,
  uid_next BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  recent_from BIGINT NOT NULL,
  uses VARCHAR(200) NOT NULL,
  CONSTRAINT mailbox_name UNIQUE (account, name)
) WITH (fillfactor = 50);

CREATE TABLE subscription (
  account BIGINT NOT NULL,
  name VARCHAR(1001) COLLATE "C" NOT NULL,
  CONSTRAINT subscription_key PRIMARY KEY (account, name)
);

CREATE TABLE mailbox_change (
  mailbox BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  token BIGINT NOT NULL,
  payload BYTEA NOT NULL,
  CONSTRAINT mailbox_change_key PRIMARY KEY (mailbox, mod_seq)
);

CREATE TABLE mailbox_snapshot (
  mailbox BIGINT NOT NULL CONSTRAINT mailbox_snapshot_key PRIMARY KEY,
  mod_seq BIGINT NOT NULL,
  payload BYTEA NOT NULL
);

CREATE TABLE message (
  mailbox BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  content BIGINT NOT NULL,
  internal_date BIGINT NOT NULL,
  save_date BIGINT NOT NULL,
  octets BIGINT NOT NULL,
  CONSTRAINT message_key PRIMARY KEY (mailbox, uid)
);
CREATE INDEX message_content ON message (content);

-- Messages that were expunged but that some session of some process may still see; their rows and contents go later.
CREATE TABLE expunged (
  mailbox BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  uids BYTEA NOT NULL,
  since TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT expunged_key PRIMARY KEY (mailbox, mod_seq)
);
CREATE INDEX expunged_since ON expunged (since);

CREATE TABLE content (
  id BIGINT NOT NULL CONSTRAINT content_key PRIMARY KEY,
  octets BIGINT NOT NULL,
  checksum BIGINT NOT NULL,
  summary BYTEA NOT NULL
);

-- Messages on their way in, whose first octets are stored already.
CREATE TABLE upload (
  content BIGINT NOT NULL CONSTRAINT upload_key PRIMARY KEY,
  since TIMESTAMPTZ NOT NULL DEFAULT CURRENT_TIMESTAMP
);

CREATE TABLE content_chunk (
  content BIGINT NOT NULL,
  n INTEGER NOT NULL,
  octets BYTEA NOT NULL,
  CONSTRAINT content_chunk_key PRIMARY KEY (content, n)
);

-- What one process at a time does for all of them, and until when it has said it would.
CREATE TABLE duty (
  name VARCHAR(50) NOT NULL CONSTRAINT duty_key PRIMARY KEY,
  holder BIGINT NOT NULL,
  held_until TIMESTAMPTZ NOT NULL
);
INSERT INTO duty VALUES ('sweep', 0, CURRENT_TIMESTAMP);
