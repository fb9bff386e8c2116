package org.restante.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What handshakes come to: which certificate, which protocol, whose client. */
class TlsFilesTest {
    private static final String PASSWORD = "locked";

    @TempDir
    Path folder;

    private record Made(X509Certificate certificate, KeyPair pair) {}

    private static Made make(String name) throws Exception {
        return make(name, "EC");
    }

    private static Made make(String name, String algorithm) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        generator.initialize(algorithm.equals("EC") ? 256 : 2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name subject = new X500Name("CN=" + name);
        X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                        subject,
                        BigInteger.TWO,
                        Date.from(Instant.now().minusSeconds(3600)),
                        Date.from(Instant.now().plusSeconds(3600)),
                        subject,
                        pair.getPublic())
                .addExtension(
                        Extension.subjectAlternativeName,
                        false,
                        new GeneralNames(new GeneralName(GeneralName.dNSName, name)))
                .build(new JcaContentSignerBuilder(algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA")
                        .build(pair.getPrivate()));
        return new Made(new JcaX509CertificateConverter().getCertificate(holder), pair);
    }

    private TlsFiles.Pem pem(Made made, String name) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(made.certificate());
            writer.writeObject(new JcaPKCS8Generator(made.pair().getPrivate(), null));
        }
        Path file = Files.writeString(folder.resolve(name), text.toString());
        return new TlsFiles.Pem(file, file);
    }

    private Path pkcs12(Made made, String name) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(
                "mail", made.pair().getPrivate(), PASSWORD.toCharArray(), new Certificate[] {made.certificate()});
        Path file = folder.resolve(name);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, PASSWORD.toCharArray());
        }
        return file;
    }

    private static SSLEngine client(Optional<Made> own, String sni, String... alpn) throws Exception {
        KeyManager[] keys = new KeyManager[0];
        if (own.isPresent()) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            Certificate[] chain = {own.get().certificate()};
            store.setKeyEntry("own", own.get().pair().getPrivate(), new char[0], chain);
            KeyManagerFactory factory = KeyManagerFactory.getInstance("NewSunX509");
            factory.init(store, new char[0]);
            keys = factory.getKeyManagers();
        }
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys, new TrustManager[] {new Trusting()}, null);
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        if (!sni.isEmpty()) {
            parameters.setServerNames(List.of(new SNIHostName(sni)));
        }
        parameters.setApplicationProtocols(alpn);
        engine.setSSLParameters(parameters);
        return engine;
    }

    private static String shown(TlsSettings settings, String sni) throws Exception {
        return shown(settings, sni, "TLSv1.3");
    }

    private static String shown(TlsSettings settings, String sni, String version) throws Exception {
        SSLEngine client = client(Optional.empty(), sni);
        client.setEnabledProtocols(new String[] {version});
        Handshake.between(client, settings.engine("imap"));
        X509Certificate shown = (X509Certificate) client.getSession().getPeerCertificates()[0];
        return shown.getSubjectX500Principal().getName();
    }

    @Test
    void clientsSeeTheCertificateOfTheNameThatTheyAskFor() throws Exception {
        TlsSettings settings = Certificates.read(new TlsFiles(
                List.of(
                        pem(make("first.example"), "first.pem"),
                        pem(make("second.example"), "second.pem"),
                        new TlsFiles.Pkcs12(pkcs12(make("third.example"), "third.p12"), PASSWORD)),
                Optional.empty()));
        assertThat(shown(settings, "first.example")).isEqualTo("CN=first.example");
        assertThat(shown(settings, "second.example")).isEqualTo("CN=second.example");
        assertThat(shown(settings, "third.example")).isEqualTo("CN=third.example");
        assertThat(shown(settings, "")).isEqualTo("CN=first.example");
        assertThat(shown(settings, "unknown.example")).isEqualTo("CN=first.example");
    }

    @Test
    void theNameCountsAndNotTheKindOfKeyThatTheClientPrefers() throws Exception {
        TlsSettings settings = Certificates.read(new TlsFiles(
                List.of(
                        pem(make("first.example", "RSA"), "first.pem"),
                        pem(make("second.example", "EC"), "second.pem"),
                        pem(make("*.third.example", "RSA"), "third.pem")),
                Optional.empty()));
        for (String version : new String[] {"TLSv1.2", "TLSv1.3"}) {
            assertThat(shown(settings, "first.example", version)).isEqualTo("CN=first.example");
            assertThat(shown(settings, "SECOND.example", version)).isEqualTo("CN=second.example");
            assertThat(shown(settings, "a.third.example", version)).isEqualTo("CN=*.third.example");
            assertThat(shown(settings, "", version)).isEqualTo("CN=first.example");
            assertThat(shown(settings, "unknown.example", version)).isEqualTo("CN=first.example");
            assertThat(shown(settings, "third.example", version)).isEqualTo("CN=first.example");
            assertThat(shown(settings, "a.b.third.example", version)).isEqualTo("CN=first.example");
        }
    }

    @Test
    void oneNameMayHaveKeysOfSeveralKinds() throws Exception {
        TlsSettings settings = Certificates.read(new TlsFiles(
                List.of(
                        pem(make("mail.example", "EC"), "ec.pem"),
                        pem(make("mail.example", "RSA"), "rsa.pem"),
                        pem(make("other.example", "RSA"), "other.pem")),
                Optional.empty()));
        for (String sni : new String[] {"mail.example", "", "unknown.example"}) {
            for (String key : new String[] {"ECDSA", "RSA"}) {
                SSLEngine client = client(Optional.empty(), sni);
                SSLParameters parameters = client.getSSLParameters();
                parameters.setProtocols(new String[] {"TLSv1.2"});
                parameters.setCipherSuites(new String[] {"TLS_ECDHE_" + key + "_WITH_AES_128_GCM_SHA256"});
                client.setSSLParameters(parameters);
                Handshake.between(client, settings.engine("imap"));
                X509Certificate shown = (X509Certificate) client.getSession().getPeerCertificates()[0];
                assertThat(shown.getSubjectX500Principal().getName()).isEqualTo("CN=mail.example");
                assertThat(shown.getPublicKey().getAlgorithm()).isEqualTo(key.equals("RSA") ? "RSA" : "EC");
            }
        }
    }

    @Test
    void aPasswordThatIsWrongNamesTheFile() throws Exception {
        Path file = pkcs12(make("mail.example"), "mail.p12");
        TlsFiles files = new TlsFiles(List.of(new TlsFiles.Pkcs12(file, "other")), Optional.empty());
        assertThatThrownBy(() -> Certificates.read(files))
                .isInstanceOf(UnusableCertificate.class)
                .hasMessageContaining(file.toString())
                .hasMessageNotContaining("other");
    }

    @Test
    void speaksImapAndNothingElseOverAlpn() throws Exception {
        TlsSettings settings =
                Certificates.read(new TlsFiles(List.of(pem(make("mail.example"), "mail.pem")), Optional.empty()));
        SSLEngine client = client(Optional.empty(), "", "h2", "imap");
        Handshake.between(client, settings.engine("imap"));
        assertThat(client.getApplicationProtocol()).isEqualTo("imap");
        SSLEngine silent = client(Optional.empty(), "");
        Handshake.between(silent, settings.engine("imap"));
        assertThat(silent.getApplicationProtocol()).isEmpty();
        SSLEngine other = client(Optional.empty(), "", "http/1.1");
        assertThatThrownBy(() -> Handshake.between(other, settings.engine("imap")))
                .isInstanceOf(SSLException.class);
    }

    @Test
    void believesTheCertificatesOfItsAuthoritiesAlone() throws Exception {
        Made known = make("alice");
        TlsFiles.Pem server = pem(make("mail.example"), "mail.pem");
        TlsSettings settings = Certificates.read(new TlsFiles(
                List.of(server), Optional.of(pem(known, "authorities.pem").chain())));
        SSLEngine ours = settings.engine("imap");
        Handshake.between(client(Optional.of(known), ""), ours);
        assertThat(ours.getSession().getPeerCertificates()[0]).isEqualTo(known.certificate());
        SSLEngine without = settings.engine("imap");
        Handshake.between(client(Optional.empty(), ""), without);
        assertThatThrownBy(() -> without.getSession().getPeerCertificates())
                .isInstanceOf(SSLPeerUnverifiedException.class);
        // An honest client keeps a certificate to itself that the server would not believe; one that shows it is
        // refused.
        SSLEngine refusing = settings.engine("imap");
        Handshake.between(client(Optional.of(make("mallory")), ""), refusing);
        assertThatThrownBy(() -> refusing.getSession().getPeerCertificates())
                .isInstanceOf(SSLPeerUnverifiedException.class);
    }

    private static final class Trusting extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
