package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.store.key.MailboxKeys;

/** The keys of one account's mailboxes: each in a file of our own in its folder. */
record MaildirKeys(MaildirAccount account) implements MailboxKeys {
    private static final String FILE = "restante-key";

    @Override
    public Optional<byte[]> find(MailboxName mailbox) {
        return account.exclusively(() -> Disk.read(file(mailbox)));
    }

    @Override
    public byte[] findOrSet(MailboxName mailbox, byte[] fresh) {
        return account.exclusively(() -> {
            Optional<byte[]> there = Disk.read(file(mailbox));
            if (there.isEmpty()) {
                Disk.replace(file(mailbox), fresh);
            }
            return there.orElseGet(fresh::clone);
        });
    }

    @Override
    public void set(MailboxName mailbox, byte[] key) {
        account.exclusively(() -> {
            Disk.replace(file(mailbox), key);
            return mailbox;
        });
    }

    @Override
    public void clear() {
        account.exclusively(() -> {
            for (Path folder : account.folders()) {
                if (Files.deleteIfExists(folder.resolve(FILE))) {
                    Disk.syncFolder(folder);
                }
            }
            return account;
        });
    }

    private Path file(MailboxName mailbox) throws IOException {
        return account.find(mailbox).resolve(FILE);
    }
}
