package org.restante.core.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A certificate of the server's own making, for the time until it has one from an authority. */
public final class SelfSigned {
    private static final Logger LOG = LoggerFactory.getLogger(SelfSigned.class);

    /** Apple's clients accept no server certificate that lives for more than 825 days. */
    private static final Duration LIFE = Duration.ofDays(820);

    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private SelfSigned() {}

    /**
     * Uses the key and certificate in a folder; makes them as {@link #files} does.
     *
     * @throws UncheckedIOException if they cannot be written
     * @throws UnusableCertificate if they are there and cannot be used
     */
    public static TlsSettings in(Path folder) {
        return Certificates.read(new TlsFiles(List.of(files(folder)), Optional.empty()));
    }

    /**
     * Returns the key and certificate in a folder; makes them if they are not there, or have expired.
     *
     * @param folder where {@code self-signed-key.pem} (readable by its owner only) and {@code self-signed-cert.pem} are
     *     kept; made if it is not there
     * @throws UncheckedIOException if they cannot be written
     * @throws UnusableCertificate if they are there and cannot be used
     */
    public static TlsFiles.Identity files(Path folder) {
        Path chain = folder.resolve("self-signed-cert.pem");
        Path key = folder.resolve("self-signed-key.pem");
        if (!usable(chain, key)) {
            create(folder, chain, key);
        }
        return new TlsFiles.Pem(chain, key);
    }

    private static boolean usable(Path chain, Path key) {
        if (!Files.exists(chain) || !Files.exists(key)) {
            return false; // one without the other is what an interrupted first start leaves
        }
        X509Certificate own = PemFile.read(chain).certificates().getFirst();
        return own.getNotAfter().toInstant().isAfter(Instant.now());
    }

    private static void create(Path folder, Path chain, Path key) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            X509CertificateHolder certificate = certify(pair, Instant.now());
            Files.createDirectories(folder);
            write(folder, key, new JcaPKCS8Generator(pair.getPrivate(), null));
            write(folder, chain, certificate);
            LOG.info("Made a self-signed certificate in {}; clients have to be told to trust it", chain);
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException("This JDK cannot make an EC certificate", e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a certificate in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static X509CertificateHolder certify(KeyPair pair, Instant now)
            throws IOException, OperatorCreationException {
        X500Name name = new X500Name("CN=Restante self-signed");
        return new JcaX509v3CertificateBuilder(
                        name,
                        new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                        Date.from(now.minus(CLOCK_DIFFERENCE)),
                        Date.from(now.plus(LIFE)),
                        name,
                        pair.getPublic())
                .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
                .addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature))
                .addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth))
                .addExtension(Extension.subjectAlternativeName, false, names())
                .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
    }

    private static GeneralNames names() {
        List<GeneralName> names = new ArrayList<>();
        names.add(new GeneralName(GeneralName.dNSName, "localhost"));
        names.add(new GeneralName(GeneralName.iPAddress, "127.0.0.1"));
        names.add(new GeneralName(GeneralName.iPAddress, "::1"));
        hostName().ifPresent(host -> names.add(new GeneralName(GeneralName.dNSName, host)));
        return new GeneralNames(names.toArray(GeneralName[]::new));
    }

    private static Optional<String> hostName() {
        try {
            String host = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
            boolean isName = !host.isEmpty()
                    && !host.equals("localhost")
                    && host.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '.');
            return Optional.of(host).filter(name -> isName);
        } catch (UnknownHostException e) {
            LOG.debug("This host does not know its name", e);
            return Optional.empty();
        }
    }

    private static void write(Path folder, Path file, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        Path temporary = Files.createTempFile(folder, "self-signed", ".tmp", ownerOnly(folder));
        try {
            Files.write(temporary, text.toString().getBytes(StandardCharsets.US_ASCII));
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static FileAttribute<?>[] ownerOnly(Path folder) throws IOException {
        if (!Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            return new FileAttribute<?>[0]; // such systems give a user's files to that user
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        };
    }
}
