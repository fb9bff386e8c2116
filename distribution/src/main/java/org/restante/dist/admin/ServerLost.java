package org.restante.dist.admin;

import java.io.IOException;

/** The server went away while it was asked for something; what had been answered before is done. */
public final class ServerLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerLost(IOException cause) {
        super("the connection to the server is lost: " + cause.getMessage(), cause);
    }
}
