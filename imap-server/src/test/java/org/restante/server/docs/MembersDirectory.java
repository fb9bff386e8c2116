package org.restante.server.docs;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordHashing;

/** The members of a club, whose hashed passwords another program keeps. */
public final class MembersDirectory implements UserDirectory {
    private final Map<String, PasswordHash> members;
    private final PasswordHashing hashing;

    public MembersDirectory(Map<String, PasswordHash> members, PasswordHashing hashing) {
        this.members = members;
        this.hashing = hashing;
    }

    @Override
    public String realm() {
        return "members";
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
        return members.containsKey(user.value()) ? Optional.of(UserRecord.of(user)) : Optional.empty();
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        PasswordHash hash = members.get(attempt.user().value());
        if (hash == null) {
            hashing.verifyNobody(attempt.password()); // as slow as a wrong password
            return new VerifyResult.Rejected();
        }
        return hashing.verify(attempt.password(), hash)
                ? new VerifyResult.Verified(UserRecord.of(attempt.user()))
                : new VerifyResult.Rejected();
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.empty();
    }
}
