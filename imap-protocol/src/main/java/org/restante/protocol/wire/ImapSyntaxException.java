package org.restante.protocol.wire;

/**
 * The octets do not follow the grammar. The message is for the peer: it says what was expected and repeats nothing of
 * what was sent.
 */
public class ImapSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Makes one with a reason in printable US-ASCII; without a stack trace, since clients cause it at will. */
    public ImapSyntaxException(String reason) {
        super(reason, null, false, false);
    }
}
