package org.restante.sasl.ldap;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;

/** Who may say which server is which. */
final class Authorities {
    private Authorities() {}

    /**
     * TLS that trusts the authorities in a PEM file, or those that Java comes with.
     *
     * @throws DirectoryException when the file cannot be read, or has no certificates
     */
    static SSLContext trusted(Optional<Path> file) {
        try {
            SSLContext tls = SSLContext.getInstance("TLS");
            TrustManager[] trust = file.isPresent() ? trust(file.orElseThrow()) : null;
            tls.init(null, trust, null);
            return tls;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no TLS", e);
        }
    }

    private static TrustManager[] trust(Path file) {
        try (InputStream octets = Files.newInputStream(file)) {
            KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
            known.load(null, null);
            for (Certificate authority : CertificateFactory.getInstance("X.509").generateCertificates(octets)) {
                known.setCertificateEntry("authority " + known.size(), authority);
            }
            if (known.size() == 0) {
                throw new DirectoryException(Code.DAMAGED, file + " has no certificates");
            }
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(known);
            return trust.getTrustManagers();
        } catch (IOException e) {
            throw new DirectoryException(Code.UNAVAILABLE, file + " cannot be read: " + e, e);
        } catch (GeneralSecurityException e) {
            throw new DirectoryException(Code.DAMAGED, file + " is not a file with certificates: " + e.getMessage(), e);
        }
    }
}
