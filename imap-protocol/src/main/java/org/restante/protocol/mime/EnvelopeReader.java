package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.Address;
import org.restante.protocol.model.Envelope;

/** Makes the envelope of a message from its header fields. All messages in one share the limit of addresses. */
final class EnvelopeReader {
    private int addressesLeft;

    EnvelopeReader(int maxAddresses) {
        this.addressesLeft = maxAddresses;
    }

    Envelope read(HeaderCollector header) {
        List<Address> from = addresses(header, HeaderField.FROM);
        List<Address> sender = addresses(header, HeaderField.SENDER);
        List<Address> replyTo = addresses(header, HeaderField.REPLY_TO);
        return new Envelope(
                text(header, HeaderField.DATE),
                text(header, HeaderField.SUBJECT),
                from,
                // RFC 9051 section 7.5.2: absent or empty, they are those of From.
                sender.isEmpty() ? from : sender,
                replyTo.isEmpty() ? from : replyTo,
                addresses(header, HeaderField.TO),
                addresses(header, HeaderField.CC),
                addresses(header, HeaderField.BCC),
                text(header, HeaderField.IN_REPLY_TO),
                text(header, HeaderField.MESSAGE_ID));
    }

    static Optional<String> text(HeaderCollector header, HeaderField field) {
        int entry = header.first(field);
        return entry < 0
                ? Optional.empty()
                : Optional.of(Unfolding.text(header.octets(), header.valueStart(entry), header.end(entry)));
    }

    // A field that is there several times counts as one, so that no address in it is seen by some and not by others.
    private List<Address> addresses(HeaderCollector header, HeaderField field) {
        List<Address> addresses = List.of();
        for (int i = 0; i < header.count(); i++) {
            if (header.field(i) == field && addresses.size() < addressesLeft) {
                addresses = addresses.isEmpty() ? new ArrayList<>() : addresses;
                AddressParser.parse(header.octets(), header.valueStart(i), header.end(i), addresses, addressesLeft);
            }
        }
        addressesLeft = Math.max(0, addressesLeft - addresses.size());
        return addresses;
    }
}
