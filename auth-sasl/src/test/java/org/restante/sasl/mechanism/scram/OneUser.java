package org.restante.sasl.mechanism.scram;

import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;

/** A directory of one user, of whom no more than keys are known. */
record OneUser(String name, ScramKeys keys) implements UserDirectory {
    @Override
    public String realm() {
        return "test";
    }

    @Override
    public boolean verifiesPasswords() {
        return false;
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return Set.of(keys.hash().kind());
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return user.value().equals(name) ? Optional.of(UserRecord.of(user)) : Optional.empty();
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        return new VerifyResult.Rejected();
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return user.value().equals(name) && kind.equals(keys.hash().kind())
                ? Optional.of(kind.type().cast(keys))
                : Optional.empty();
    }
}
