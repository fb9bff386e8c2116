package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Address;
import org.restante.protocol.model.Envelope;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** Writes and reads {@code envelope} (RFC 9051 section 9); what was written reads as the same. */
public final class EnvelopeCodec {
    private EnvelopeCodec() {}

    /** Writes an envelope; 8-bit strings are literals, unless the writer may write UTF-8. */
    public static void encode(Envelope envelope, ImapWriter out) {
        out.open();
        WireStrings.write(out, envelope.date());
        WireStrings.write(out.sp(), envelope.subject());
        addresses(envelope.from(), out.sp());
        addresses(envelope.sender(), out.sp());
        addresses(envelope.replyTo(), out.sp());
        addresses(envelope.to(), out.sp());
        addresses(envelope.cc(), out.sp());
        addresses(envelope.bcc(), out.sp());
        WireStrings.write(out.sp(), envelope.inReplyTo());
        WireStrings.write(out.sp(), envelope.messageId());
        out.close();
    }

    // env-from = "(" 1*address ")" / nil
    private static void addresses(List<Address> addresses, ImapWriter out) {
        if (addresses.isEmpty()) {
            out.nil();
            return;
        }
        out.open();
        for (Address address : addresses) {
            WireStrings.write(out.open(), address.name());
            WireStrings.write(out.sp(), address.route());
            WireStrings.write(out.sp(), address.mailbox());
            WireStrings.write(out.sp(), address.host());
            out.close();
        }
        out.close();
    }

    /**
     * Reads an envelope: {@code "(" env-date SP env-subject SP env-from SP env-sender SP env-reply-to SP env-to SP env-cc
     * SP env-bcc SP env-in-reply-to SP env-message-id ")"}.
     *
     * @throws ImapSyntaxException if none is there
     */
    public static Envelope decode(ImapReader in) throws ImapSyntaxException {
        in.expect('(');
        Optional<String> date = WireStrings.readOptional(in);
        in.sp();
        Optional<String> subject = WireStrings.readOptional(in);
        List<List<Address>> lists = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            in.sp();
            lists.add(addresses(in));
        }
        in.sp();
        Optional<String> inReplyTo = WireStrings.readOptional(in);
        in.sp();
        Optional<String> messageId = WireStrings.readOptional(in);
        in.expect(')');
        return new Envelope(
                date,
                subject,
                lists.get(0),
                lists.get(1),
                lists.get(2),
                lists.get(3),
                lists.get(4),
                lists.get(5),
                inReplyTo,
                messageId);
    }

    private static List<Address> addresses(ImapReader in) throws ImapSyntaxException {
        if (WireStrings.readNil(in)) {
            return List.of();
        }
        List<Address> addresses = new ArrayList<>();
        in.expect('(');
        do {
            addresses.add(address(in));
            in.tryConsume(' '); // not in the grammar, but sent by some servers
        } while (!in.tryConsume(')'));
        return addresses;
    }

    // address = "(" addr-name SP addr-adl SP addr-mailbox SP addr-host ")"
    private static Address address(ImapReader in) throws ImapSyntaxException {
        in.expect('(');
        Optional<String> name = WireStrings.readOptional(in);
        in.sp();
        Optional<String> route = WireStrings.readOptional(in);
        in.sp();
        Optional<String> mailbox = WireStrings.readOptional(in);
        in.sp();
        Optional<String> host = WireStrings.readOptional(in);
        in.expect(')');
        return new Address(name, route, mailbox, host);
    }
}
