/** LMTP sessions: commands, replies, the octets of a message. Start at {@code LmtpSession}. */
package org.restante.lmtp.session;
