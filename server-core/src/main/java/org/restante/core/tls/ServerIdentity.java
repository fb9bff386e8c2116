package org.restante.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A certificate chain and the key of its first certificate, which has been found to fit.
 *
 * @param chain the server's certificate first
 * @param key its private key
 */
record ServerIdentity(List<X509Certificate> chain, PrivateKey key) {
    private static final Logger LOG = LoggerFactory.getLogger(ServerIdentity.class);

    static ServerIdentity read(TlsFiles.Identity files) {
        return switch (files) {
            case TlsFiles.Pem pem ->
                of(
                        PemFile.read(pem.chain()).certificates(),
                        PemFile.read(pem.key()).privateKey(),
                        pem.chain(),
                        pem.key());
            case TlsFiles.Pkcs12 pkcs12 -> read(pkcs12.file(), pkcs12.password());
        };
    }

    private static ServerIdentity read(Path file, String password) {
        try (InputStream octets = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(octets, password.toCharArray());
            for (String alias : Collections.list(store.aliases())) {
                if (store.isKeyEntry(alias) && store.getKey(alias, password.toCharArray()) instanceof PrivateKey key) {
                    List<X509Certificate> chain = new ArrayList<>();
                    for (Certificate certificate : store.getCertificateChain(alias)) {
                        chain.add((X509Certificate) certificate);
                    }
                    return of(chain, key, file, file);
                }
            }
            throw new UnusableCertificate(file, "there is no private key in it");
        } catch (NoSuchFileException e) {
            throw new UnusableCertificate(file, "there is no such file", e);
        } catch (IOException | GeneralSecurityException e) {
            throw new UnusableCertificate(file, "not readable as PKCS#12 with that password: " + e.getMessage(), e);
        }
    }

    private static ServerIdentity of(List<X509Certificate> chain, PrivateKey key, Path chainFile, Path keyFile) {
        X509Certificate own = chain.getFirst();
        try {
            if (!match(own, key)) {
                throw new UnusableCertificate(keyFile, "not the key of the first certificate in " + chainFile);
            }
        } catch (GeneralSecurityException e) {
            throw new UnusableCertificate(chainFile, "TLS cannot use it: " + e.getMessage(), e);
        }
        if (own.getNotAfter().toInstant().isBefore(Instant.now())) {
            LOG.warn("{}: the certificate expired on {}; clients will refuse it", chainFile, own.getNotAfter());
        }
        return new ServerIdentity(List.copyOf(chain), key);
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
