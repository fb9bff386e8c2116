package org.restante.sasl.mechanism.gssapi;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * For which service a ticket is: all that can be read in a client's first token without a key. Nobody has vouched for it; it
 * helps an operator to find the client that asks for a service by another name, or in another realm.
 */
final class TicketName {
    // Tags of DER (X.690 section 8.1.2): 0x60 and 0xa0 are the first of the applications' and of a sequence's own.
    private static final int TOKEN = 0x60;
    private static final int OID = 0x06;
    private static final int AP_REQ = 0x60 + 14;
    private static final int TICKET = 0x60 + 1;
    private static final int FIELD = 0xa0;
    private static final int SEQUENCE = 0x30;
    private static final int STRING = 0x1b;
    private static final short AP_REQ_TOKEN = 0x0100;

    private static final int LONGEST = 256;

    private TicketName() {}

    /** Returns the service and its realm, {@code imap/mail.example.org@EXAMPLE.ORG}, if the token has a ticket. */
    static Optional<String> of(byte[] token) {
        try {
            ByteBuffer mechanism = inside(ByteBuffer.wrap(token), TOKEN); // RFC 2743 section 3.1
            inside(mechanism, OID);
            if (mechanism.getShort() != AP_REQ_TOKEN) { // RFC 4121 section 4.1
                return Optional.empty();
            }
            ByteBuffer request = inside(inside(mechanism, AP_REQ), SEQUENCE); // RFC 4120 section 5.5.1
            for (int passedOver = 0; passedOver < 3; passedOver++) {
                inside(request, FIELD + passedOver);
            }
            ByteBuffer ticket = inside(inside(inside(request, FIELD + 3), TICKET), SEQUENCE); // RFC 4120 section 5.3
            inside(ticket, FIELD);
            String realm = text(inside(inside(ticket, FIELD + 1), STRING));
            ByteBuffer name = inside(inside(ticket, FIELD + 2), SEQUENCE); // RFC 4120 section 5.2.2
            inside(name, FIELD);
            ByteBuffer parts = inside(inside(name, FIELD + 1), SEQUENCE);
            StringJoiner service = new StringJoiner("/", "", "@" + realm);
            while (parts.hasRemaining()) {
                service.add(text(inside(parts, STRING)));
            }
            return Optional.of(service.toString()).filter(whole -> whole.length() <= LONGEST);
        } catch (BufferUnderflowException | NotThis notThis) {
            return Optional.empty();
        }
    }

    /** Something else is where a ticket has its name. */
    private static final class NotThis extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NotThis() {
            super("no ticket", null, false, false);
        }
    }

    /** Reads an element with this tag (X.690 section 8.1.3: lengths of one octet, or of as many as the first says). */
    private static ByteBuffer inside(ByteBuffer in, int tag) {
        if ((in.get() & 0xff) != tag) {
            throw new NotThis();
        }
        int length = in.get() & 0xff;
        if (length > 0x82) {
            throw new NotThis(); // no ticket has 64 KiB
        }
        if (length >= 0x80) {
            int octets = length & 0x7f;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | in.get() & 0xff;
            }
        }
        if (length > in.remaining()) {
            throw new NotThis();
        }
        ByteBuffer element = in.slice(in.position(), length);
        in.position(in.position() + length);
        return element;
    }

    private static String text(ByteBuffer octets) {
        return StandardCharsets.UTF_8.decode(octets).toString();
    }
}
