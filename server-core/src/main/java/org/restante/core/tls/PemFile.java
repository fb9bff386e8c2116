package org.restante.core.tls;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;

/** The objects in one PEM file (RFC 7468): certificates, and keys in the forms of PKCS#1, PKCS#8 and SEC 1. */
record PemFile(Path path, List<Object> objects) {
    /** No chain and no key comes near it. */
    private static final long LARGEST = 1 << 20;

    static PemFile read(Path path) {
        List<Object> objects = new ArrayList<>();
        try {
            if (Files.size(path) > LARGEST) {
                throw new UnusableCertificate(path, "larger than a PEM file can sensibly be");
            }
            try (Reader text = Files.newBufferedReader(path, StandardCharsets.ISO_8859_1);
                    PEMParser parser = new PEMParser(text)) {
                for (Object next = parser.readObject(); next != null; next = parser.readObject()) {
                    objects.add(next);
                }
            }
        } catch (NoSuchFileException e) {
            throw new UnusableCertificate(path, "there is no such file", e);
        } catch (AccessDeniedException e) {
            throw new UnusableCertificate(path, "the server's user may not read it", e);
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableCertificate(path, "not readable as PEM: " + e.getMessage(), e);
        }
        return new PemFile(path, List.copyOf(objects));
    }

    /** Returns the certificates in their order in the file, at least one. */
    List<X509Certificate> certificates() {
        List<X509Certificate> chain = new ArrayList<>();
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        try {
            for (Object object : objects) {
                if (object instanceof X509CertificateHolder holder) {
                    chain.add(converter.getCertificate(holder));
                }
            }
        } catch (CertificateException e) {
            throw new UnusableCertificate(path, "a certificate in it is damaged: " + e.getMessage(), e);
        }
        if (chain.isEmpty()) {
            throw new UnusableCertificate(path, "no certificate in it (-----BEGIN CERTIFICATE-----)");
        }
        return chain;
    }

    /** Returns the first private key. */
    PrivateKey privateKey() {
        JcaPEMKeyConverter converter = new JcaPEMKeyConverter();
        try {
            for (Object object : objects) {
                switch (object) {
                    case PrivateKeyInfo pkcs8 -> {
                        return converter.getPrivateKey(plainEc(pkcs8));
                    }
                    case PEMKeyPair pair -> {
                        return converter.getPrivateKey(plainEc(pair.getPrivateKeyInfo()));
                    }
                    case PEMEncryptedKeyPair encrypted -> throw encryptedKey();
                    case PKCS8EncryptedPrivateKeyInfo encrypted -> throw encryptedKey();
                    default -> {
                        continue; // certificates, curve parameters
                    }
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw new UnusableCertificate(path, "the private key is of a kind that TLS here has no use for", e);
        }
        throw new UnusableCertificate(path, "no private key in it (-----BEGIN PRIVATE KEY-----)");
    }

    /** SEC 1 repeats the curve inside the key (RFC 5915 section 3), where the JDK refuses it. */
    private static PrivateKeyInfo plainEc(PrivateKeyInfo info) throws IOException {
        AlgorithmIdentifier algorithm = info.getPrivateKeyAlgorithm();
        if (!algorithm.getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey)) {
            return info;
        }
        ASN1Sequence sec1 = ASN1Sequence.getInstance(info.parsePrivateKey());
        int bits = Byte.SIZE * ASN1OctetString.getInstance(sec1.getObjectAt(1)).getOctets().length;
        return new PrivateKeyInfo(
                algorithm, new ECPrivateKey(bits, ECPrivateKey.getInstance(sec1).getKey()));
    }

    private UnusableCertificate encryptedKey() {
        return new UnusableCertificate(
                path,
                "the private key is encrypted; decrypt it (openssl pkey -in FILE -out NEW) and protect the file instead");
    }
}
