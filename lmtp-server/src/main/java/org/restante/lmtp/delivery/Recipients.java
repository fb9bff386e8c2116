package org.restante.lmtp.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.store.Account;
import org.restante.store.MailStore;
import org.restante.store.MailboxEntry;
import org.restante.store.StoreException;

/**
 * Finds out who recipients are. An address is a user's if the directory knows it whole, or without what follows the
 * detail sign, or its local part alone: that the domain is one of ours has been decided by who brings the mail.
 */
public final class Recipients {
    private final MailStore store;
    private final UserDirectory directory;
    private final DeliverySettings settings;

    /** Looks users up here, and mailboxes there. */
    public Recipients(MailStore store, UserDirectory directory, DeliverySettings settings) {
        this.store = store;
        this.directory = directory;
        this.settings = settings;
    }

    /** Who an address turned out to be. */
    public sealed interface Found {
        /** Mail for it can be delivered. */
        record Known(Recipient recipient) implements Found {}

        /** The account is closed. */
        record Disabled() implements Found {}

        /** There is no such user. */
        record Unknown() implements Found {}
    }

    /**
     * Looks an address up.
     *
     * @throws org.restante.sasl.directory.DirectoryException if the directory cannot answer
     * @throws StoreException if the store cannot
     */
    public Found find(MailAddress address) {
        Optional<Found> whole = find(address, address.local(), Optional.empty());
        if (whole.isPresent()) {
            return whole.get();
        }
        int sign = settings.detail().map(address.local()::indexOf).orElse(-1);
        if (sign <= 0) {
            return new Found.Unknown();
        }
        String detail = address.local().substring(sign + 1);
        return find(address, address.local().substring(0, sign), Optional.of(detail))
                .orElseGet(Found.Unknown::new);
    }

    private Optional<Found> find(MailAddress address, String local, Optional<String> detail) {
        List<String> names = address.domain()
                .map(domain -> List.of(local + "@" + domain, local))
                .orElse(List.of(local));
        for (String name : names) {
            Optional<UserRecord> user = UserName.parse(name).flatMap(directory::find);
            if (user.isPresent()) {
                return Optional.of(found(address, user.get(), detail));
            }
        }
        return Optional.empty();
    }

    private Found found(MailAddress address, UserRecord user, Optional<String> detail) {
        if (!user.active()) {
            return new Found.Disabled();
        }
        String account = user.name().value();
        return new Found.Known(new Recipient(
                address,
                account,
                detail.flatMap(name -> mailbox(store.account(account), name)).orElse(MailboxName.INBOX)));
    }

    // A detail that cannot be a mailbox is no reason to lose the mail.
    private Optional<MailboxName> mailbox(Account account, String detail) {
        Optional<MailboxName> name = name(detail);
        return switch (settings.detailMailbox()) {
            case IGNORE -> Optional.empty();
            case EXISTING -> name.filter(wanted -> exists(account, wanted));
            case CREATE -> name.filter(wanted -> exists(account, wanted) || create(account, wanted));
        };
    }

    private static Optional<MailboxName> name(String detail) {
        try {
            return Optional.of(MailboxName.of(detail));
        } catch (IllegalArgumentException notAName) {
            return Optional.empty();
        }
    }

    private static boolean exists(Account account, MailboxName name) {
        for (MailboxEntry entry : account.mailboxes()) {
            if (entry.name().equals(name) && entry.id().isPresent()) {
                return true;
            }
        }
        return false;
    }

    private static boolean create(Account account, MailboxName name) {
        try {
            account.create(name, Set.of());
            account.subscribe(name);
            return true;
        } catch (StoreException refusal) {
            return switch (refusal.code()) {
                case ALREADYEXISTS -> true; // made by somebody else meanwhile
                case CANNOT, LIMIT -> false;
                default -> throw refusal;
            };
        }
    }
}
