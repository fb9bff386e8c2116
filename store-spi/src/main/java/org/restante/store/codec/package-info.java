/**
 * The state of a mailbox as compact octets with a checksum, for stores that keep it in a file or in a column. Start with
 * {@link org.restante.store.codec.SnapshotCodec}. What is read may be anything: it ends in a value or in CORRUPTION.
 */
package org.restante.store.codec;
