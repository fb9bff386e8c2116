package org.restante.store.maildir;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** Names for files that no other program and no other process gives: time, process, a counter and the host. */
final class UniqueNames {
    private final InstantSource clock;
    private final String host = host();
    private final long process = ProcessHandle.current().pid();
    private final AtomicLong counter = new AtomicLong();

    UniqueNames(InstantSource clock) {
        this.clock = clock;
    }

    String next() {
        Instant now = clock.instant();
        return now.getEpochSecond() + "." + "M" + now.getNano() / 1000 + "P" + process + "Q" + counter.incrementAndGet()
                + "R" + Long.toHexString(System.nanoTime()) + "." + host;
    }

    /** Returns a new identity of a mailbox as Dovecot has it: 32 hexadecimal digits. */
    String guid() {
        return UserFolders.digest(next()).toLowerCase(Locale.ROOT);
    }

    /** Returns the name of this machine, as lock files have it. */
    static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    private static String host() {
        StringBuilder safe = new StringBuilder();
        for (char c : hostName().toCharArray()) {
            boolean plain =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.';
            safe.append(plain ? c : '-');
        }
        return safe.isEmpty() ? "localhost" : safe.toString();
    }
}
