package org.restante.sasl.directory.file;

import com.google.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordHashing;

/**
 * Users in a text file (the package page shows the format). A changed file is read again at the next question; when it
 * is damaged then, the users stay as they were and the log says where the damage is. At the start, and before an edit, a
 * damaged file is an error.
 */
public final class FileDirectory implements EditableDirectory {
    /** The name it is bound under. */
    public static final String NAME = "file";

    private static final Logger LOG = System.getLogger(FileDirectory.class.getName());

    private final FileDirectorySettings settings;
    private final PasswordHashing hashing;
    private final WatchedFile watched;
    private final FileEdit edit;
    private final Set<UserName> upgrading = ConcurrentHashMap.newKeySet();

    /**
     * Reads the file.
     *
     * @throws DirectoryException {@code DAMAGED}, naming file and line, or {@code UNAVAILABLE}
     */
    @Inject
    public FileDirectory(FileDirectorySettings settings, PasswordHashing hashing) {
        this.settings = settings;
        this.hashing = hashing;
        this.watched = new WatchedFile(settings.file(), hashing);
        this.edit = new FileEdit(settings.file());
    }

    @Override
    public String realm() {
        return NAME;
    }

    @Override
    public boolean verifiesPasswords() {
        return true;
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return settings.scram().hashes().stream().map(ScramHash::kind).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return entry(user).map(UserFile.Entry::record);
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        Optional<UserFile.Entry> entry = entry(attempt.user());
        if (entry.isEmpty()) {
            hashing.verifyNobody(attempt.password());
            return new VerifyResult.Rejected();
        }
        UserFile.Entry known = entry.orElseThrow();
        if (!hashing.verify(attempt.password(), known.user().hash())) {
            return new VerifyResult.Rejected();
        }
        return switch (known.record().status()) {
            case ACTIVE -> new VerifyResult.Verified(upgraded(known, attempt.password()));
            case EXPIRED -> new VerifyResult.Expired();
            case DISABLED -> new VerifyResult.Disabled();
        };
    }

    // Now that the password is known, its old hash can become one of today. Of several logins at once one does it.
    private UserRecord upgraded(UserFile.Entry known, Password password) {
        UserName name = known.user().name();
        if (!hashing.wantsUpgrade(known.user().hash()) || !upgrading.add(name)) {
            return known.record();
        }
        try {
            return replace(known, known.user().withPassword(hashing.hash(password), derive(password)));
        } catch (DirectoryException e) {
            LOG.log(Level.WARNING, "the password of " + name + " stays hashed as it was: " + e.getMessage());
            return known.record();
        } finally {
            upgrading.remove(name);
        }
    }

    // Only on the line that was verified: the password may be another by now. What is returned is the record of the
    // line that this password belongs to, in any case.
    private UserRecord replace(UserFile.Entry known, FileUser next) {
        AtomicBoolean done = new AtomicBoolean();
        edit.replaceIf(() -> {
            UserFile now = read();
            Optional<UserFile.Entry> same =
                    now.find(next.name()).filter(entry -> entry.user().equals(known.user()));
            done.set(same.isPresent());
            return same.map(entry -> now.replacing(entry, next));
        });
        return done.get() ? next.record() : known.record();
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Arrays.stream(ScramHash.values())
                .filter(hash -> hash.kind().equals(kind))
                .findFirst()
                .flatMap(hash -> entry(user)
                        .filter(known -> known.record().active())
                        .flatMap(known -> known.user().scramKeys(hash)))
                .map(kind.type()::cast);
    }

    @Override
    public boolean mayActAs(UserName authentication, UserName authorization) {
        return entry(authentication)
                .filter(known -> known.user().mayActAs(authorization))
                .isPresent();
    }

    @Override
    public void add(UserName user, Password password) {
        // The slow part comes before the lock, and nothing of it is wasted but for a name that is taken.
        FileUser added = withPassword(Optional.empty(), user, hashing.hash(password), derive(password));
        edit.replace(() -> {
            UserFile now = read();
            if (now.find(user).isPresent()) {
                throw new DirectoryException(Code.ALREADY_EXISTS, "there is a user " + user + " already");
            }
            return now.with(added);
        });
    }

    @Override
    public void setPassword(UserName user, Password password) {
        PasswordHash hash = hashing.hash(password);
        Map<ScramHash, ScramKeys> keys = derive(password);
        edit.replace(() -> {
            UserFile now = read();
            UserFile.Entry entry = existing(now, user);
            return now.replacing(entry, withPassword(Optional.of(entry.user()), user, hash, keys));
        });
    }

    @Override
    public void remove(UserName user) {
        edit.replace(() -> {
            UserFile now = read();
            return now.without(existing(now, user));
        });
    }

    @Override
    public List<UserName> list() {
        return watched.current().names();
    }

    private Optional<UserFile.Entry> entry(UserName user) {
        return watched.current().find(user);
    }

    private UserFile read() {
        return UserFile.read(settings.file(), hashing);
    }

    private Map<ScramHash, ScramKeys> derive(Password password) {
        return settings.scram().derive(password);
    }

    private static FileUser withPassword(
            Optional<FileUser> before, UserName user, PasswordHash hash, Map<ScramHash, ScramKeys> keys) {
        return before.orElseGet(() -> new FileUser(user, hash, Map.of())).withPassword(hash, keys);
    }

    private static UserFile.Entry existing(UserFile file, UserName user) {
        return file.find(user).orElseThrow(() -> new DirectoryException(Code.NO_SUCH_USER, "there is no user " + user));
    }
}
