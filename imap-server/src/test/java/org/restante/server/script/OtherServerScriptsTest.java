package org.restante.server.script;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The scripts against a server that runs already and lets everybody in whose password is {@code secret}: {@code
 * -Drestante.scripts.port=10143}. What another server does differently is not always wrong, but worth a look.
 */
@EnabledIfSystemProperty(named = "restante.scripts.port", matches = "[0-9]+")
final class OtherServerScriptsTest extends ScriptSuite {
    @Override
    Target target() {
        return new Target() {
            @Override
            public InetSocketAddress address(Script script) throws IOException {
                return new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.getInteger("restante.scripts.port"));
            }

            @Override
            public boolean mayLackCapabilities() {
                return true;
            }
        };
    }
}
