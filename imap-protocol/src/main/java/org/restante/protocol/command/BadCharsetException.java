package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;

/** SEARCH with a charset that is not known: to be answered with {@code NO [BADCHARSET (...)]} (RFC 9051 section 7.1). */
public final class BadCharsetException extends ImapSyntaxException {
    private static final long serialVersionUID = 1L;

    BadCharsetException() {
        super("Unknown charset");
    }

    /** Returns the charsets that are known. */
    public List<String> supported() {
        return SearchCharset.names();
    }
}
