package org.restante.core.connection;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A session at one moment. Its figures are read one after the other while it goes on: each is true, or was a moment ago.
 *
 * @param number by which it is named: no other of this process has had the same
 * @param protocol the protocol in small letters
 * @param user who is logged in
 * @param address whence it comes; that of the client behind a proxy that says so
 * @param client what the client calls itself, as it sent it
 * @param since when it began
 * @param idle how long nothing has come from the client
 * @param command what is being carried out, if anything is; IDLE for as long as it lasts
 * @param mailbox what is selected
 * @param tls the version of TLS, if that is finished with its handshake
 * @param commands how many there were
 * @param received octets that came, within TLS
 * @param sent octets that were sent, within TLS
 */
public record SessionSnapshot(
        long number,
        String protocol,
        Optional<String> user,
        InetSocketAddress address,
        Optional<String> client,
        Instant since,
        Duration idle,
        Optional<String> command,
        Optional<String> mailbox,
        Optional<String> tls,
        long commands,
        long received,
        long sent) {
    /** How far a session has come. */
    public enum Standing {
        /** Nobody has logged in. */
        CONNECTED,
        /** Somebody has. */
        AUTHENTICATED,
        /** And has selected a mailbox. */
        SELECTED
    }

    /** Returns how far it has come. */
    public Standing standing() {
        if (user.isEmpty()) {
            return Standing.CONNECTED;
        }
        return mailbox.isEmpty() ? Standing.AUTHENTICATED : Standing.SELECTED;
    }
}
