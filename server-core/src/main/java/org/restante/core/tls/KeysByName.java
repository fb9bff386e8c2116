package org.restante.core.tls;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/**
 * Picks the certificate that has the name that the client asks for (RFC 6066 section 3), whatever kind of key it prefers. The
 * JDK's own asks for a key of the preferred kind first, and so shows the certificate of another name where one name has a key of
 * RSA and the other one of an elliptic curve.
 *
 * <p>Whether a certificate can be shown at all, with what client and server allow of algorithms, each identity's own key manager
 * of the JDK says.
 */
final class KeysByName extends X509ExtendedKeyManager {
    private static final char SEPARATOR = ':';

    private final List<Entry> entries;

    /** One identity: its names, and the JDK's key manager that has it and no other. */
    record Entry(CertificateNames names, X509ExtendedKeyManager keys) {}

    /** Picks from these; the first is for who asks for no name, or for one that none has. */
    KeysByName(List<Entry> entries) {
        this.entries = List.copyOf(entries);
    }

    @Override
    public String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return candidates(requested(engine)).stream()
                .flatMap(
                        i -> alias(i, entries.get(i).keys().chooseEngineServerAlias(keyType, issuers, engine)).stream())
                .findFirst()
                .orElse(null); // the JDK's word for: no key of this kind
    }

    private static Optional<String> requested(SSLEngine engine) {
        if (!(engine.getHandshakeSession() instanceof ExtendedSSLSession session)) {
            return Optional.empty();
        }
        for (SNIServerName name : session.getRequestedServerNames()) {
            if (name instanceof SNIHostName host) {
                return Optional.of(host.getAsciiName());
            }
        }
        return Optional.empty();
    }

    // A name may have certificates of several kinds: all of them can be shown.
    private List<Integer> candidates(Optional<String> requested) {
        List<Integer> having = requested.map(this::having).orElse(List.of());
        return having.isEmpty() ? likeTheFirst() : having;
    }

    private List<Integer> having(String name) {
        return IntStream.range(0, entries.size())
                .filter(i -> entries.get(i).names().include(name))
                .boxed()
                .toList();
    }

    private List<Integer> likeTheFirst() {
        CertificateNames first = entries.getFirst().names();
        return IntStream.range(0, entries.size())
                .filter(i -> i == 0 || entries.get(i).names().share(first))
                .boxed()
                .toList();
    }

    private static Optional<String> alias(int entry, String own) {
        return Optional.ofNullable(own).map(alias -> entry + String.valueOf(SEPARATOR) + alias);
    }

    private X509ExtendedKeyManager keys(String alias) {
        return IntStream.range(0, entries.size())
                .filter(i -> alias.startsWith(i + String.valueOf(SEPARATOR)))
                .mapToObj(i -> entries.get(i).keys())
                .findFirst()
                .orElseThrow();
    }

    private static String own(String alias) {
        return alias.substring(alias.indexOf(SEPARATOR) + 1);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return keys(alias).getCertificateChain(own(alias));
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return keys(alias).getPrivateKey(own(alias));
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        List<String> aliases = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            String[] own = entries.get(i).keys().getServerAliases(keyType, issuers);
            for (String alias : own == null ? new String[0] : own) {
                alias(i, alias).ifPresent(aliases::add);
            }
        }
        return aliases.isEmpty() ? null : aliases.toArray(String[]::new);
    }

    // The server is never a client, and speaks TLS by engines.

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return null;
    }

    @Override
    public String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    @Override
    public String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return null;
    }
}
