package org.restante.server.extension.referral;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;

/**
 * What is on other servers.
 *
 * @param server where all clients are sent instead of being greeted; usually nowhere (RFC 2221 section 4.2)
 * @param users whose mail is elsewhere, and nothing of it here (RFC 2221 section 4.1)
 * @param guests whose own mail is elsewhere, and who are let in all the same
 * @param mailboxes names that are elsewhere, with all below them; the best place first (RFC 2193)
 */
public record ReferralSettings(
        Optional<ImapUrl> server,
        Map<String, ImapUrl> users,
        Map<String, ImapUrl> guests,
        Map<MailboxName, List<ImapUrl>> mailboxes) {
    /** Everything is here. */
    public static final ReferralSettings NONE = new ReferralSettings(Optional.empty(), Map.of(), Map.of(), Map.of());

    public ReferralSettings {
        users = Map.copyOf(users);
        guests = Map.copyOf(guests);
        mailboxes = Map.copyOf(mailboxes);
    }

    /**
     * Reads settings as an operator writes them.
     *
     * @param server a URL, or empty
     * @param users a user, a space and a URL each
     * @param guests the same
     * @param mailboxes a space between URLs and before them, the name of a mailbox first
     * @throws IllegalArgumentException if one is wrong
     */
    public static ReferralSettings of(String server, List<String> users, List<String> guests, List<String> mailboxes) {
        Map<MailboxName, List<ImapUrl>> remote = new LinkedHashMap<>();
        for (String line : mailboxes) {
            List<ImapUrl> urls = new ArrayList<>();
            String name = line;
            while (name.indexOf("imap", name.lastIndexOf(' ') + 1) == name.lastIndexOf(' ') + 1
                    && name.lastIndexOf(' ') > 0) {
                urls.addFirst(new ImapUrl(name.substring(name.lastIndexOf(' ') + 1)));
                name = name.substring(0, name.lastIndexOf(' '));
            }
            if (urls.isEmpty()) {
                throw new IllegalArgumentException("a mailbox and its URL: " + line);
            }
            MailboxName mailbox = MailboxName.of(name);
            if (mailbox.isInbox()) {
                throw new IllegalArgumentException(
                        "INBOX is here; users of another server are referred when they log in");
            }
            remote.put(mailbox, urls);
        }
        return new ReferralSettings(
                server.isEmpty() ? Optional.empty() : Optional.of(new ImapUrl(server)),
                urls(users),
                urls(guests),
                remote);
    }

    private static Map<String, ImapUrl> urls(List<String> lines) {
        Map<String, ImapUrl> urls = new LinkedHashMap<>();
        for (String line : lines) {
            int space = line.lastIndexOf(' ');
            if (space < 1) {
                throw new IllegalArgumentException("a user and a URL: " + line);
            }
            urls.put(line.substring(0, space), new ImapUrl(line.substring(space + 1)));
        }
        return urls;
    }
}
