package org.restante.core.tls;

import java.io.IOException;
import java.io.StringWriter;
import java.math.BigInteger;
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
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.bouncycastle.util.IPAddress;

/**
 * A key of elliptic curve P-256 that has just been made, and what comes of it: a certificate that it signs itself, or the
 * request for one (RFC 2986).
 */
public final class NewCertificate {
    /** Apple's clients accept no server certificate that lives for more than 825 days. */
    public static final Duration LONGEST_LIFE = Duration.ofDays(825);

    private static final Duration CLOCK_DIFFERENCE = Duration.ofDays(1);

    private final X500Name subject;
    private final GeneralNames names;
    private final KeyPair pair;

    /**
     * Makes a key.
     *
     * @param commonName the name of the certificate for people
     * @param names the host names and addresses of the server, at least one
     */
    public NewCertificate(String commonName, List<String> names) {
        this.subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.CN, commonName)
                .build();
        this.names = new GeneralNames(names.stream().map(NewCertificate::name).toArray(GeneralName[]::new));
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            this.pair = generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK cannot make an EC key", e);
        }
    }

    private static GeneralName name(String text) {
        return new GeneralName(IPAddress.isValid(text) ? GeneralName.iPAddress : GeneralName.dNSName, text);
    }

    /**
     * Writes the key, for the eyes of its owner alone.
     *
     * @throws IOException if it cannot be written; then what was there before is there still
     */
    public void writeKey(Path file) throws IOException {
        write(file, new JcaPKCS8Generator(pair.getPrivate(), null));
    }

    /**
     * Writes a certificate that the key signs itself.
     *
     * @param life from now on; it was valid yesterday, too, for those whose clocks are wrong
     * @throws IOException if it cannot be written
     */
    public void writeSelfSigned(Path file, Duration life) throws IOException {
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder certificate = new JcaX509v3CertificateBuilder(
                subject,
                new BigInteger(127, new SecureRandom()).add(BigInteger.ONE),
                Date.from(now.minus(CLOCK_DIFFERENCE)),
                Date.from(now.plus(life)),
                subject,
                pair.getPublic());
        ExtensionsGenerator extensions = extensions();
        for (var id : extensions.generate().getExtensionOIDs()) {
            certificate.addExtension(extensions.getExtension(id));
        }
        write(file, certificate.build(signer()));
    }

    /**
     * Writes a request that an authority makes a certificate of.
     *
     * @throws IOException if it cannot be written
     */
    public void writeRequest(Path file) throws IOException {
        write(
                file,
                new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
                        .addAttribute(
                                PKCSObjectIdentifiers.pkcs_9_at_extensionRequest,
                                extensions().generate())
                        .build(signer()));
    }

    private ExtensionsGenerator extensions() throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
        extensions.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
        extensions.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth));
        extensions.addExtension(Extension.subjectAlternativeName, false, names);
        return extensions;
    }

    private ContentSigner signer() {
        try {
            return new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate());
        } catch (OperatorCreationException e) {
            throw new IllegalStateException("This JDK cannot sign with an EC key", e);
        }
    }

    private static void write(Path file, Object object) throws IOException {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(object);
        }
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, "certificate", ".tmp", ownerOnly(folder));
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
