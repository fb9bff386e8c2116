package org.restante.core.tls;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;

/**
 * For which hosts a certificate is (RFC 9525 section 6.3).
 *
 * @param names host names in small letters; one may begin with {@code *.} for any one label
 */
record CertificateNames(Set<String> names) {
    private static final int DNS_NAME = 2; // RFC 5280 section 4.2.1.6, as X509Certificate numbers them

    CertificateNames {
        names = Set.copyOf(names);
    }

    /** Returns the host names of a certificate: its alternative names, or else the common names of its subject. */
    static CertificateNames of(X509Certificate certificate) {
        Set<String> alternatives = alternatives(certificate);
        return new CertificateNames(alternatives.isEmpty() ? commonNames(certificate) : alternatives);
    }

    private static Set<String> alternatives(X509Certificate certificate) {
        try {
            Collection<List<?>> all = certificate.getSubjectAlternativeNames();
            return (all == null ? Collections.<List<?>>emptyList() : all)
                    .stream()
                            .filter(name -> name.getFirst().equals(DNS_NAME))
                            .map(name -> ((String) name.get(1)).toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (CertificateParsingException e) {
            return Set.of(); // it names nobody
        }
    }

    private static Set<String> commonNames(X509Certificate certificate) {
        try {
            return new LdapName(certificate.getSubjectX500Principal().getName())
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(part -> part.getValue().toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.toUnmodifiableSet());
        } catch (InvalidNameException e) {
            return Set.of();
        }
    }

    /** Returns whether the certificate is for a host. */
    boolean include(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        int dot = name.indexOf('.');
        return names.contains(name) || dot > 0 && names.contains("*" + name.substring(dot));
    }

    /** Returns whether two certificates have a name in common. */
    boolean share(CertificateNames other) {
        return !Collections.disjoint(names, other.names);
    }
}
