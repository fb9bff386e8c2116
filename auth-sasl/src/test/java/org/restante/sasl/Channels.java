package org.restante.sasl;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.restante.sasl.directory.UserDirectory;

/** Channels and contexts for tests. */
public final class Channels {
    private Channels() {}

    public static InetAddress address(String literal) {
        try {
            return InetAddress.getByName(literal);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(literal, e);
        }
    }

    public static ChannelInfo remotePlain() {
        return ChannelInfo.plain(address("192.0.2.1"));
    }

    public static ChannelInfo remoteTls() {
        return ChannelInfo.secured(address("192.0.2.1"), TlsChannel.BARE);
    }

    public static SaslContext overTls(UserDirectory directory) {
        return new SaslContext("imap", "mail.example.org", remoteTls(), directory);
    }

    public static SaslContext inTheClear(UserDirectory directory) {
        return new SaslContext("imap", "mail.example.org", remotePlain(), directory);
    }
}
