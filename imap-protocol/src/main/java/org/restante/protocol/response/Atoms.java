package org.restante.protocol.response;

import org.restante.protocol.wire.ImapCharacters;

/** Atoms and tags in what the constructors here are given. */
final class Atoms {
    private Atoms() {}

    // tag = 1*<any ASTRING-CHAR except "+">
    static boolean isTag(String text) {
        return !text.isEmpty() && text.chars().allMatch(ImapCharacters::isTagChar);
    }

    static String requireAtom(String text) {
        if (!ImapCharacters.isAtom(text)) {
            throw new IllegalArgumentException("not an atom");
        }
        return text;
    }
}
