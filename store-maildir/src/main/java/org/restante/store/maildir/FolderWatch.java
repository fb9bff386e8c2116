package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Learns from the file system that others did something to a folder: at once by its notices where it gives them, and in any
 * case by looking every now and then.
 */
final class FolderWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);
    private static final long UNSETTLED_MILLIS = 3_000;

    private record Folder(OpenMailbox mailbox, boolean isNew) {}

    private final Map<WatchKey, Folder> folders = new ConcurrentHashMap<>();
    private final Map<OpenMailbox, List<WatchKey>> mailboxes = new ConcurrentHashMap<>();
    private final Optional<WatchService> service;
    private final Duration interval;
    private final AtomicBoolean warned = new AtomicBoolean();
    private final Thread poller;
    private volatile boolean closing;

    FolderWatch(Duration interval) {
        this.interval = interval;
        this.service = open();
        service.ifPresent(notices -> start("restante-maildir-notices", () -> listen(notices)));
        this.poller = start("restante-maildir-poll", this::poll);
    }

    private static Optional<WatchService> open() {
        try {
            return Optional.of(FileSystems.getDefault().newWatchService());
        } catch (IOException | UnsupportedOperationException none) {
            LOG.warn("The file system gives no notices; folders are only looked at from time to time", none);
            return Optional.empty();
        }
    }

    private static Thread start(String name, Runnable task) {
        return Thread.ofPlatform().name(name).daemon().start(task);
    }

    /** Begins to watch a mailbox; returns whether the file system gives notices. */
    boolean register(OpenMailbox mailbox) {
        forget(mailbox);
        List<WatchKey> keys = new ArrayList<>();
        mailboxes.put(mailbox, keys);
        if (service.isEmpty()) {
            return false;
        }
        try {
            keys.add(register(mailbox, MailboxFiles.NEW, true));
            keys.add(register(mailbox, MailboxFiles.CUR, false));
            return true;
        } catch (IOException | ClosedWatchServiceException failure) {
            if (warned.compareAndSet(false, true)) {
                LOG.warn(
                        "The file system gives no more notices (fs.inotify.max_user_watches);"
                                + " some folders are only looked at from time to time",
                        failure);
            }
            return false;
        }
    }

    private WatchKey register(OpenMailbox mailbox, String which, boolean isNew) throws IOException {
        WatchKey key = mailbox.files
                .folder()
                .resolve(which)
                .register(
                        service.orElseThrow(),
                        StandardWatchEventKinds.ENTRY_CREATE,
                        StandardWatchEventKinds.ENTRY_DELETE);
        folders.put(key, new Folder(mailbox, isNew));
        return key;
    }

    void forget(OpenMailbox mailbox) {
        List<WatchKey> keys = mailboxes.remove(mailbox);
        if (keys != null) {
            for (WatchKey key : keys) {
                folders.remove(key);
                key.cancel();
            }
        }
    }

    private void listen(WatchService notices) {
        try {
            while (true) {
                WatchKey key = notices.take();
                Folder folder = folders.get(key);
                List<WatchEvent<?>> events = key.pollEvents();
                key.reset();
                if (folder != null && events.stream().anyMatch(event -> isNews(folder, event))) {
                    if (folder.isNew()) {
                        folder.mailbox().dirtyNew = true;
                    } else {
                        folder.mailbox().dirtyCur = true;
                    }
                    folder.mailbox().poke();
                }
            }
        } catch (ClosedWatchServiceException end) {
            LOG.debug("No more notices");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    // What we do ourselves is known by the time that the notice comes.
    private static boolean isNews(Folder folder, WatchEvent<?> event) {
        if (!(event.context() instanceof Path name)) {
            return true; // notices were lost
        }
        boolean known = folder.mailbox().files.isKnown(name.toString());
        boolean created = event.kind().equals(StandardWatchEventKinds.ENTRY_CREATE);
        return folder.isNew() ? created : created != known;
    }

    private void poll() {
        try {
            while (!closing) {
                Thread.sleep(interval);
                for (OpenMailbox mailbox : mailboxes.keySet()) {
                    tick(mailbox);
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void tick(OpenMailbox mailbox) {
        try {
            mailbox.tick(UNSETTLED_MILLIS);
        } catch (RuntimeException failure) {
            LOG.warn("{} could not be looked at", mailbox.files.folder(), failure);
        }
    }

    @Override
    public void close() {
        closing = true;
        poller.interrupt();
        try {
            if (service.isPresent()) {
                service.get().close();
            }
        } catch (IOException failure) {
            LOG.debug("The notices are not closed", failure);
        }
    }
}
