package org.restante.dist.serve;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.core.ban.Networks;
import org.restante.core.connection.TlsOffer;
import org.restante.core.transport.Endpoint;
import org.restante.dist.config.Configuration;

/** Reads where to listen: {@code 127.0.0.1:1143}, {@code [::1]:1143}, {@code *:1143}, several with commas, {@code off}. */
final class ListenAddress {
    private static final int HIGHEST_PORT = 65_535;

    private ListenAddress() {}

    /**
     * Returns the addresses; none for {@code off}.
     *
     * @throws IllegalArgumentException saying which one is none, and why
     */
    static List<InetSocketAddress> parse(String text) {
        List<InetSocketAddress> addresses = new ArrayList<>();
        if (!text.strip().equals("off")) {
            for (String part : text.split(",", -1)) {
                addresses.add(one(part.strip()));
            }
        }
        return addresses;
    }

    /** Returns where IMAP listens, and whom it believes there who says with ID for whom it connects: NAME.trusted-networks. */
    static List<Endpoint> imap(Configuration settings) {
        Networks trusted = networks(settings, "imap.trusted-networks");
        Networks trustedInTls = networks(settings, "imaps.trusted-networks");
        return endpoints(settings, "imap").stream()
                .map(endpoint -> endpoint.trusting(endpoint.offer() == TlsOffer.IMPLICIT ? trustedInTls : trusted))
                .toList();
    }

    private static Networks networks(Configuration settings, String name) {
        return settings.as(name, ignored -> Networks.parse(settings.list(name)));
    }

    /** Returns where a protocol listens: NAME.listen in the clear, with TLS to be had, and NAMEs.listen with TLS. */
    static List<Endpoint> endpoints(Configuration settings, String name) {
        List<Endpoint> endpoints = new ArrayList<>(endpoints(settings, name, TlsOffer.STARTTLS));
        endpoints.addAll(endpoints(settings, name + "s", TlsOffer.IMPLICIT));
        return endpoints;
    }

    /** Returns the addresses of one listener, NAME.listen, and which mechanisms are offered there, NAME.mechanisms. */
    private static List<Endpoint> endpoints(Configuration settings, String name, TlsOffer offer) {
        Set<String> mechanisms = settings.list(name + ".mechanisms").stream()
                .map(word -> word.strip().toUpperCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        return endpoints(settings, name, offer, mechanisms);
    }

    /** Returns the addresses of one listener, NAME.listen, and behind which proxies it is, NAME.proxies. */
    static List<Endpoint> endpoints(Configuration settings, String name, TlsOffer offer, Set<String> mechanisms) {
        Networks proxies = networks(settings, name + ".proxies");
        return settings.as(name + ".listen", ListenAddress::parse).stream()
                .map(address -> new Endpoint(address, offer, proxies, mechanisms))
                .toList();
    }

    private static InetSocketAddress one(String text) {
        int colon = text.lastIndexOf(':');
        if (colon <= 0 || colon < text.lastIndexOf(']')) {
            throw new IllegalArgumentException("wants ADDRESS:PORT or off, not \"" + text + "\"");
        }
        int port = port(text, text.substring(colon + 1));
        String host = text.substring(0, colon);
        if (host.equals("*")) {
            return new InetSocketAddress(port);
        }
        if (host.contains(":") && !host.startsWith("[")) {
            throw new IllegalArgumentException("an IPv6 address stands in brackets: \"[" + host + "]:" + port + "\"");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("there is no address \"" + host + "\"", e);
        }
    }

    private static int port(String text, String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() <= 5 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!number || Integer.parseInt(digits) > HIGHEST_PORT) {
            throw new IllegalArgumentException("has a port of 0 to " + HIGHEST_PORT + ", not \"" + text + "\"");
        }
        return Integer.parseInt(digits);
    }

    /** Returns an address as it stands in a URL. */
    static String url(InetSocketAddress address) {
        String host = address.getAddress().getHostAddress();
        int zone = host.indexOf('%');
        host = zone < 0 ? host : host.substring(0, zone);
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + address.getPort();
    }
}
