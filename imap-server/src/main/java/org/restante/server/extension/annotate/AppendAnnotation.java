package org.restante.server.extension.annotate;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.restante.protocol.response.AnnotateCode;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.access.Guard;
import org.restante.server.append.ServerAppendOption;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.store.MessageAnnotations;
import org.restante.store.NewMessage;
import org.restante.store.annotation.AnnotationKey;

/** ANNOTATION in APPEND: what a new message is annotated with (RFC 5257 section 4.7). */
record AppendAnnotation(Assignments assignments, AnnotateSettings settings) implements ServerAppendOption {
    static AppendAnnotation parse(ImapReader in, AnnotateSettings settings) throws ImapSyntaxException {
        return new AppendAnnotation(Assignments.parse(in), settings);
    }

    @Override
    public void check(Session session, Guard target) {
        Map<AnnotationKey, byte[]> values = values(session);
        target.requireFor(values.keySet());
        values.keySet().stream()
                .collect(Collectors.groupingBy(AnnotationKey::reader, Collectors.counting()))
                .values()
                .forEach(this::checkNumber);
    }

    private void checkNumber(long number) {
        if (number > settings.entries()) {
            throw new Refusal(
                    AnnotateCode.TOOMANY, "A message has at most " + settings.entries() + " annotations of a kind");
        }
    }

    @Override
    public NewMessage apply(Session session, NewMessage message) throws ImapSyntaxException {
        if (!message.annotations().isEmpty()) {
            throw new ImapSyntaxException("ANNOTATION twice");
        }
        for (EntryName entry : assignments.entries()) {
            entry.requirePart(message.summary().part());
        }
        return message.with(MessageAnnotations.of(values(session)));
    }

    // NIL is what they are without being named.
    private Map<AnnotationKey, byte[]> values(Session session) {
        return assignments.values(session.account().user().user(), settings).entrySet().stream()
                .filter(each -> each.getValue().isPresent())
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().orElseThrow(), (one, other) -> one, TreeMap::new));
    }

    @Override
    public void encode(ImapWriter out) {
        assignments.encode(out);
    }
}
