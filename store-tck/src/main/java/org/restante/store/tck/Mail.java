package org.restante.store.tck;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Messages to try a store with. */
final class Mail {
    static final byte[] PLAIN = octets(
            """
            From: Fred Foobar <foobar@example.com>
            Subject: afternoon meeting
            Message-Id: <B27397-0100000@example.com>
            Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

            Hello Joe, do you think we can meet at 3:30 tomorrow?
            """
                    .replace("\n", "\r\n"));

    static final byte[] MULTIPART = octets(
            """
            From: a@example.com
            Subject: parts
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=next

            --next

            one
            --next
            Content-Type: message/rfc822

            Subject: inner

            two
            --next--
            """
                    .replace("\n", "\r\n"));

    private Mail() {}

    static byte[] numbered(int number) {
        return octets("Subject: message " + number + "\r\n\r\nThis is the message of number " + number + ".\r\n");
    }

    static byte[] random(int size) {
        byte[] octets = new byte[size];
        new Random(size).nextBytes(octets);
        return octets;
    }

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
