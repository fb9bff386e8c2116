package org.restante.core.tls;

import java.nio.file.Path;

/** A certificate or key that TLS cannot start with; the message names the file, and says what to do. */
public final class UnusableCertificate extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnusableCertificate(Path file, String problem) {
        super(file + ": " + problem);
    }

    UnusableCertificate(Path file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
