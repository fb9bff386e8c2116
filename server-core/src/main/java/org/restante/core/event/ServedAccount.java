package org.restante.core.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.store.Account;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;
import org.restante.store.Watch;

/** An account of which listeners hear. */
final class ServedAccount implements Account {
    private final String owner;
    private final Account account;
    private final MailEvents events;
    private final OpenNames names;

    ServedAccount(String owner, Account account, MailEvents events, OpenNames names) {
        this.owner = owner;
        this.account = account;
        this.events = events;
        this.names = names;
    }

    @Override
    public List<MailboxEntry> mailboxes() {
        return account.mailboxes();
    }

    @Override
    public Mailbox open(MailboxName name) {
        OpenNames.Entry entry = names.add(owner, name); // before it is open, lest a renaming be missed
        try {
            return new ServedMailbox(account.open(name), entry, events);
        } catch (RuntimeException refusal) {
            entry.close();
            throw refusal;
        }
    }

    @Override
    public void create(MailboxName name, Set<SpecialUse> uses) {
        account.create(name, uses);
        events.publish(new MailEvent.MailboxCreated(owner, name));
    }

    @Override
    public void rename(MailboxName from, MailboxName to) {
        account.rename(from, to);
        names.rename(owner, from, to);
        events.publish(new MailEvent.MailboxRenamed(owner, from, to));
    }

    @Override
    public void delete(MailboxName name) {
        account.delete(name);
        events.publish(new MailEvent.MailboxDeleted(owner, name));
    }

    @Override
    public void subscribe(MailboxName name) {
        account.subscribe(name);
    }

    @Override
    public void unsubscribe(MailboxName name) {
        account.unsubscribe(name);
    }

    @Override
    public Optional<Watch> watch(Runnable poke) {
        return account.watch(poke);
    }

    @Override
    public void use(MailboxName name, Set<SpecialUse> uses) {
        account.use(name, uses);
    }

    @Override
    public <T> Optional<T> facet(Class<T> kind) {
        return account.facet(kind);
    }
}
