package org.restante.store.maildir;

import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.Inspectable;
import org.restante.store.MailStore;
import org.restante.store.quota.QuotaLimits;

/**
 * Mail in Maildir++ folders, in place: what Dovecot left is served with the same UIDVALIDITY, UIDs, flags and keywords, and
 * Dovecot can take it back or work beside. Every commit is on disk when it returns.
 */
public final class MaildirStore implements MailStore, Inspectable {
    private final Storage storage;
    private final UserFolders folders;
    private final SharedFolder shared;
    private final Map<String, MaildirAccount> accounts = new ConcurrentHashMap<>();
    private volatile QuotaLimits defaultQuota = QuotaLimits.NONE;

    private MaildirStore(Storage storage) {
        this.storage = storage;
        this.folders = new UserFolders(storage.settings().folder());
        this.shared = new SharedFolder(folders.above());
    }

    /** Opens the store; touches no folder before an account is used. */
    public static MaildirStore open(MaildirSettings settings) {
        return open(settings, InstantSource.system());
    }

    static MaildirStore open(MaildirSettings settings, InstantSource clock) {
        FolderWatch watch = new FolderWatch(settings.pollInterval());
        return new MaildirStore(new Storage(settings, clock, new UniqueNames(clock), watch, new OpenMailboxes()));
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.allOf(Feature.class);
    }

    @Override
    public Account account(String user) {
        return accounts.computeIfAbsent(
                user, name -> new MaildirAccount(storage, shared, name, folders.of(name), () -> defaultQuota));
    }

    @Override
    public void defaultQuota(QuotaLimits limits) {
        defaultQuota = limits;
    }

    @Override
    public List<String> inspect() {
        return new Inspection(storage, folders).inspect();
    }

    /**
     * {@inheritDoc}
     *
     * <p>Those are MODSEQ, vanished UIDs, save dates and summaries. Keywords beyond the 26 that file names have letters for
     * are lost; what users have seen alone and annotations of messages are kept as far as the old log can be read.
     */
    @Override
    public List<String> rebuild() {
        return new Inspection(storage, folders).rebuild();
    }

    @Override
    public void close() {
        storage.mailboxes().close();
        storage.watch().close();
        accounts.clear();
    }
}
