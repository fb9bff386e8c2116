package org.restante.store.access;

import java.util.Optional;

/** What may be done with a mailbox (RFC 4314 section 2.1), in the order in which rights are written. */
public enum Right {
    /** It is seen by LIST and LSUB. */
    LOOKUP('l'),
    /** It may be selected and asked about. */
    READ('r'),
    /** {@code \Seen} may be changed. */
    SEEN('s'),
    /** Flags other than {@code \Seen} and {@code \Deleted} may be changed. */
    WRITE('w'),
    /** Messages may be appended and copied to it. */
    INSERT('i'),
    /** Mail may be sent to its address; nothing in IMAP asks for it. */
    POST('p'),
    /** Mailboxes may be created below it. */
    CREATE('k'),
    /** It may be deleted, and renamed. */
    DELETE_MAILBOX('x'),
    /** {@code \Deleted} may be changed. */
    DELETE_MESSAGES('t'),
    /** Messages may be expunged. */
    EXPUNGE('e'),
    /** Annotations of messages that all readers share may be changed (RFC 5257 section 3.4). */
    ANNOTATE('n'),
    /** Rights may be changed. */
    ADMINISTER('a');

    private final char letter;

    Right(char letter) {
        this.letter = letter;
    }

    /** Returns the letter that stands for it. */
    public char letter() {
        return letter;
    }

    /** Returns the right that a letter stands for. */
    public static Optional<Right> of(char letter) {
        for (Right right : values()) {
            if (right.letter == letter) {
                return Optional.of(right);
            }
        }
        return Optional.empty();
    }
}
