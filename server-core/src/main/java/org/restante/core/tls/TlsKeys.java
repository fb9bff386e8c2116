package org.restante.core.tls;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What the server proves its identity with.
 *
 * @param settings certificate, key and what TLS is allowed to be; without them there is neither STARTTLS nor IMAPS
 */
public record TlsKeys(Optional<TlsSettings> settings) {
    /** Shows clients the certificate of this context, and speaks TLS as strictly as by default. */
    public static TlsKeys of(SSLContext context) {
        return new TlsKeys(Optional.of(TlsSettings.of(context)));
    }
}
