package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.restante.protocol.model.MailboxName;
import org.restante.store.key.MailboxKeys;

/** The keys of the mailboxes of one account, each in a file of our own in its mailbox's folder. */
record MaildirMailboxKeys(MaildirAccount account) implements MailboxKeys {
    private static final String FILE = "restante-url-key";

    @Override
    public Optional<byte[]> find(MailboxName mailbox) {
        return account.exclusively(() -> Disk.read(account.find(mailbox).resolve(FILE)));
    }

    @Override
    public byte[] findOrSet(MailboxName mailbox, byte[] fresh) {
        return account.exclusively(() -> {
            Path file = account.find(mailbox).resolve(FILE);
            Optional<byte[]> known = Disk.read(file);
            if (known.isEmpty()) {
                Disk.replace(file, fresh);
            }
            return known.orElseGet(fresh::clone);
        });
    }

    @Override
    public void set(MailboxName mailbox, byte[] key) {
        account.exclusively(() -> {
            Disk.replace(account.find(mailbox).resolve(FILE), key);
            return mailbox;
        });
    }

    @Override
    public void clear() {
        account.exclusively(() -> {
            for (Path folder : account.folders()) {
                remove(folder);
            }
            return this;
        });
    }

    private static void remove(Path folder) throws IOException {
        if (Files.deleteIfExists(folder.resolve(FILE))) {
            Disk.syncFolder(folder);
        }
    }
}
