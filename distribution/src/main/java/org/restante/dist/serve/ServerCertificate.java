package org.restante.dist.serve;

import java.nio.file.Path;
import java.util.List;
import org.restante.dist.config.Configuration;
import org.restante.dist.config.ConfigurationError;
import org.restante.server.tls.Certificates;
import org.restante.server.tls.SelfSigned;
import org.restante.server.tls.TlsSettings;

/** What the server proves its identity with: the files that the settings name, or else what it makes for itself. */
final class ServerCertificate {
    private static final String FOLDER = "tls";

    private ServerCertificate() {}

    static TlsSettings of(Configuration settings, Path data) {
        String certificate = settings.text("tls.certificate");
        String key = settings.text("tls.key");
        if (certificate.isEmpty() != key.isEmpty()) {
            throw new ConfigurationError(List.of("tls.certificate and tls.key belong together: set both or neither"));
        }
        return certificate.isEmpty()
                ? SelfSigned.in(data.resolve(FOLDER))
                : Certificates.read(Path.of(certificate), Path.of(key));
    }
}
