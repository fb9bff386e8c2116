-- The secrets with which URLs of messages are signed, of mailboxes that have one.
CREATE TABLE mailbox_key (
  mailbox BIGINT NOT NULL CONSTRAINT mailbox_key_key PRIMARY KEY,
  secret BYTEA NOT NULL
);
