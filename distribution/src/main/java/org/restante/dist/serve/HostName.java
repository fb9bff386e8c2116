package org.restante.dist.serve;

import java.net.InetAddress;
import org.restante.dist.config.Configuration;

/** What the server calls itself: in its greeting, and in the names of its services. */
final class HostName {
    private HostName() {}

    static String of(Configuration settings) {
        String name = settings.text("host-name");
        return name.isEmpty() ? InetAddress.getLoopbackAddress().getHostName() : name;
    }
}
