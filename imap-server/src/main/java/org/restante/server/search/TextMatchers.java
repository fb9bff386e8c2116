package org.restante.server.search;

import org.restante.protocol.command.SearchKey;
import org.restante.protocol.mime.Collation;
import org.restante.protocol.mime.EncodedWords;
import org.restante.protocol.mime.TextMatcher;
import org.restante.protocol.mime.TextSearch;
import org.restante.store.Content;

/** Looks for text: in header fields, which the summary has if they are common, and in the message as a whole. */
final class TextMatchers {
    private TextMatchers() {}

    static Matcher contains(SearchKey.Contains key, Collation collation) {
        return switch (key.field()) {
            case BODY -> message(key.text(), TextSearch.Scope.BODY, collation);
            case TEXT -> message(key.text(), TextSearch.Scope.TEXT, collation);
            case BCC, CC, FROM, SUBJECT, TO -> header(key.field().name(), key.text(), collation);
        };
    }

    private static Matcher message(String text, TextSearch.Scope scope, Collation collation) {
        return Matcher.content(message -> {
            try (Content content = message.open()) {
                return new TextSearch(new TextMatcher(text, collation), scope)
                        .matches(message.summary().part(), content::read);
            }
        });
    }

    // RFC 9051 section 6.4.4: an empty text matches every message that has the field.
    static Matcher header(String name, String text, Collation collation) {
        TextMatcher wanted = new TextMatcher(text, collation);
        return Matcher.summary(message -> {
            for (String value : message.headerValues(name)) {
                if (text.isEmpty() || isIn(value, wanted)) {
                    return true;
                }
            }
            return false;
        });
    }

    private static boolean isIn(String value, TextMatcher wanted) {
        if (wanted.isIn(value)) {
            return true;
        }
        String decoded = EncodedWords.decode(value);
        return !decoded.equals(value) && wanted.isIn(decoded);
    }
}
