package org.restante.sasl.mechanism.gssapi;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * How tickets are checked.
 *
 * @param keytab the file with the keys of the service; without one, GSSAPI is not offered
 * @param principal the service, whose keys are in it: {@code imap/mail.example.org@EXAMPLE.ORG}; without a realm, that of
 *     the machine's Kerberos configuration
 * @param realms users of these realms are known by the part of their principal before the {@code @}; users of any other
 *     realm are refused. Empty for the realm of the service alone
 * @param layers whether clients outside TLS may protect the connection with Kerberos
 */
public record GssapiSettings(Optional<Path> keytab, String principal, Set<String> realms, Layers layers) {
    /** Whether security layers (RFC 4752 section 3.3) are offered. */
    public enum Layers {
        /** Integrity and confidentiality, where the connection is not inside TLS. */
        OFFERED,
        /** None; who wants the rest of the connection protected uses TLS. */
        NONE
    }

    /** Without a keytab. */
    public static final GssapiSettings OFF =
            new GssapiSettings(Optional.empty(), "imap/localhost", Set.of(), Layers.NONE);

    /** Copies, refuses null. */
    public GssapiSettings {
        Objects.requireNonNull(keytab, "keytab");
        Objects.requireNonNull(principal, "principal");
        Objects.requireNonNull(layers, "layers");
        realms = Set.copyOf(realms);
    }
}
