package org.restante.server.script;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A server that scripts are run against. */
interface Target {
    /** Where a server listens that has the settings of a script. */
    InetSocketAddress address(Script script) throws IOException;

    /** Lets a server go that was only for this script. */
    default void done(Script script) throws IOException {}

    /** Whether a script is passed over when the server has not the capabilities that it needs. */
    boolean mayLackCapabilities();
}
