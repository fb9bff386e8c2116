package org.restante.core.tls;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The files that TLS works with; they are read again when they change.
 *
 * @param identities what the server proves itself with, at least one: clients are shown the one for the name that they ask
 *     for (SNI, RFC 6066 section 3), or else the first
 * @param clientAuthorities a PEM file of the authorities whose client certificates are believed; without it clients are
 *     not asked for one
 */
public record TlsFiles(List<Identity> identities, Optional<Path> clientAuthorities) {
    /** A certificate with its key. */
    public sealed interface Identity {
        /** Returns the files. */
        Stream<Path> files();
    }

    /**
     * In PEM.
     *
     * @param chain the server's certificate first, then those that lead to the authority
     * @param key the private key: PKCS#8, PKCS#1 or SEC 1, not encrypted; may be in the chain's file
     */
    public record Pem(Path chain, Path key) implements Identity {
        @Override
        public Stream<Path> files() {
            return Stream.of(chain, key);
        }
    }

    /**
     * A PKCS#12 file with one key and its chain.
     *
     * @param file the file
     * @param password what it is locked with; may be empty
     */
    public record Pkcs12(Path file, String password) implements Identity {
        @Override
        public Stream<Path> files() {
            return Stream.of(file);
        }

        @Override
        public String toString() {
            return "Pkcs12[" + file + "]";
        }
    }

    public TlsFiles {
        identities = List.copyOf(identities);
        if (identities.isEmpty()) {
            throw new IllegalArgumentException("a server has a certificate");
        }
    }

    Stream<Path> all() {
        return Stream.concat(identities.stream().flatMap(Identity::files), clientAuthorities.stream());
    }
}
