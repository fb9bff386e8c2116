package org.restante.lmtp.delivery;

import org.restante.protocol.model.MailboxName;

/**
 * Who a message is for, and where it comes.
 *
 * @param address as the sender named it
 * @param account the account of the store
 * @param mailbox the mailbox in it
 */
public record Recipient(MailAddress address, String account, MailboxName mailbox) {
    /** Two addresses of one mailbox get a message once. */
    record Target(String account, MailboxName mailbox) {}

    Target target() {
        return new Target(account, mailbox);
    }
}
