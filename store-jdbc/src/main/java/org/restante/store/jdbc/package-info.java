/**
 * Mail in a relational database. Start with {@link org.restante.store.jdbc.JdbcStore}.
 *
 * <p>What never changes is in rows: which message has which content ({@code message}), and the octets of contents, in
 * chunks ({@code content}, {@code content_chunk}). What does change, the state of a mailbox, is a log: one row a commit
 * ({@link org.restante.store.jdbc.LogRecord}), and a snapshot of the whole now and then ({@link
 * org.restante.store.jdbc.MailboxLog}). So a flag set on a hundred thousand messages is one row, and opening their
 * mailbox reads a snapshot and a short tail.
 *
 * <p>A commit's way: {@link org.restante.store.jdbc.Commits} gathers the changes that wait for one mailbox, {@link
 * org.restante.store.jdbc.Planner} says what each comes to, {@link org.restante.store.jdbc.CommitWriter} writes all of
 * it in one transaction, and {@link org.restante.store.jdbc.OpenMailbox} makes the new state known.
 */
package org.restante.store.jdbc;
