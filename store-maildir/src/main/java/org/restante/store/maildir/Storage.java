package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.restante.store.StoreException;

/** What all mailboxes of a store share. */
record Storage(
        MaildirSettings settings, InstantSource clock, UniqueNames names, FolderWatch watch, OpenMailboxes mailboxes) {
    long nowSeconds() {
        return clock.instant().getEpochSecond();
    }

    /** Refuses to store more when the disk is nearly full. */
    void checkRoom(Path folder) throws IOException {
        if (Files.getFileStore(folder).getUsableSpace() < settings.reserveOctets()) {
            throw new StoreException(StoreException.Code.OVERQUOTA, "The disk is full");
        }
    }
}
