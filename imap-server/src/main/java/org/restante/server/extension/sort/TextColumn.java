package org.restante.server.extension.sort;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.mime.BaseSubject;
import org.restante.protocol.mime.Collation;
import org.restante.protocol.mime.EncodedWords;
import org.restante.protocol.model.Address;
import org.restante.protocol.model.Envelope;
import org.restante.server.mailbox.ColumnKind;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.store.MessageSummary;

/**
 * The texts that messages are sorted by, as octets that a collation orders.
 *
 * @param text which of them
 * @param collation how they compare
 */
record TextColumn(Text text, Collation collation) implements ColumnKind<byte[]> {
    private static final int ARRAY = 16; // octets that an array takes beside its elements

    /** What is compared. */
    enum Text {
        CC,
        DISPLAYFROM,
        DISPLAYTO,
        FROM,
        SUBJECT,
        TO
    }

    @Override
    public byte[] value(MailboxIndex mailbox, MessageSummary message) {
        Envelope envelope = message.summary().envelope();
        return collation.key(
                switch (text) {
                    case CC -> mailbox(envelope.cc());
                    case FROM -> mailbox(envelope.from());
                    case TO -> mailbox(envelope.to());
                    case DISPLAYFROM -> shown(envelope.from());
                    case DISPLAYTO -> shown(envelope.to());
                    case SUBJECT ->
                        envelope.subject()
                                .map(subject -> BaseSubject.of(subject).text())
                                .orElse("");
                });
    }

    // RFC 5256 section 3: "[IMAP] addr-mailbox of the first address"; without one, the empty string
    private static String mailbox(List<Address> addresses) {
        return first(addresses)
                .flatMap(Address::mailbox)
                .map(EncodedWords::decode)
                .orElse("");
    }

    // RFC 5957 section 3
    private static String shown(List<Address> addresses) {
        return first(addresses).map(TextColumn::shown).orElse("");
    }

    private static String shown(Address address) {
        String name = address.name().map(EncodedWords::decode).orElse("");
        if (!name.isEmpty()) {
            return name;
        }
        String mailbox = address.mailbox().orElse("");
        return address.mailbox().isPresent()
                ? address.host().map(host -> mailbox + "@" + host).orElse(mailbox)
                : "";
    }

    private static Optional<Address> first(List<Address> addresses) {
        return addresses.stream().findFirst();
    }

    @Override
    public int weight(byte[] value) {
        return ARRAY + value.length;
    }
}
