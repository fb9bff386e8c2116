package org.restante.sasl.directory;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
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
    private static final int STRIPES = 64;

    private final UserDirectory directory;
    private final CacheSettings settings;
    private final VerifiedCredentials verified;
    private final List<Lock> locks =
            Stream.<Lock>generate(ReentrantLock::new).limit(STRIPES).toList();

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
        Lock lock = locks.get(Math.floorMod(key.hashCode(), STRIPES));
        lock.lock();
        try {
            return remembered(key).orElseGet(() -> verifyAndRemember(key, attempt));
        } finally {
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
