package org.restante.lmtp.delivery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * How a message came, as far as its trace fields tell it.
 *
 * @param sender the reverse path; none is that of bounces, {@code <>}
 * @param received where from, by what and how, the clauses of {@code Received} before its date (RFC 5321 section 4.4)
 * @param arrival when
 */
public record Envelope(Optional<MailAddress> sender, String received, Instant arrival) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME;

    /**
     * Returns the fields that delivery puts before a message. One recipient is named; of several, none is told of the
     * others (RFC 5321 section 7.2), and the message is the same for all.
     */
    String trace(List<Recipient> recipients) {
        StringBuilder fields = new StringBuilder("Return-Path: <")
                .append(sender.map(MailAddress::toString).orElse(""))
                .append(">\r\n");
        boolean alone = recipients.size() == 1;
        if (alone) {
            fields.append("Delivered-To: ")
                    .append(recipients.getFirst().address())
                    .append("\r\n");
        }
        fields.append("Received: ").append(received);
        if (alone) {
            fields.append("\r\n\tfor <").append(recipients.getFirst().address()).append('>');
        }
        return fields.append(";\r\n\t")
                .append(DATE.format(arrival.atZone(ZoneId.systemDefault())))
                .append("\r\n")
                .toString();
    }
}
