package org.restante.server.script;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Finds its way through brackets and quotes in the text of a line. */
final class Tokens {
    private static final String OPEN = "({[";
    private static final String CLOSE = ")}]";

    private Tokens() {}

    /** Where the bracket at a position is closed, or -1. */
    static int close(String text, int open) {
        Deque<Character> awaited = new ArrayDeque<>();
        boolean quoted = false;
        boolean braces = text.charAt(open) == '{';
        for (int i = open; i < text.length(); i++) {
            char octet = text.charAt(i);
            if (braces) {
                // Nothing but braces has a meaning between braces.
                awaited = counted(awaited, octet);
            } else if (quoted) {
                i += octet == '\\' ? 1 : 0;
                quoted = octet != '"';
            } else if (octet == '"') {
                quoted = true;
            } else if (OPEN.indexOf(octet) >= 0) {
                awaited.push(CLOSE.charAt(OPEN.indexOf(octet)));
            } else if (!awaited.isEmpty() && awaited.peek() == octet) {
                awaited.pop();
            }
            if (awaited.isEmpty()) {
                return i;
            }
        }
        return -1;
    }

    private static Deque<Character> counted(Deque<Character> awaited, char octet) {
        if (octet == '{') {
            awaited.push('}');
        } else if (octet == '}') {
            awaited.pop();
        }
        return awaited;
    }

    /** The words of a text; what is in brackets or quotes is one word. */
    static List<String> split(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char octet = text.charAt(i);
            if (octet == ' ') {
                words.add(word.toString());
                word.setLength(0);
                continue;
            }
            int close = OPEN.indexOf(octet) >= 0 ? close(text, i) : octet == '"' ? unquote(text, i) : i;
            close = close < 0 ? text.length() - 1 : close;
            word.append(text, i, close + 1);
            i = close;
        }
        if (!word.isEmpty()) {
            words.add(word.toString());
        }
        return words.stream().filter(one -> !one.isEmpty()).toList();
    }

    private static int unquote(String text, int open) {
        for (int i = open + 1; i < text.length(); i++) {
            if (text.charAt(i) == '\\') {
                i++;
            } else if (text.charAt(i) == '"') {
                return i;
            }
        }
        return -1;
    }
}
