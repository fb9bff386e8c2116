package org.restante.server;

import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * What the server proves its identity with.
 *
 * @param context certificate and key; without one there is neither STARTTLS nor IMAPS
 */
public record TlsKeys(Optional<SSLContext> context) {}
