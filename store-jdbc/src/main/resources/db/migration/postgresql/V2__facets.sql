-- As Derby's V2__facets.sql.

-- Annotations: one row for all entries that one reader sees and nobody else, or (reader '/') that everybody sees. The place is
-- a mailbox, or 0 for the server.
CREATE TABLE annotation (
  place BIGINT NOT NULL,
  reader VARCHAR(1001) COLLATE "C" NOT NULL,
  payload BYTEA NOT NULL,
  CONSTRAINT annotation_key PRIMARY KEY (place, reader)
);

-- Whoever changes annotations of the server holds this row.
CREATE TABLE annotation_server (
  turns BIGINT NOT NULL
);
INSERT INTO annotation_server VALUES (0);

-- Access lists of mailboxes that have one of their own.
CREATE TABLE access (
  mailbox BIGINT NOT NULL,
  identifier VARCHAR(1025) COLLATE "C" NOT NULL,
  rights VARCHAR(40) NOT NULL,
  CONSTRAINT access_key PRIMARY KEY (mailbox, identifier)
);
CREATE INDEX access_identifier ON access (identifier);

-- What each account holds and may hold. A limit that is null is the store's, -1 is none. A commit that adds or removes
-- messages changes this row last, after those of mailboxes; it has no index but its key, and room on its page.
CREATE TABLE quota (
  account BIGINT NOT NULL CONSTRAINT quota_key PRIMARY KEY,
  octets BIGINT NOT NULL,
  messages BIGINT NOT NULL,
  octets_limit BIGINT,
  messages_limit BIGINT,
  mailboxes_limit BIGINT
) WITH (fillfactor = 50);
