package org.restante.dist.plugin;

/** A plugin cannot be loaded; the message says which, and why. */
public final class PluginError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PluginError(String message, Throwable cause) {
        super(message, cause);
    }
}
