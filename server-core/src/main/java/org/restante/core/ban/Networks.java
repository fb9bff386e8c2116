package org.restante.core.ban;

import java.net.InetAddress;
import java.util.List;

/**
 * Several networks, such as a setting names them.
 *
 * @param networks the networks, in any order
 */
public record Networks(List<Network> networks) {
    /** No address at all. */
    public static final Networks NONE = new Networks(List.of());

    /** This machine itself. */
    public static final Networks LOOPBACK = parse(List.of("127.0.0.0/8", "::1"));

    public Networks {
        networks = List.copyOf(networks);
    }

    /**
     * Reads networks.
     *
     * @throws IllegalArgumentException if one of them is none
     */
    public static Networks parse(List<String> texts) {
        return new Networks(
                texts.stream().map(String::strip).map(Network::parse).toList());
    }

    /** Returns whether an address is in one of them. */
    public boolean contains(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
