package org.restante.lmtp.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How mail is delivered.
 *
 * @param hostName the name of this server, for trace fields
 * @param largestMessage the largest message, in octets
 * @param detail what stands between a user and a mailbox in {@code user+mailbox@domain} (RFC 5233); none takes the local
 *     part for a user as it is
 * @param detailMailbox what becomes of mail for such a mailbox
 * @param duplicates for how long a Message-ID that a mailbox has got already is not put into it again; zero for never
 * @param spool the folder for messages on their way in that are not small
 */
public record DeliverySettings(
        String hostName,
        long largestMessage,
        Optional<Character> detail,
        DetailMailbox detailMailbox,
        Duration duplicates,
        Path spool) {
    /** What becomes of mail for {@code user+mailbox}. */
    public enum DetailMailbox {
        /** It comes into that mailbox if there is one, else into INBOX. */
        EXISTING,
        /** It comes into that mailbox, which is made if there is none. */
        CREATE,
        /** It comes into INBOX. */
        IGNORE
    }

    /** Settings with the defaults: a plus sign, mailboxes that exist, no look for duplicates. */
    public static DeliverySettings of(String hostName, long largestMessage, Path spool) {
        return new DeliverySettings(
                hostName, largestMessage, Optional.of('+'), DetailMailbox.EXISTING, Duration.ZERO, spool);
    }
}
