package org.restante.lmtp;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.core.transport.Endpoint;
import org.restante.lmtp.session.OverQuota;

/**
 * How the LMTP server runs.
 *
 * @param endpoints where it listens; none is possible
 * @param socket the Unix-domain socket where it listens, too
 * @param socketPermissions who may connect there
 * @param recipients how many recipients one message may have; RFC 5321 section 4.5.3.1.8 asks for 100 at least
 * @param connections how many clients there may be at a time
 * @param timeout how long a client may say nothing (RFC 5321 section 4.5.3.2.7: five minutes at least)
 * @param overQuota what is said when a mailbox is full
 */
public record LmtpSettings(
        List<Endpoint> endpoints,
        Optional<Path> socket,
        Set<PosixFilePermission> socketPermissions,
        int recipients,
        int connections,
        Duration timeout,
        OverQuota overQuota) {
    /** The owner and the group. */
    public static final Set<PosixFilePermission> SOCKET_PERMISSIONS = PosixFilePermissions.fromString("rw-rw----");

    public LmtpSettings {
        endpoints = List.copyOf(endpoints);
        socketPermissions = Set.copyOf(socketPermissions);
    }

    /** Settings with the defaults: 1,000 recipients, 200 clients, five minutes, a full mailbox defers. */
    public static LmtpSettings at(Endpoint... endpoints) {
        return new LmtpSettings(
                List.of(endpoints),
                Optional.empty(),
                SOCKET_PERMISSIONS,
                1000,
                200,
                Duration.ofMinutes(5),
                OverQuota.DEFER);
    }
}
