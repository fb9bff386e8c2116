package org.restante.core.login;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What ties an authentication to the TLS session that it runs in (RFC 5056). */
enum ChannelBinding {
    /** Keying material of the session (RFC 9266). Java exports it from version 25 on. */
    TLS_EXPORTER("tls-exporter") {
        @Override
        Optional<byte[]> of(SSLSession session) {
            return exported(session);
        }
    },
    /** The hash of the server's certificate (RFC 5929 section 4). */
    TLS_SERVER_END_POINT("tls-server-end-point") {
        @Override
        Optional<byte[]> of(SSLSession session) {
            Certificate[] own = session.getLocalCertificates(); // none in a session that was resumed
            return own != null && own.length > 0 && own[0] instanceof X509Certificate certificate
                    ? hash(certificate)
                    : Optional.empty();
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(ChannelBinding.class);
    private static final String LABEL = "EXPORTER-Channel-Binding"; // RFC 9266 section 2
    private static final int LENGTH = 32;
    private static final Optional<MethodHandle> EXPORT = export();

    private final String type;

    ChannelBinding(String type) {
        this.type = type;
    }

    /** Returns the registered name. */
    String type() {
        return type;
    }

    /** Returns the data, if this session has them. */
    abstract Optional<byte[]> of(SSLSession session);

    private static Optional<MethodHandle> export() {
        try {
            return Optional.of(MethodHandles.publicLookup()
                    .findVirtual(
                            ExtendedSSLSession.class,
                            "exportKeyingMaterialData",
                            MethodType.methodType(byte[].class, String.class, byte[].class, int.class)));
        } catch (ReflectiveOperationException e) {
            LOG.debug("This Java does not export keying material: tls-exporter is not offered");
            return Optional.empty();
        }
    }

    // RFC 9266 section 4.2: before TLS 1.3 only with the extended master secret, of which the JDK does not tell.
    private static Optional<byte[]> exported(SSLSession session) {
        if (EXPORT.isEmpty()
                || !(session instanceof ExtendedSSLSession extended)
                || !session.getProtocol().equals("TLSv1.3")) {
            return Optional.empty();
        }
        try {
            return Optional.of((byte[]) EXPORT.get().invoke(extended, LABEL, new byte[0], LENGTH));
        } catch (UnsupportedOperationException e) {
            return Optional.empty(); // a provider of TLS that does not export
        } catch (Throwable e) {
            throw new IllegalStateException("keying material cannot be exported", e);
        }
    }

    // RFC 5929 section 4.1: the hash of the certificate's signature, but SHA-256 in the place of MD5 and SHA-1.
    private static Optional<byte[]> hash(X509Certificate certificate) {
        String algorithm = certificate.getSigAlgName().toUpperCase(Locale.ROOT);
        int with = algorithm.indexOf("WITH");
        String digest = with < 0 ? "" : algorithm.substring(0, with);
        String name =
                switch (digest) {
                    case "MD5", "SHA1", "SHA256" -> "SHA-256";
                    case "SHA384" -> "SHA-384";
                    case "SHA512" -> "SHA-512";
                    default -> ""; // Ed25519, say: undefined
                };
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(MessageDigest.getInstance(name).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the certificate cannot be hashed", e);
        }
    }
}
