package org.restante.core.login;

import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.restante.sasl.TlsChannel;

/** What SASL mechanisms may know of the TLS session of a connection. */
record TlsSessionChannel(SSLSession session) implements TlsChannel {
    @Override
    public Set<String> bindingTypes() {
        return Stream.of(ChannelBinding.values())
                .filter(binding -> binding.of(session).isPresent())
                .map(ChannelBinding::type)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<byte[]> binding(String type) {
        return Arrays.stream(ChannelBinding.values())
                .filter(binding -> binding.type().equals(type))
                .findFirst()
                .flatMap(binding -> binding.of(session));
    }

    @Override
    public Optional<X509Certificate> peerCertificate() {
        try {
            return Optional.of((X509Certificate) session.getPeerCertificates()[0]);
        } catch (SSLPeerUnverifiedException e) {
            return Optional.empty(); // most clients show none
        }
    }
}
