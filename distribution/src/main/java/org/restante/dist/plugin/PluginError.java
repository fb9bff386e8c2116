package org.restante.dist.plugin;

/** A plugin cannot be used; the message says which it is, and why: its name, jar, class and the reason, as far as they are known. */
public final class PluginError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PluginError(String message, Throwable cause) {
        super(message, cause);
    }
}
