package org.restante.protocol.wire;

/**
 * A mailbox name that follows the grammar but that no mailbox here can have: {@code NO [CANNOT]} says more than BAD (RFC
 * 9051 section 7.1).
 */
public final class MailboxNameException extends ImapSyntaxException {
    private static final long serialVersionUID = 1L;

    MailboxNameException() {
        super("No mailbox can have that name");
    }
}
