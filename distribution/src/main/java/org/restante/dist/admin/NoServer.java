package org.restante.dist.admin;

import java.nio.file.Path;

/** A server was to be asked, and there is none. */
public final class NoServer extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoServer(Path data) {
        super("no server runs on the data folder " + data.toAbsolutePath().normalize() + " (--data says which)");
    }
}
