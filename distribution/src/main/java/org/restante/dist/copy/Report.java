package org.restante.dist.copy;

/** Who hears how a copy or a comparison gets on. */
public interface Report {
    /** More octets of messages are done. */
    void octets(long count);

    /** One more message is done. */
    void message();

    /**
     * Something is not copied, since the target keeps no such thing.
     *
     * @param where user and mailbox
     */
    void left(String where, String what);

    /**
     * Something is not in the target as it is in the source.
     *
     * @param where user, mailbox and, if it is about one, UID
     */
    void wrong(String where, String what);
}
