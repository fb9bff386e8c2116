/**
 * The contract of storage: what the server asks of a store, in the words of the protocol. Start with {@link
 * org.restante.store.MailStore}; the heart is {@link org.restante.store.Mailbox}: it hands out its {@link
 * org.restante.store.MailboxState} as an immutable value, and changes by {@link org.restante.store.Change}.
 *
 * <p>What every store promises, and what the contract tests (module {@code store-tck}) hold it to:
 *
 * <ol>
 *   <li><b>Acknowledged is durable.</b> When {@code commit} returns, the change survives {@code kill -9} and power loss.
 *       An unacknowledged one is there whole or not at all.
 *   <li><b>UIDs only grow.</b> Never reused within a UIDVALIDITY; delete and create again gives a larger UIDVALIDITY.
 *   <li><b>MODSEQ only grows</b>, per mailbox, one step a commit; every message that a commit changed carries its
 *       MODSEQ; vanished UIDs are remembered with theirs.
 *   <li><b>Atomic.</b> A change over a set happens to all of it or to none.
 *   <li><b>Conditional.</b> {@code UNCHANGEDSINCE} is decided inside the commit.
 *   <li><b>Content is immutable</b> and octet-exact.
 *   <li><b>Isolation.</b> Two commits on one mailbox are serial; readers see a commit whole or not at all.
 *   <li><b>Summaries are computed once</b> and kept with the content.
 *   <li><b>Streams are owned.</b> An upload that is not committed leaves nothing behind.
 *   <li><b>Pokes.</b> Every commit pokes every listener of that mailbox.
 *   <li><b>Limits.</b> A quota or a full disk is a coded refusal that leaves the mailbox as it was.
 * </ol>
 */
package org.restante.store;
