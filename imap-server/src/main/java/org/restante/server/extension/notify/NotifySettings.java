package org.restante.server.extension.notify;

/**
 * What NOTIFY may cost.
 *
 * @param mailboxes how many mailboxes a session may watch beside the selected one, 1 to 100,000
 */
public record NotifySettings(int mailboxes) {
    /** 1,000 mailboxes. */
    public static final NotifySettings DEFAULT = new NotifySettings(1_000);

    public NotifySettings {
        if (mailboxes < 1 || mailboxes > 100_000) {
            throw new IllegalArgumentException("a session watches 1 to 100,000 mailboxes");
        }
    }
}
