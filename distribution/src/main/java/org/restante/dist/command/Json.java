package org.restante.dist.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** A value of JSON (RFC 8259), to be written on one line. */
sealed interface Json {
    /** Members of an object, in the order in which they were put there. */
    final class Members implements Json {
        private final List<String> members = new ArrayList<>();

        /** Adds a member. */
        Members with(String name, Json value) {
            members.add(quoted(name) + ":" + value);
            return this;
        }

        /** Adds a text. */
        Members with(String name, String value) {
            return with(name, text(value));
        }

        /** Adds a text, or null. */
        Members with(String name, Optional<String> value) {
            return with(name, value.map(Json::text).orElse(NULL));
        }

        /** Adds a whole number. */
        Members with(String name, long value) {
            return with(name, number(value));
        }

        @Override
        public String toString() {
            return "{" + String.join(",", members) + "}";
        }
    }

    /** What is written as it stands here. */
    record Written(String text) implements Json {
        @Override
        public String toString() {
            return text;
        }
    }

    /** No value. */
    Json NULL = new Written("null");

    /** Begins an object. */
    static Members object() {
        return new Members();
    }

    /** Returns an array. */
    static Json array(List<? extends Json> values) {
        return new Written(values.stream().map(Json::toString).collect(Collectors.joining(",", "[", "]")));
    }

    /** Returns an array of texts. */
    static Json texts(List<String> values) {
        return array(values.stream().map(Json::text).toList());
    }

    /** Returns a text. */
    static Json text(String value) {
        return new Written(quoted(value));
    }

    /** Returns a whole number. */
    static Json number(long value) {
        return new Written(Long.toString(value));
    }

    /** Returns a number with three places behind its point. */
    static Json decimal(double value) {
        return new Written(String.format(Locale.ROOT, "%.3f", value));
    }

    /** Returns true or false. */
    static Json truth(boolean value) {
        return new Written(Boolean.toString(value));
    }

    // Terminals take C1 controls for orders, and halves of surrogate pairs are nothing that can be encoded.
    private static String quoted(String value) {
        StringBuilder text = new StringBuilder(value.length() + 2).append('"');
        value.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ' || (c >= 0x7F && c < 0xA0) || (c >= 0xD800 && c < 0xE000)) {
                text.append(String.format("\\u%04x", c));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.append('"').toString();
    }
}
