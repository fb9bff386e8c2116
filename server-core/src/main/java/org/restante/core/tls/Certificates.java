package org.restante.core.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;

/** Certificate chains and private keys from files, as certbot and most authorities give them. */
public final class Certificates {
    private static final char[] IN_MEMORY = new char[0];

    // The one that asks whether both sides allow the algorithms of a certificate.
    private static final String CHECKING = "NewSunX509";

    private Certificates() {}

    /**
     * Reads a chain and its key, and reads them again when the files change.
     *
     * @param chain the server's certificate first, then those that lead to the authority
     * @param key the private key: PKCS#8, PKCS#1 or SEC 1, not encrypted; may be in the chain's file
     * @throws UnusableCertificate if a file is missing, unreadable, not what it should be, or the two do not match
     */
    public static TlsSettings read(Path chain, Path key) {
        return read(new TlsFiles(List.of(new TlsFiles.Pem(chain, key)), Optional.empty()));
    }

    /**
     * Reads all files, and reads them again when one of them changes.
     *
     * @throws UnusableCertificate if a file is missing, unreadable, not what it should be, or a key does not match
     */
    public static TlsSettings read(TlsFiles files) {
        TlsSettings.ClientCertificates clients = files.clientAuthorities().isPresent()
                ? TlsSettings.ClientCertificates.WANTED
                : TlsSettings.ClientCertificates.IGNORED;
        return new TlsSettings(new RenewedContext(files), TlsSettings.CIPHER_SUITES, clients);
    }

    static SSLContext context(TlsFiles files) {
        List<ServerIdentity> identities =
                files.identities().stream().map(ServerIdentity::read).toList();
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys(identities), trust(files.clientAuthorities()), null);
            return context;
        } catch (GeneralSecurityException e) {
            Path first = files.all().findFirst().orElseThrow();
            throw new UnusableCertificate(first, "TLS cannot use it: " + e.getMessage(), e);
        }
    }

    private static KeyManager[] keys(List<ServerIdentity> identities) throws GeneralSecurityException {
        List<KeysByName.Entry> entries = new ArrayList<>();
        for (ServerIdentity identity : identities) {
            entries.add(
                    new KeysByName.Entry(CertificateNames.of(identity.chain().getFirst()), only(identity)));
        }
        return new KeyManager[] {new KeysByName(entries)};
    }

    private static X509ExtendedKeyManager only(ServerIdentity identity) throws GeneralSecurityException {
        KeyStore store = empty();
        store.setKeyEntry("own", identity.key(), IN_MEMORY, identity.chain().toArray(X509Certificate[]::new));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(CHECKING);
        keys.init(store, IN_MEMORY);
        return (X509ExtendedKeyManager) keys.getKeyManagers()[0];
    }

    // Without authorities no certificate of a client is believed, and none is asked for.
    private static TrustManager[] trust(Optional<Path> authorities) throws GeneralSecurityException {
        if (authorities.isEmpty()) {
            return new TrustManager[0];
        }
        KeyStore store = empty();
        int count = 0;
        for (X509Certificate authority : PemFile.read(authorities.get()).certificates()) {
            store.setCertificateEntry("authority-" + count++, authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        return trust.getTrustManagers();
    }

    private static KeyStore empty() throws GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try {
            store.load(null, IN_MEMORY);
        } catch (IOException e) {
            throw new GeneralSecurityException(e); // nothing is read
        }
        return store;
    }
}
