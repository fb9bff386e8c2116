package org.restante.protocol.response;

import org.restante.protocol.wire.ImapWriter;

/** The response codes that are one word. Those without a reference are of RFC 9051 section 7.1 and of RFC 5530. */
public enum PlainCode implements ResponseCode {
    /** The text must be shown to the user. */
    ALERT,
    /** The mailbox to create is there already. */
    ALREADYEXISTS,
    /** Authentication failed, for a reason that is not said. */
    AUTHENTICATIONFAILED,
    /** Authenticated, but not as whom the client wished to act. */
    AUTHORIZATIONFAILED,
    /** No comparator here is one of those that were asked for (RFC 5255 section 4.9). */
    BADCOMPARATOR,
    /** This can never be done. */
    CANNOT,
    /** The client did something wrong. */
    CLIENTBUG,
    /** The mailbox that was selected is not any more: what follows is about the next (RFC 7162 section 3.2.11). */
    CLOSED,
    /** The connection is compressed already (RFC 4978 section 3). */
    COMPRESSIONACTIVE,
    /** The user should ask an administrator. */
    CONTACTADMIN,
    /** The server found damage in the mailbox. */
    CORRUPTION,
    /** The password has expired. */
    EXPIRED,
    /** Another session expunged some of the messages. */
    EXPUNGEISSUED,
    /** A mailbox with children cannot be deleted. */
    HASCHILDREN,
    /** Something else has a lock. */
    INUSE,
    /** A limit of the server was reached. */
    LIMIT,
    /** The mailbox keeps no mod-sequences (RFC 7162 section 3.1.2.2). */
    NOMODSEQ,
    /** There is no such mailbox. */
    NONEXISTENT,
    /** The user may not do that. */
    NOPERM,
    /** There would be too much to tell; nothing is told any more (RFC 5465 section 5.8). */
    NOTIFICATIONOVERFLOW,
    /** The search result was not saved. */
    NOTSAVED,
    /** The user would be over quota. */
    OVERQUOTA,
    /** The headers of a message could not be parsed. */
    PARSE,
    /** This needs a connection that nobody can listen to. */
    PRIVACYREQUIRED,
    /** The mailbox is selected for reading only. */
    READ_ONLY,
    /** The mailbox is selected for reading and writing. */
    READ_WRITE,
    /** The server has a bug. */
    SERVERBUG,
    /** The message is larger than the server takes (RFC 7889 section 4; RFC 4469 section 5.2). */
    TOOBIG,
    /** The batches that were asked for are too small (RFC 10022 section 3.1.3.2). */
    TOOFEW,
    /** The batches that were asked for hold too many messages (RFC 10022 section 3.1.5). */
    TOOMANY,
    /** The mailbox does not exist, but could be created. */
    TRYCREATE,
    /** The mailbox does not keep UIDs. */
    UIDNOTSTICKY,
    /** The client has done without sequence numbers, and used some (RFC 9586 section 3). */
    UIDREQUIRED,
    /** A part of the server does not answer; later it may. */
    UNAVAILABLE,
    /** The content-transfer-encoding of the body part is unknown. */
    UNKNOWN_CTE,
    /** The special use cannot be given to a mailbox (RFC 6154 section 3). */
    USEATTR;

    private final String wire = name().replace('_', '-');

    /** Returns the code as it is written in the protocol. */
    public String wire() {
        return wire;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(wire);
    }
}
