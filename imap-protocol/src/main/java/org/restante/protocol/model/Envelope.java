package org.restante.protocol.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The envelope structure of a message (RFC 9051 section 7.5.2), in the order of its fields there. A string that is
 * absent is NIL, one that is empty is a field without a value; a list that is empty is NIL. Strings are as {@link
 * Address} says: text of the header, unfolded and not decoded.
 *
 * @param date the Date field as it was sent, valid or not
 * @param subject the Subject field
 * @param from the addresses of From
 * @param sender the addresses of Sender; a server puts those of From where a message has none
 * @param replyTo the addresses of Reply-To; a server puts those of From where a message has none
 * @param to the addresses of To
 * @param cc the addresses of Cc
 * @param bcc the addresses of Bcc
 * @param inReplyTo the In-Reply-To field
 * @param messageId the Message-ID field
 */
public record Envelope(
        Optional<String> date,
        Optional<String> subject,
        List<Address> from,
        List<Address> sender,
        List<Address> replyTo,
        List<Address> to,
        List<Address> cc,
        List<Address> bcc,
        Optional<String> inReplyTo,
        Optional<String> messageId) {

    /** The envelope of a message without a header. */
    public static final Envelope EMPTY = new Envelope(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty());

    public Envelope {
        Objects.requireNonNull(date);
        Objects.requireNonNull(subject);
        from = List.copyOf(from);
        sender = List.copyOf(sender);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
        Objects.requireNonNull(inReplyTo);
        Objects.requireNonNull(messageId);
    }
}
