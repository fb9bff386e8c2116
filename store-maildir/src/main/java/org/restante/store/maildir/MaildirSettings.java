package org.restante.store.maildir;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import org.restante.store.VanishedLog;

/**
 * How a {@link MaildirStore} works.
 *
 * @param folder the template of a user's folder, with {@code {user}} and maybe {@code {domain}} in it
 * @param layout how mailboxes lie in the folder
 * @param names how their names are spelt there
 * @param vanishedCapacity how many commits' vanished UIDs a mailbox remembers (RFC 7162 section 3.2.7), at least 2
 * @param pollInterval how often folders are looked at for what other programs did, 10 ms to 1 minute
 * @param lockTimeout how long a change waits for a lock of another program, up to 10 minutes
 * @param reserveOctets how much of the disk stays free: when there is less, appends and copies are refused, while flags
 *     and expunges go on
 */
public record MaildirSettings(
        String folder,
        Layout layout,
        Names names,
        int vanishedCapacity,
        Duration pollInterval,
        Duration lockTimeout,
        long reserveOctets) {
    private static final Duration DEFAULT_POLL = Duration.ofMillis(500);
    private static final Duration DEFAULT_LOCK_TIMEOUT = Duration.ofSeconds(30);
    private static final long DEFAULT_RESERVE = 64L << 20;

    /** How mailboxes lie in a user's folder. INBOX is the folder itself in both. */
    public enum Layout {
        /** Side by side, {@code .Work.Drafts}: what Dovecot does by default. */
        MAILDIR_PLUS_PLUS("maildir++"),
        /** One in the other, {@code Work/Drafts}: what Dovecot calls {@code LAYOUT=fs}. */
        FILE_SYSTEM("fs");

        private final String setting;

        Layout(String setting) {
            this.setting = setting;
        }

        /**
         * Returns the layout that the configuration calls so.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Layout of(String setting) {
            for (Layout layout : values()) {
                if (layout.setting.equals(setting.toLowerCase(Locale.ROOT))) {
                    return layout;
                }
            }
            throw new IllegalArgumentException("the layout is \"maildir++\" or \"fs\", not \"" + setting + "\"");
        }
    }

    /** How names of mailboxes are spelt in the file system. */
    public enum Names {
        /** Modified UTF-7 (RFC 3501 section 5.1.3). */
        UTF_7("utf-7"),
        /** UTF-8, which needs a locale of the process that has it. */
        UTF_8("utf-8");

        private final String setting;

        Names(String setting) {
            this.setting = setting;
        }

        /**
         * Returns the spelling that the configuration calls so.
         *
         * @throws IllegalArgumentException if there is none
         */
        public static Names of(String setting) {
            for (Names names : values()) {
                if (names.setting.equals(setting.toLowerCase(Locale.ROOT))) {
                    return names;
                }
            }
            throw new IllegalArgumentException("names are in \"utf-7\" or \"utf-8\", not \"" + setting + "\"");
        }
    }

    public MaildirSettings {
        check(folder.contains(UserFolders.USER), "the folder of a user has {user} in it: " + folder);
        check(vanishedCapacity >= 2, "at least 2 commits' vanished messages are remembered");
        check(within(pollInterval, 10, 60_000), "folders are looked at every 10 ms to 1 minute");
        check(within(lockTimeout, 0, 600_000), "a lock is waited for up to 10 minutes");
        check(reserveOctets >= 0, "what stays free is not negative");
        check(
                names == Names.UTF_7 || isUtf8Locale(),
                "names in UTF-8 need a locale with UTF-8, such as LC_ALL=C.UTF-8; this one has "
                        + System.getProperty("sun.jnu.encoding"));
    }

    /** Returns the stock settings for a template. */
    public static MaildirSettings of(String folder) {
        return new MaildirSettings(
                folder,
                Layout.MAILDIR_PLUS_PLUS,
                Names.UTF_7,
                VanishedLog.DEFAULT_CAPACITY,
                DEFAULT_POLL,
                DEFAULT_LOCK_TIMEOUT,
                DEFAULT_RESERVE);
    }

    /** Returns these settings with another {@link #layout} and another spelling of names. */
    public MaildirSettings with(Layout otherLayout, Names otherNames) {
        return new MaildirSettings(
                folder, otherLayout, otherNames, vanishedCapacity, pollInterval, lockTimeout, reserveOctets);
    }

    /** Returns these settings with another {@link #reserveOctets}. */
    public MaildirSettings withReserveOctets(long octets) {
        return new MaildirSettings(folder, layout, names, vanishedCapacity, pollInterval, lockTimeout, octets);
    }

    /** Returns these settings with another {@link #lockTimeout}. */
    public MaildirSettings withLockTimeout(Duration timeout) {
        return new MaildirSettings(folder, layout, names, vanishedCapacity, pollInterval, timeout, reserveOctets);
    }

    // The JVM writes file names in the charset of the locale; there is no other way to ask for it.
    private static boolean isUtf8Locale() {
        return Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII"))
                .equals(StandardCharsets.UTF_8);
    }

    private static boolean within(Duration time, long least, long most) {
        return time.toMillis() >= least && time.toMillis() <= most;
    }

    private static void check(boolean condition, String rule) {
        if (!condition) {
            throw new IllegalArgumentException(rule);
        }
    }
}
