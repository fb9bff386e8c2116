package org.restante.sasl.directory;

import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.VerifiedCredentials.Key;

/**
 * Spares a directory the verification of a password that it verified a short while ago: mail clients open many
 * connections, and a hash is slow on purpose. The user is looked up each time all the same, so one who was removed,
 * closed or given another password is refused at once (a directory that knows no revisions: when the entry expires).
 *
 * <p>Clients that come with the same password at the same time wait for one verification instead of each making its own.
 */
public final class CachingDirectory implements UserDirectory {
    private final UserDirectory directory;
    private final CacheSettings settings;
    private final VerifiedCredentials verified;
    private final ConcurrentMap<Key, Lock> running = new ConcurrentHashMap<>();

    /** Stands in front of a directory. */
    public CachingDirectory(UserDirectory directory, CacheSettings settings, Clock clock) {
        this.directory = directory;
        this.settings = settings;
        this.verified = new VerifiedCredentials(settings, clock);
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        if (settings.entries() == 0) {
            return directory.verify(attempt);
        }
        Key key = verified.key(directory.realm(), attempt);
        Optional<VerifyResult> known = remembered(key);
        return known.isPresent() ? known.orElseThrow() : verifyOnce(key, attempt);
    }

    private VerifyResult verifyOnce(Key key, PasswordAttempt attempt) {
        // One for each key: a directory that is slow about one user keeps nobody else waiting.
        Lock lock = running.computeIfAbsent(key, k -> new ReentrantLock());
        lock.lock();
        try {
            return remembered(key).orElseGet(() -> verifyAndRemember(key, attempt));
        } finally {
            running.remove(key, lock); // who waits for it has it, and finds what is remembered by now
            lock.unlock();
        }
    }

    private VerifyResult verifyAndRemember(Key key, PasswordAttempt attempt) {
        VerifyResult result = directory.verify(attempt);
        if (result instanceof VerifyResult.Verified known) {
            // The revision that was verified, not the one that is current by now.
            verified.add(key, known.user().revision());
        }
        return result;
    }

    private Optional<VerifyResult> remembered(Key key) {
        return directory
                .find(key.user())
                .filter(UserRecord::active)
                .filter(user -> verified.contains(key, user.revision()))
                .map(VerifyResult.Verified::new);
    }

    @Override
    public String realm() {
        return directory.realm();
    }

    @Override
    public boolean verifiesPasswords() {
        return directory.verifiesPasswords();
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return directory.credentialKinds();
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return directory.find(user);
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return directory.credential(user, kind);
    }

    @Override
    public boolean mayActAs(UserName authentication, UserName authorization) {
        return directory.mayActAs(authentication, authorization);
    }

    @Override
    public void close() {
        directory.close();
    }
}
