package org.restante.server.access;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.restante.core.connection.Faults;
import org.restante.core.log.CodeOrigin;
import org.restante.core.log.LogLine;
import org.restante.store.Content;
import org.restante.store.StoreException;
import org.restante.store.Upload;
import org.restante.store.Watch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What one session has opened in the store and not closed yet. Whoever opens closes; what an extension leaves open is closed
 * here, lest it stay so for as long as the server runs, and the log says whose it was. Closing twice does no harm.
 */
public final class OpenHandles {
    /** How many messages a session may have open at once: no command takes up the descriptors of all. */
    public static final int MAX_MESSAGES = 100;

    private static final Logger LOG = LoggerFactory.getLogger(OpenHandles.class);

    private final String user;
    private final Set<Handle> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger messages = new AtomicInteger();

    /** Nothing yet, for a session of this user. */
    public OpenHandles(String user) {
        this.user = user;
    }

    /** When something has to be closed. */
    public enum Until {
        /** Messages and uploads. */
        END_OF_COMMAND,
        /** Mailboxes and watches. */
        END_OF_SESSION
    }

    /** Something that is open. */
    public final class Handle implements AutoCloseable {
        private final String what;
        private final Until until;
        private final Throwable opening = new Throwable(); // filled in only if somebody asks
        private volatile Runnable closing;

        private Handle(String what, Until until, Runnable closing) {
            this.what = what;
            this.until = until;
            this.closing = closing;
        }

        /** Has it be closed in another way from here on. */
        public Handle closedBy(Runnable other) {
            closing = other;
            return this;
        }

        /** Closes it, unless it is closed. */
        @Override
        public void close() {
            if (open.remove(this)) {
                closing.run();
            }
        }

        private String opener() {
            return CodeOrigin.of(Arrays.stream(opening.getStackTrace())
                    .dropWhile(frame -> isPassedThrough(frame.getClassName()))
                    .toArray(StackTraceElement[]::new));
        }
    }

    // Through these everybody opens what is opened.
    private static boolean isPassedThrough(String type) {
        return type.startsWith("org.restante.server.access.")
                || type.startsWith("org.restante.server.mailbox.")
                || type.startsWith("java.");
    }

    /** Takes note of something that has been opened. */
    public Handle add(String what, Until until, Runnable closing) {
        Handle handle = new Handle(what, until, closing);
        open.add(handle);
        return handle;
    }

    /**
     * Opens the octets of a message.
     *
     * @throws StoreException LIMIT if too many are open
     */
    public Content content(Supplier<Content> opening) {
        if (messages.incrementAndGet() > MAX_MESSAGES) {
            messages.decrementAndGet();
            throw new StoreException(
                    StoreException.Code.LIMIT, "More than " + MAX_MESSAGES + " messages are open at once");
        }
        Handle handle = add("message", Until.END_OF_COMMAND, messages::decrementAndGet);
        try {
            Content content = opening.get();
            return new HeldContent(content, handle.closedBy(() -> {
                messages.decrementAndGet();
                content.close();
            }));
        } catch (RuntimeException | Error failure) {
            handle.close();
            throw failure;
        }
    }

    /** Takes note of an upload that has begun. */
    Upload upload(Upload upload) {
        return new HeldUpload(upload, add("upload", Until.END_OF_COMMAND, upload::close));
    }

    /** Takes note of a watch. */
    public Watch watch(Watch watch) {
        return add("watch", Until.END_OF_SESSION, watch::close)::close;
    }

    /** Closes what should have been closed by now, at the end of a command or of the session, and has the log say so. */
    public void closeLeft(Until now) {
        if (open.isEmpty()) {
            return;
        }
        Map<String, Integer> left = new TreeMap<>();
        for (Handle handle : open) {
            if (handle.until.compareTo(now) <= 0) {
                left.merge(line(handle), 1, Integer::sum);
                Faults.contain(LOG, "Closing what was left open", handle::close);
            }
        }
        left.forEach((line, times) -> LOG.warn("{} times={}", line, times));
    }

    private String line(Handle handle) {
        return new LogLine("unclosed")
                .field("user", user)
                .field("what", handle.what)
                .field("in", handle.opener())
                .toString();
    }

    /** A message that is open. */
    private record HeldContent(Content content, Handle handle) implements Content {
        @Override
        public long size() {
            return content.size();
        }

        @Override
        public int read(long position, byte[] target, int offset, int length) {
            return content.read(position, target, offset, length);
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    /** An upload that has begun. */
    private record HeldUpload(Upload upload, Handle handle) implements Upload {
        @Override
        public void write(byte[] octets, int offset, int length) {
            upload.write(octets, offset, length);
        }

        @Override
        public long size() {
            return upload.size();
        }

        @Override
        public void close() {
            handle.close();
        }
    }

    /** Returns an upload as the store knows it. */
    static Upload ofStore(Upload upload) {
        return upload instanceof HeldUpload held ? held.upload : upload;
    }
}
