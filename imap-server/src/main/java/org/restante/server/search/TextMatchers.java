package org.restante.server.search;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.EncodedWords;
import org.restante.protocol.mime.HeaderValues;
import org.restante.protocol.mime.TextMatcher;
import org.restante.protocol.mime.TextSearch;
import org.restante.server.mailbox.ContentReader;
import org.restante.store.Content;

/** Looks for text: in header fields, which the summary has if they are common, and in the message as a whole. */
final class TextMatchers {
    private TextMatchers() {}

    static Matcher contains(SearchKey.Contains key) {
        return switch (key.field()) {
            case BODY -> message(key.text(), TextSearch.Scope.BODY);
            case TEXT -> message(key.text(), TextSearch.Scope.TEXT);
            case BCC, CC, FROM, SUBJECT, TO -> header(key.field().name(), key.text());
        };
    }

    private static Matcher message(String text, TextSearch.Scope scope) {
        return Matcher.content(message -> {
            try (Content content = message.open()) {
                return new TextSearch(text, scope).matches(message.summary().part(), content::read);
            }
        });
    }

    // RFC 9051 section 6.4.4: an empty text matches every message that has the field.
    static Matcher header(String name, String text) {
        TextMatcher wanted = new TextMatcher(text);
        return Matcher.summary(message -> {
            for (String value : values(message, name)) {
                if (text.isEmpty() || wanted.isIn(value) || wanted.isIn(EncodedWords.decode(value))) {
                    return true;
                }
            }
            return false;
        });
    }

    private static List<String> values(Candidate message, String name) {
        Optional<List<String>> held = message.summary().headerValues(name);
        return held.isPresent() ? held.get() : read(message, name);
    }

    private static List<String> read(Candidate message, String name) {
        HeaderValues values = new HeaderValues(name);
        ByteRange header = message.summary().part().header();
        try (Content content = message.open()) {
            ContentReader.read(content, header, (block, length) -> values.feed(block, 0, length));
        }
        return values.finish();
    }
}
