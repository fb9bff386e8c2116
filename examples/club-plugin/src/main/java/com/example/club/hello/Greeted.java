package com.example.club.hello;

import org.restante.protocol.response.ExtensionCode;
import org.restante.protocol.wire.ImapWriter;

/**
 * The response code XGREETED: {@code xgreeted = "XGREETED" SP number}.
 *
 * @param times how often this server has said hello since it started
 */
record Greeted(long times) implements ExtensionCode {
    @Override
    public void encode(ImapWriter out) {
        out.raw("XGREETED ").number(times);
    }
}
