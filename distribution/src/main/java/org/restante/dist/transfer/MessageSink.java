package org.restante.dist.transfer;

import java.util.List;

/** Takes what a {@link MailSource} finds. */
public interface MessageSink {
    /** Takes a message, which can be read until this returns. */
    void message(SourceMessage message);

    /** Learns of a folder, which may have no messages. */
    void folder(List<String> folder);

    /**
     * Learns of something that is no message, or cannot be read.
     *
     * @param origin where
     * @param reason why, in one line
     */
    void damaged(String origin, String reason);

    /** Learns of a file that is passed over, since it does not look like mail by its name. */
    void passedOver(String origin);

    /** Learns that so many octets of the source are done with. */
    void progress(long octets);
}
