package com.example.club.users;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordHashing;

/** The members of a club, in a file that another program writes: a line {@code name:hash} for each. */
public final class RosterDirectory implements UserDirectory {
    private final Path file;
    private final PasswordHashing hashing;

    /** A directory that reads the file at each question, so that a new member may come in at once. */
    public RosterDirectory(Path file, PasswordHashing hashing) {
        this.file = file;
        this.hashing = hashing;
    }

    @Override
    public String realm() {
        return "roster";
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
        return hash(user).map(hash -> UserRecord.of(user));
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        Optional<PasswordHash> hash = hash(attempt.user());
        if (hash.isEmpty()) {
            hashing.verifyNobody(attempt.password()); // as slow as a wrong password
            return new VerifyResult.Rejected();
        }
        return hashing.verify(attempt.password(), hash.get())
                ? new VerifyResult.Verified(UserRecord.of(attempt.user()))
                : new VerifyResult.Rejected();
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.empty();
    }

    private Optional<PasswordHash> hash(UserName user) {
        String start = user.value() + ":";
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(start))
                    .findFirst()
                    .map(line -> new PasswordHash(line.substring(start.length()).strip()));
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new DirectoryException(
                    DirectoryException.Code.UNAVAILABLE, "the roster " + file + " cannot be read", unreadable);
        }
    }
}
