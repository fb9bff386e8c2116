package org.restante.dist.serve;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.core.tls.Certificates;
import org.restante.core.tls.SelfSigned;
import org.restante.core.tls.TlsFiles;
import org.restante.core.tls.TlsSettings;
import org.restante.dist.config.Configuration;
import org.restante.dist.config.ConfigurationError;

/** What the server proves its identity with: the files that the settings name, or else what it makes for itself. */
final class ServerCertificate {
    private static final String FOLDER = "tls";

    private ServerCertificate() {}

    static TlsSettings of(Configuration settings, Path data) {
        List<TlsFiles.Identity> identities = new ArrayList<>();
        first(settings).ifPresent(identities::add);
        settings.list("tls.more-certificates").forEach(file -> identities.add(oneFile(settings, file)));
        String authorities = settings.text("tls.client-authorities");
        Optional<Path> clients = authorities.isEmpty() ? Optional.empty() : Optional.of(Path.of(authorities));
        if (identities.isEmpty()) {
            identities.add(SelfSigned.files(data.resolve(FOLDER)));
        }
        return Certificates.read(new TlsFiles(identities, clients));
    }

    private static Optional<TlsFiles.Identity> first(Configuration settings) {
        String certificate = settings.text("tls.certificate");
        String key = settings.text("tls.key");
        if (certificate.isEmpty() && !key.isEmpty()) {
            throw new ConfigurationError(List.of("tls.key without tls.certificate: set both or neither"));
        }
        if (certificate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                key.isEmpty() ? oneFile(settings, certificate) : new TlsFiles.Pem(Path.of(certificate), Path.of(key)));
    }

    private static TlsFiles.Identity oneFile(Configuration settings, String file) {
        String lower = file.toLowerCase(Locale.ROOT);
        return lower.endsWith(".p12") || lower.endsWith(".pfx")
                ? new TlsFiles.Pkcs12(Path.of(file), settings.text("tls.password"))
                : new TlsFiles.Pem(Path.of(file), Path.of(file));
    }
}
