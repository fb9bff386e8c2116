package org.restante.protocol.url;

import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/** Numbers within a URL. */
final class UrlNumbers {
    private UrlNumbers() {}

    static ImapReader reader(String text) {
        return new ImapReader(Frame.of(text), Grammar.core());
    }

    /** Reads {@code nz-number}, which is all of the text. */
    static long nzNumber(String text) throws ImapSyntaxException {
        ImapReader in = reader(text);
        long number = in.nzNumber();
        in.end();
        return number;
    }
}
