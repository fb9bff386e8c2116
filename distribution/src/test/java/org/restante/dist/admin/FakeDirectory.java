package org.restante.dist.admin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;

/** Users in memory, with passwords that cost nothing. */
final class FakeDirectory implements EditableDirectory {
    private final Map<UserName, Password> users = new TreeMap<>();

    @Override
    public void add(UserName user, Password password) {
        if (users.putIfAbsent(user, password) != null) {
            throw new DirectoryException(Code.ALREADY_EXISTS, "there is a user " + user + " already");
        }
    }

    @Override
    public void setPassword(UserName user, Password password) {
        if (users.replace(user, password) == null) {
            throw new DirectoryException(Code.NO_SUCH_USER, "there is no user " + user);
        }
    }

    @Override
    public void remove(UserName user) {
        if (users.remove(user) == null) {
            throw new DirectoryException(Code.NO_SUCH_USER, "there is no user " + user);
        }
    }

    @Override
    public List<UserName> list() {
        return List.copyOf(users.keySet());
    }

    @Override
    public String realm() {
        return "fake";
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
        return users.containsKey(user) ? Optional.of(UserRecord.of(user)) : Optional.empty();
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        return attempt.password().equals(users.get(attempt.user()))
                ? new VerifyResult.Verified(UserRecord.of(attempt.user()))
                : new VerifyResult.Rejected();
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.empty();
    }

    @Override
    public boolean mayActAs(UserName authentication, UserName authorization) {
        return false;
    }
}
