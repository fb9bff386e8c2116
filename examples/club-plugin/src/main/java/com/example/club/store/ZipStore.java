package com.example.club.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;

/**
 * A store whose mail any program can read that reads zip files. Every commit writes the index of its account anew, and one
 * that adds messages the directory of its zip file: right for some thousand messages a user, not for a hundred thousand. One
 * process has the folder, and its commits are made one after the other.
 */
public final class ZipStore implements MailStore {
    private static final int LONGEST_NAME = 200;

    private final ZipStoreSettings settings;
    private final FileChannel lockFile;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, ZipAccount> accounts = new HashMap<>();

    private ZipStore(ZipStoreSettings settings, FileChannel lockFile) {
        this.settings = settings;
        this.lockFile = lockFile;
    }

    /**
     * Opens the store.
     *
     * @throws StoreException INUSE if another process has the folder, UNAVAILABLE if it cannot be used
     */
    public static ZipStore open(ZipStoreSettings settings) {
        return Failures.of("open the store", () -> {
            Files.createDirectories(settings.folder());
            FileChannel file = FileChannel.open(
                    settings.folder().resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(file)) {
                file.close();
                throw new StoreException(Code.INUSE, "Another process has the store");
            }
            return new ZipStore(settings, file); // the lock goes with the file
        });
    }

    private static boolean locked(FileChannel file) throws IOException {
        try {
            FileLock lock = file.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException inThisProcess) {
            return false;
        }
    }

    @Override
    public Set<Feature> features() {
        return EnumSet.of(Feature.WRITE, Feature.KEYWORDS, Feature.MAILBOXES, Feature.SPECIAL_USE, Feature.MODSEQ);
    }

    @Override
    public Account account(String user) {
        lock.lock();
        try {
            return accounts.computeIfAbsent(
                    user, name -> new ZipAccount(this, settings.folder().resolve(folderName(name))));
        } finally {
            lock.unlock();
        }
    }

    // A user may be called anything, "../x" too: what is not plainly harmless is written as % and two digits, and what is too
    // long for the name of a file is known by its hash.
    private static String folderName(String user) {
        StringBuilder name = new StringBuilder("u-");
        for (byte octet : user.getBytes(StandardCharsets.UTF_8)) {
            boolean harmless = octet >= 'a' && octet <= 'z' || octet >= '0' && octet <= '9' || octet == '@' || octet == '-';
            name.append(harmless ? String.valueOf((char) octet) : "%%%02X".formatted(octet));
        }
        return name.length() > LONGEST_NAME ? "h-" + sha256(user) : name.toString();
    }

    private static String sha256(String user) {
        try {
            byte[] octets = MessageDigest.getInstance("SHA-256").digest(user.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(octets);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    ReentrantLock lock() {
        return lock;
    }

    long largestOctets() {
        return settings.largestOctets();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            accounts.values().forEach(ZipAccount::close);
            accounts.clear();
            Failures.of("close the store", () -> {
                lockFile.close();
                return settings;
            });
        } finally {
            lock.unlock();
        }
    }
}
