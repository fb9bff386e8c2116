/**
 * How IMAP is spelt: octets to frames, frames to primitives, and back. Start with {@link
 * org.restante.protocol.wire.FrameSplitter}, which cuts what a client sends into commands, {@link
 * org.restante.protocol.wire.ImapReader}, which reads the primitives of one, and {@link
 * org.restante.protocol.wire.ImapWriter}, which writes them. What commands and responses mean is said elsewhere.
 */
package org.restante.protocol.wire;
