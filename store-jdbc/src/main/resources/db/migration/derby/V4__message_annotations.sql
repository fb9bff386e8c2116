-- Annotations of messages: one row for all that one message has, of messages that have or had any. Which these are, the log of
-- the mailbox knows.
CREATE TABLE message_annotation (
  mailbox BIGINT NOT NULL,
  uid BIGINT NOT NULL,
  payload BLOB NOT NULL,
  CONSTRAINT message_annotation_key PRIMARY KEY (mailbox, uid)
);
