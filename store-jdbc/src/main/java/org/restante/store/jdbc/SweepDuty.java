package org.restante.store.jdbc;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Removes what has been left behind for long enough, on behalf of all processes: one of them at a time has the duty, and
 * another takes it over should that one be gone. Nobody keeps a list of who is alive: what no session of any process can
 * still want is told by its age.
 */
final class SweepDuty implements Runnable {
    /** How often it is done. */
    static final Duration INTERVAL = Duration.ofMinutes(1);

    private static final Duration UPLOAD_AGE = Duration.ofDays(1); // no client takes that long over a message
    private static final int BATCH = 100;
    private static final int FOLDERS = 65_536;
    private static final int FOLDERS_A_TIME = 16;

    private final Storage storage;
    private long self;
    private int folder;

    SweepDuty(Storage storage) {
        this.storage = storage;
    }

    @Override
    public void run() {
        if (!isOurs()) {
            return;
        }
        List<ExpungedRows.Entry> expunged;
        do {
            expunged = storage.database()
                    .transact(connection -> ExpungedRows.list(
                            connection, storage.settings().sharing().grace().toSeconds(), BATCH));
            expunged.forEach(entry -> Sweep.expunged(storage, entry));
        } while (expunged.size() == BATCH && !storage.housekeeping().isClosing());
        uploads().forEach(upload -> Sweep.dropUpload(storage, upload));
        if (storage.contents().octets() instanceof ContentFolder files) {
            files(files);
        }
    }

    private boolean isOurs() {
        if (self == 0) {
            self = storage.identifiers().next();
        }
        return storage.database()
                        .transact(connection -> Sql.update(
                                connection,
                                "UPDATE duty SET holder = ?, held_until = CURRENT_TIMESTAMP + INTERVAL '5 minutes'"
                                        + " WHERE name = 'sweep' AND (holder = ? OR held_until < CURRENT_TIMESTAMP)",
                                self,
                                self))
                > 0;
    }

    private List<Long> uploads() {
        return storage.database()
                .read(connection -> Sql.list(
                        connection,
                        row -> row.getLong(1),
                        "SELECT content FROM upload WHERE since < CURRENT_TIMESTAMP - ? * INTERVAL '1 second'",
                        UPLOAD_AGE.toSeconds()));
    }

    // Files of transactions that failed, some folders at a time.
    private void files(ContentFolder files) {
        Instant before = Instant.now().minus(UPLOAD_AGE);
        for (int i = 0; i < FOLDERS_A_TIME; i++) {
            for (long content : files.olderThan(before, folder)) {
                dropUnknown(files, content);
            }
            folder = (folder + 1) % FOLDERS;
        }
    }

    private void dropUnknown(ContentFolder files, long content) {
        storage.database().transact(connection -> {
            boolean known = Sql.first(
                            connection,
                            row -> row.getLong(1),
                            "SELECT id FROM content WHERE id = ? UNION ALL SELECT content FROM upload WHERE content = ?",
                            content,
                            content)
                    .isPresent();
            if (!known) {
                files.delete(connection, content);
            }
            return known;
        });
    }
}
