package org.restante.server.extension.thread;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.mime.BaseSubject;
import org.restante.protocol.mime.Collation;
import org.restante.protocol.mime.MessageIds;
import org.restante.server.mailbox.ColumnKind;
import org.restante.server.mailbox.HeaderReader;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.store.MessageSummary;

/**
 * What ties a message to others (RFC 5256 section 3, THREAD=REFERENCES).
 *
 * @param id its Message ID, normalized, if it has a valid one
 * @param references the Message IDs of those before it, the oldest first
 * @param subject its base subject in the form that equal ones share; empty if there is none
 * @param replyOrForward whether its subject says that it is one
 */
record ThreadLinks(Optional<String> id, List<String> references, Subject subject, boolean replyOrForward) {
    /** A base subject, by its collation's key. */
    record Subject(String key) {
        boolean isEmpty() {
            return key.isEmpty();
        }
    }

    /** Works them out of Message-ID, References, In-Reply-To and Subject. */
    record Kind(Collation collation) implements ColumnKind<ThreadLinks> {
        private static final int OBJECTS = 120; // octets
        /** Of more references the last ones count, as if the client had cut the others off, which many do. */
        private static final int MAX_REFERENCES = 100;

        @Override
        public ThreadLinks value(MailboxIndex mailbox, MessageSummary message) {
            BaseSubject subject = HeaderReader.values(mailbox, message, "subject").stream()
                    .findFirst()
                    .map(BaseSubject::of)
                    .orElse(new BaseSubject("", false));
            return new ThreadLinks(
                    ids(mailbox, message, "message-id").stream().findFirst(),
                    references(mailbox, message),
                    new Subject(collation.fold(subject.text())),
                    subject.replyOrForward());
        }

        // "If a message does not contain a References header line, or the References header line does not contain any
        // valid Message IDs, then use the first (if any) valid Message ID found in the In-Reply-To header line."
        private static List<String> references(MailboxIndex mailbox, MessageSummary message) {
            List<String> references = ids(mailbox, message, "references");
            return references.isEmpty()
                    ? ids(mailbox, message, "in-reply-to").stream().limit(1).toList()
                    : references.subList(Math.max(0, references.size() - MAX_REFERENCES), references.size());
        }

        private static List<String> ids(MailboxIndex mailbox, MessageSummary message, String field) {
            return HeaderReader.values(mailbox, message, field).stream()
                    .flatMap(value -> MessageIds.of(value).stream())
                    .toList();
        }

        @Override
        public int weight(ThreadLinks value) {
            int characters = value.id().map(String::length).orElse(0)
                    + value.subject().key().length();
            for (String reference : value.references()) {
                characters += reference.length() + OBJECTS / 2;
            }
            return OBJECTS + characters;
        }
    }

    ThreadLinks {
        references = List.copyOf(references);
    }
}
