package org.restante.server.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Certificate chains and private keys from PEM files, as certbot and most authorities give them. */
public final class Certificates {
    private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);
    private static final char[] IN_MEMORY = new char[0];

    private Certificates() {}

    /**
     * Reads a chain and its key, and reads them again when the files change.
     *
     * @param chain the server's certificate first, then those that lead to the authority
     * @param key the private key: PKCS#8, PKCS#1 or SEC 1, not encrypted; may be in the chain's file
     * @throws UnusableCertificate if a file is missing, unreadable, not what it should be, or the two do not match
     */
    public static TlsSettings read(Path chain, Path key) {
        return new TlsSettings(new RenewedContext(chain, key), TlsSettings.CIPHER_SUITES);
    }

    static SSLContext context(Path chain, Path key) {
        List<X509Certificate> certificates = PemFile.read(chain).certificates();
        PrivateKey secret = PemFile.read(key).privateKey();
        X509Certificate own = certificates.getFirst();
        try {
            if (!match(own, secret)) {
                throw new UnusableCertificate(key, "not the key of the first certificate in " + chain);
            }
            if (own.getNotAfter().toInstant().isBefore(Instant.now())) {
                LOG.warn("{}: the certificate expired on {}; clients will refuse it", chain, own.getNotAfter());
            }
            return context(certificates, secret);
        } catch (GeneralSecurityException e) {
            throw new UnusableCertificate(chain, "TLS cannot use it: " + e.getMessage(), e);
        }
    }

    private static SSLContext context(List<X509Certificate> chain, PrivateKey secret) throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, IN_MEMORY);
        } catch (IOException e) {
            throw new GeneralSecurityException(e); // nothing is read
        }
        store.setKeyEntry("server", secret, IN_MEMORY, chain.toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, IN_MEMORY);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), new TrustManager[0], null); // client certificates are not asked for
        return context;
    }

    private static boolean match(X509Certificate certificate, PrivateKey secret) throws GeneralSecurityException {
        String algorithm = certificate.getPublicKey().getAlgorithm();
        if (!algorithm.equals(secret.getAlgorithm())) {
            return false;
        }
        Signature signature = Signature.getInstance(
                switch (algorithm) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> algorithm;
                });
        byte[] sample = {1, 2, 3, 4};
        signature.initSign(secret);
        signature.update(sample);
        byte[] signed = signature.sign();
        signature.initVerify(certificate.getPublicKey());
        signature.update(sample);
        try {
            return signature.verify(signed);
        } catch (SignatureException e) {
            LOG.debug("A signature of another size of key", e);
            return false;
        }
    }
}
