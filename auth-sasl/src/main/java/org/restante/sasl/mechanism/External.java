package org.restante.sasl.mechanism;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.TlsChannel;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;

/**
 * EXTERNAL (RFC 4422 appendix A): who the client is has been settled by its certificate in the TLS handshake. The user is
 * the first address in the certificate's alternative names, or else the last common name of its subject.
 */
public final class External implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "EXTERNAL";

    private static final int RFC822_NAME = 1; // RFC 5280 section 4.2.1.6, as X509Certificate numbers them

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int strength() {
        return 90;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return user(channel).isPresent() ? Availability.OFFERED : Availability.UNSUPPORTED;
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return authorizationId -> user(context.channel())
                .map(user -> claimed(context.authorize(user, authorizationId), user))
                .orElseGet(() -> new Step.Failure(FailureReason.CREDENTIALS_INVALID));
    }

    private static Step claimed(Step outcome, UserName user) {
        return outcome instanceof Step.Failure failure ? failure.of(user) : outcome;
    }

    private static Optional<UserName> user(ChannelInfo channel) {
        return channel.tls().flatMap(TlsChannel::peerCertificate).flatMap(External::user);
    }

    private static Optional<UserName> user(X509Certificate certificate) {
        return address(certificate).or(() -> commonName(certificate)).flatMap(UserName::parse);
    }

    private static Optional<String> address(X509Certificate certificate) {
        try {
            Collection<List<?>> names = certificate.getSubjectAlternativeNames();
            return names == null
                    ? Optional.empty()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(RFC822_NAME))
                            .map(name -> (String) name.get(1))
                            .findFirst();
        } catch (CertificateParsingException e) {
            return Optional.empty(); // a certificate whose names cannot be read names nobody
        }
    }

    private static Optional<String> commonName(X509Certificate certificate) {
        try {
            // Most significant last: the first common name from the end is the most specific one.
            List<Rdn> parts = new LdapName(certificate.getSubjectX500Principal().getName()).getRdns();
            return parts.reversed().stream()
                    .filter(part -> part.getType().equalsIgnoreCase("CN"))
                    .map(part -> part.getValue().toString())
                    .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
