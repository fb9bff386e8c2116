package org.restante.core.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PKCS8Generator;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.util.io.pem.PemObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CertificatesTest {
    @TempDir
    Path folder;

    private static KeyPair pair(String algorithm, int size) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
        if (size > 0) {
            generator.initialize(size);
        }
        return generator.generateKeyPair();
    }

    private static Object certificate(KeyPair pair, Instant until) throws Exception {
        X500Name name = new X500Name("CN=test");
        String signer =
                switch (pair.getPrivate().getAlgorithm()) {
                    case "RSA" -> "SHA256withRSA";
                    case "EC" -> "SHA256withECDSA";
                    default -> "Ed25519";
                };
        Date from = Date.from(until.minusSeconds(86_400));
        return new JcaX509v3CertificateBuilder(name, BigInteger.TWO, from, Date.from(until), name, pair.getPublic())
                .build(new JcaContentSignerBuilder(signer).build(pair.getPrivate()));
    }

    private static Object certificate(KeyPair pair) throws Exception {
        return certificate(pair, Instant.now().plusSeconds(3_600));
    }

    private static Object pkcs8(KeyPair pair) throws IOException {
        return new JcaPKCS8Generator(pair.getPrivate(), null);
    }

    /** The form before PKCS#8, as openssl writes it: PKCS#1, or SEC 1 with the curve inside. */
    private static Object traditional(KeyPair pair) throws IOException {
        if (!(pair.getPrivate() instanceof ECPrivateKey secret)) {
            return pair;
        }
        AlgorithmIdentifier algorithm =
                PrivateKeyInfo.getInstance(secret.getEncoded()).getPrivateKeyAlgorithm();
        int bits = secret.getParams().getOrder().bitLength();
        return new PemObject(
                "EC PRIVATE KEY",
                new org.bouncycastle.asn1.sec.ECPrivateKey(bits, secret.getS(), algorithm.getParameters())
                        .getEncoded());
    }

    private Path pem(String name, Object... objects) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            for (Object object : objects) {
                writer.writeObject(object);
            }
        }
        return Files.writeString(folder.resolve(name), text.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "RSA,2048,pkcs8",
        "RSA,2048,traditional",
        "EC,256,pkcs8",
        "EC,384,traditional",
        "EC,521,traditional",
        "Ed25519,0,pkcs8"
    })
    void readsEveryFormOfKey(String algorithm, int size, String form) throws Exception {
        KeyPair pair = pair(algorithm, size);
        Path chain = pem("chain.pem", certificate(pair));
        Path key = pem("key.pem", form.equals("pkcs8") ? pkcs8(pair) : traditional(pair));
        SSLEngine engine = Certificates.read(chain, key).engine("imap");
        assertThat(engine.getUseClientMode()).isFalse();
        assertThat(engine.getEnabledProtocols()).containsExactlyInAnyOrder("TLSv1.3", "TLSv1.2");
        assertThat(engine.getEnabledCipherSuites())
                .isNotEmpty()
                .allMatch(suite -> suite.contains("GCM") || suite.contains("CHACHA20"))
                .noneMatch(suite -> suite.startsWith("TLS_RSA"));
    }

    @Test
    void keyAndChainMayShareAFile() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path both = pem("both.pem", pkcs8(pair), certificate(pair), certificate(pair("EC", 256)));
        assertThatCode(() -> Certificates.read(both, both)).doesNotThrowAnyException();
        assertThat(PemFile.read(both).certificates()).hasSize(2);
    }

    @Test
    void curveParametersBeforeAKeyAreSkipped() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path chain = pem("chain.pem", certificate(pair));
        PrivateKeyInfo info = PrivateKeyInfo.getInstance(pair.getPrivate().getEncoded());
        byte[] curve =
                info.getPrivateKeyAlgorithm().getParameters().toASN1Primitive().getEncoded();
        Path key = pem(
                "key.pem",
                new PemObject("EC PARAMETERS", curve),
                traditional(pair)); // as openssl ecparam -genkey writes it
        assertThatCode(() -> Certificates.read(chain, key)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"EC,256", "RSA,2048", "Ed25519,0"})
    void aKeyOfAnotherCertificateIsRefused(String algorithm, int size) throws Exception {
        Path chain = pem("chain.pem", certificate(pair(algorithm, size)));
        Path same = pem("same.pem", pkcs8(pair(algorithm, size)));
        Path other = pem("other.pem", pkcs8(algorithm.equals("EC") ? pair("RSA", 2_048) : pair("EC", 256)));
        for (Path key : List.of(same, other)) {
            assertThatThrownBy(() -> Certificates.read(chain, key))
                    .isInstanceOf(UnusableCertificate.class)
                    .hasMessageContaining(key.toString())
                    .hasMessageContaining("not the key");
        }
    }

    @Test
    void anEncryptedKeySaysWhatToDo() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path chain = pem("chain.pem", certificate(pair));
        Path key = pem(
                "key.pem",
                new JcaPKCS8Generator(
                        pair.getPrivate(),
                        new JceOpenSSLPKCS8EncryptorBuilder(PKCS8Generator.AES_256_CBC)
                                .setProvider(new BouncyCastleProvider())
                                .setPassword("secret".toCharArray())
                                .build()));
        assertThatThrownBy(() -> Certificates.read(chain, key))
                .isInstanceOf(UnusableCertificate.class)
                .hasMessageContaining("encrypted");
    }

    @Test
    void everyProblemNamesTheFile() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path chain = pem("chain.pem", certificate(pair));
        Path key = pem("key.pem", pkcs8(pair));
        Path empty = Files.createFile(folder.resolve("empty.pem"));
        Path garbage = Files.write(folder.resolve("garbage.pem"), new byte[] {0, 1, 2, (byte) 0xff, 10});
        Path broken = Files.writeString(
                folder.resolve("broken.pem"), Files.readString(chain).substring(0, 200));
        Path absent = folder.resolve("absent.pem");
        for (Path bad : List.of(empty, garbage, broken, absent, folder)) {
            assertThatThrownBy(() -> Certificates.read(bad, key))
                    .isInstanceOf(UnusableCertificate.class)
                    .hasMessageContaining(bad.toString());
            assertThatThrownBy(() -> Certificates.read(chain, bad))
                    .isInstanceOf(UnusableCertificate.class)
                    .hasMessageContaining(bad.toString());
        }
    }

    @Test
    void anExpiredCertificateStillServes() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path chain = pem("chain.pem", certificate(pair, Instant.now().minusSeconds(10)));
        Path key = pem("key.pem", pkcs8(pair));
        assertThatCode(() -> Certificates.read(chain, key)).doesNotThrowAnyException();
    }

    @Test
    void renewedFilesAreTakenAndBadOnesAreNot() throws Exception {
        KeyPair pair = pair("EC", 256);
        Path chain = pem("chain.pem", certificate(pair));
        Path key = pem("key.pem", pkcs8(pair));
        RenewedContext context =
                new RenewedContext(new TlsFiles(List.of(new TlsFiles.Pem(chain, key)), Optional.empty()));
        SSLContext first = context.get();

        Files.writeString(chain, "nothing");
        Files.setLastModifiedTime(chain, FileTime.fromMillis(1_000));
        context.renew();
        assertThat(context.get()).isSameAs(first);

        pem("chain.pem", certificate(pair));
        Files.setLastModifiedTime(chain, FileTime.fromMillis(2_000));
        context.renew();
        assertThat(context.get()).isNotSameAs(first);
        assertThat(context.get().getServerSessionContext().getSessionCacheSize())
                .isPositive();
    }

    @Test
    void theSelfSignedCertificateIsMadeOnceAndPrivate() throws Exception {
        Path data = folder.resolve("data/tls");
        SelfSigned.in(data);
        Path chain = data.resolve("self-signed-cert.pem");
        Path key = data.resolve("self-signed-key.pem");
        String first = Files.readString(chain);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        X509Certificate own = PemFile.read(chain).certificates().getFirst();
        assertThat(own.getSubjectAlternativeNames().toString()).contains("localhost", "127.0.0.1", "0:0:0:0:0:0:0:1");
        assertThat(own.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");

        SelfSigned.in(data);
        assertThat(Files.readString(chain)).isEqualTo(first);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactlyInAnyOrder(chain, key);
        }
    }

    @Test
    void anInterruptedFirstStartIsBegunAgain() throws Exception {
        SelfSigned.in(folder);
        Files.delete(folder.resolve("self-signed-cert.pem"));
        assertThatCode(() -> SelfSigned.in(folder)).doesNotThrowAnyException();
    }

    @Test
    void anExpiredSelfSignedCertificateIsMadeAnew() throws Exception {
        SelfSigned.in(folder);
        KeyPair pair = pair("EC", 256);
        pem("self-signed-cert.pem", certificate(pair, Instant.now().minusSeconds(10)));
        pem("self-signed-key.pem", pkcs8(pair));
        SelfSigned.in(folder);
        X509Certificate own = PemFile.read(folder.resolve("self-signed-cert.pem"))
                .certificates()
                .getFirst();
        assertThat(own.getNotAfter()).isInTheFuture();
    }
}
