package org.restante.core.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A context that follows its files: certificates live for weeks, servers for months. New files that cannot be used are
 * logged, and the old certificate stays.
 */
final class RenewedContext implements Supplier<SSLContext> {
    private static final Logger LOG = LoggerFactory.getLogger(RenewedContext.class);
    private static final long EVERY_NANOS = Duration.ofSeconds(10).toNanos();

    private record Loaded(SSLContext context, List<FileTime> times) {}

    private final TlsFiles files;
    private final AtomicLong looked = new AtomicLong(System.nanoTime());
    private volatile Loaded loaded;

    RenewedContext(TlsFiles files) {
        this.files = files;
        List<FileTime> before = times();
        this.loaded = new Loaded(load(), before);
    }

    @Override
    public SSLContext get() {
        long last = looked.get();
        long now = System.nanoTime();
        if (now - last > EVERY_NANOS && looked.compareAndSet(last, now)) {
            renew();
        }
        return loaded.context();
    }

    /** Reads the files again if they have changed. */
    void renew() {
        List<FileTime> times = times();
        if (times.equals(loaded.times())) {
            return;
        }
        try {
            loaded = new Loaded(load(), times);
            LOG.info("The certificates were read again: {}", files);
        } catch (UnusableCertificate e) {
            loaded = new Loaded(loaded.context(), times);
            LOG.error("The new certificates are not used, the old ones stay: {}", e.getMessage());
        }
    }

    private SSLContext load() {
        return TlsSettings.bounded(Certificates.context(files));
    }

    private List<FileTime> times() {
        return files.all().map(RenewedContext::time).toList();
    }

    private static FileTime time(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException e) {
            LOG.debug("{} is not there at the moment", file, e);
            return FileTime.fromMillis(0); // reading it says why
        }
    }
}
