package org.restante.sasl.directory;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;

/** A directory whose users a test changes, and which counts the verifications; they wait for so many lookups. */
final class RecordingDirectory implements UserDirectory {
    final AtomicInteger verifications = new AtomicInteger();
    volatile CountDownLatch lookups = new CountDownLatch(0);
    private final String realm;
    private final Map<UserName, UserRecord> records = new HashMap<>();
    private final Map<UserName, Password> passwords = new HashMap<>();

    RecordingDirectory(String realm) {
        this.realm = realm;
    }

    RecordingDirectory put(String user, String password, AccountStatus status, String revision) {
        UserName name = UserName.of(user);
        records.put(name, new UserRecord(name, status, Set.of(), Optional.empty(), Map.of(), revision));
        passwords.put(name, Password.of(password));
        return this;
    }

    RecordingDirectory put(String user, String password) {
        return put(user, password, AccountStatus.ACTIVE, "1");
    }

    void remove(String user) {
        records.remove(UserName.of(user));
        passwords.remove(UserName.of(user));
    }

    @Override
    public String realm() {
        return realm;
    }

    @Override
    public boolean verifiesPasswords() {
        return true;
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return Set.of();
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        lookups.countDown();
        return Optional.ofNullable(records.get(user));
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        verifications.incrementAndGet();
        try {
            lookups.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        boolean right = attempt.password().equals(passwords.get(attempt.user()));
        return right ? new VerifyResult.Verified(records.get(attempt.user())) : new VerifyResult.Rejected();
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.empty();
    }
}
