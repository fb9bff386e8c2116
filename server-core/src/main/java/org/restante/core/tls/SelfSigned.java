package org.restante.core.tls;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A certificate of the server's own making, for the time until it has one from an authority. */
public final class SelfSigned {
    private static final Logger LOG = LoggerFactory.getLogger(SelfSigned.class);

    private static final Duration LIFE = NewCertificate.LONGEST_LIFE.minusDays(5);

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
            NewCertificate certificate = new NewCertificate("Restante self-signed", names());
            certificate.writeKey(key);
            certificate.writeSelfSigned(chain, LIFE);
            LOG.info("Made a self-signed certificate in {}; clients have to be told to trust it", chain);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a certificate in " + folder + ": " + e.getMessage(), e);
        }
    }

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("localhost", "127.0.0.1", "::1"));
        hostName().ifPresent(names::add);
        return names;
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
}
