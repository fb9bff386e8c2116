package org.restante.server.extension.objectid;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.restante.store.MessageSummary;

/**
 * The identity of the conversation that a message belongs to (RFC 8474 section 5.2): a digest of the identifier of the
 * message that began it. That stands first in References, since every answer takes the list over and adds to its end (RFC
 * 5322 section 3.6.4); without References, In-Reply-To has it, or it is the message itself. So it follows from the message
 * alone: it is the same in all mailboxes, never changes, whatever comes in which order, and costs no state. A client that
 * leaves out References on an answer to an answer begins a conversation of its own.
 */
final class ThreadId {
    private static final int OCTETS = 16;
    private static final List<String> FIELDS = List.of("References", "In-Reply-To", "Message-ID");

    private ThreadId() {}

    static String of(MessageSummary message) {
        String root = FIELDS.stream()
                .map(field -> firstIdentifier(message, field))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> message.emailId().value()); // alone in its conversation, as all its copies
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] octets = digest.digest(root.getBytes(StandardCharsets.UTF_8));
            return "T" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(octets, OCTETS));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    // msg-id = [CFWS] "<" id-left "@" id-right ">" [CFWS] (RFC 5322 section 3.6.4)
    private static Optional<String> firstIdentifier(MessageSummary message, String field) {
        for (String value : message.summary().headerValues(field).orElse(List.of())) {
            int open = value.indexOf('<');
            int close = open < 0 ? -1 : value.indexOf('>', open);
            if (close > open + 1) {
                return Optional.of(value.substring(open, close + 1));
            }
        }
        return Optional.empty();
    }
}
