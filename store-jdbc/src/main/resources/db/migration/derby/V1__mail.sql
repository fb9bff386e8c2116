-- What never changes is in rows (message, content, content_chunk); what does is in a log, one row a commit
-- (mailbox_change), with the whole state written now and then (mailbox_snapshot). The state of a mailbox is its
-- snapshot and what the log has beyond it.

-- A million row locks before a transaction takes a whole table: a COPY of a large mailbox stops nobody else.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.locks.escalationThreshold', '1000000');
-- Names are up to 1,000 octets, and so are their index entries. Each is stored with a / behind it, since SQL compares
-- texts as if both had any number of spaces at the end.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '8192');

-- Identifiers of accounts, mailboxes and contents are handed out from here in blocks.
CREATE TABLE identifier (
  next_id BIGINT NOT NULL
);
INSERT INTO identifier VALUES (1);

CREATE TABLE account (
  id BIGINT NOT NULL CONSTRAINT account_key PRIMARY KEY,
  name VARCHAR(1001) NOT NULL CONSTRAINT account_name UNIQUE,
  last_uidvalidity BIGINT NOT NULL
);

CREATE TABLE mailbox (
  id BIGINT NOT NULL CONSTRAINT mailbox_key PRIMARY KEY,
  account BIGINT NOT NULL,
  name VARCHAR(1001) NOT NULL,
  uidvalidity BIGINT NOT NULL,
  uid_next BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  recent_from BIGINT NOT NULL,
  uses VARCHAR(200) NOT NULL,
  CONSTRAINT mailbox_name UNIQUE (account, name)
);

CREATE TABLE subscription (
  account BIGINT NOT NULL,
  name VARCHAR(1001) NOT NULL,
  CONSTRAINT subscription_key PRIMARY KEY (account, name)
);

CREATE TABLE mailbox_change (
  mailbox BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  token BIGINT NOT NULL,
  payload BLOB NOT NULL,
  CONSTRAINT mailbox_change_key PRIMARY KEY (mailbox, mod_seq)
);

CREATE TABLE mailbox_snapshot (
  mailbox BIGINT NOT NULL CONSTRAINT mailbox_snapshot_key PRIMARY KEY,
  mod_seq BIGINT NOT NULL,
  payload BLOB NOT NULL
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

-- Messages that were expunged but that some session may still see; their rows and contents go later.
CREATE TABLE expunged (
  mailbox BIGINT NOT NULL,
  mod_seq BIGINT NOT NULL,
  uids BLOB NOT NULL,
  CONSTRAINT expunged_key PRIMARY KEY (mailbox, mod_seq)
);

CREATE TABLE content (
  id BIGINT NOT NULL CONSTRAINT content_key PRIMARY KEY,
  octets BIGINT NOT NULL,
  checksum BIGINT NOT NULL,
  summary BLOB NOT NULL
);

-- Large messages on their way in, whose first octets are stored already.
CREATE TABLE upload (
  content BIGINT NOT NULL CONSTRAINT upload_key PRIMARY KEY
);

-- A chunk fills a page, and nobody ever makes it longer.
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', '32768');
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', '0');
CREATE TABLE content_chunk (
  content BIGINT NOT NULL,
  n INTEGER NOT NULL,
  octets VARCHAR(32672) FOR BIT DATA NOT NULL,
  CONSTRAINT content_chunk_key PRIMARY KEY (content, n)
);
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageReservedSpace', NULL);
CALL SYSCS_UTIL.SYSCS_SET_DATABASE_PROPERTY('derby.storage.pageSize', NULL);
