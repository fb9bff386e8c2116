package org.restante.sasl.directory;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.password.ScramDerivation;

/**
 * Users that a program names, for embedding and for tests. They live in memory only, and so do their passwords, as a
 * salted SHA-256 under which a server starts in milliseconds: whoever reads this process's memory is past needing them.
 * Nothing of it is fit to be written to a file.
 */
public final class StaticDirectory implements UserDirectory {
    private final Map<UserName, User> users;
    private final Map<UserName, Set<UserName>> actors;
    private final SaltedVerifier nobody = SaltedVerifier.of(Password.of("nobody"));
    private final Set<CredentialKind<?>> kinds;

    private record User(UserRecord record, SaltedVerifier verifier, Map<ScramHash, ScramKeys> keys) {}

    private StaticDirectory(Builder builder) {
        users = Map.copyOf(builder.users);
        Map<UserName, Set<UserName>> copies = new HashMap<>();
        builder.actors.forEach((actor, roles) -> copies.put(actor, Set.copyOf(roles)));
        actors = Map.copyOf(copies);
        Set<CredentialKind<?>> derived = new HashSet<>();
        builder.scram.hashes().forEach(hash -> derived.add(hash.kind()));
        kinds = Set.copyOf(derived);
    }

    /** A directory of one user. */
    public static StaticDirectory of(String user, String password) {
        return builder().user(user, password).build();
    }

    /** Begins a directory without users. */
    public static Builder builder() {
        return new Builder();
    }

    @Override
    public String realm() {
        return "static";
    }

    @Override
    public boolean verifiesPasswords() {
        return true;
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return kinds;
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return Optional.ofNullable(users.get(user)).map(User::record);
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        Optional<User> user = Optional.ofNullable(users.get(attempt.user()));
        boolean right = user.map(User::verifier).orElse(nobody).verify(attempt.password());
        return user.filter(known -> right)
                .<VerifyResult>map(known -> new VerifyResult.Verified(known.record()))
                .orElseGet(VerifyResult.Rejected::new);
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.ofNullable(users.get(user)).stream()
                .flatMap(known -> known.keys().values().stream())
                .filter(keys -> keys.hash().kind().equals(kind))
                .map(kind.type()::cast)
                .findFirst();
    }

    @Override
    public boolean mayActAs(UserName authentication, UserName authorization) {
        return actors.getOrDefault(authentication, Set.of()).contains(authorization);
    }

    /** Collects the users. */
    public static final class Builder {
        private final Map<UserName, User> users = new HashMap<>();
        private final Map<UserName, Set<UserName>> actors = new HashMap<>();
        private ScramDerivation scram = ScramDerivation.NONE;

        private Builder() {}

        /** Derives SCRAM keys for the users added from here on, a few milliseconds each. */
        public Builder scram(ScramDerivation derivation) {
            scram = derivation;
            return this;
        }

        /**
         * Adds a user in no group, or replaces one.
         *
         * @throws IllegalArgumentException when the name or the password cannot be one
         */
        public Builder user(String name, String password) {
            return user(name, password, Set.of());
        }

        /**
         * Adds a user, or replaces one.
         *
         * @throws IllegalArgumentException when the name or the password cannot be one
         */
        public Builder user(String name, String password, Set<String> groups) {
            UserName user = UserName.of(name);
            Password secret = Password.of(password);
            users.put(user, new User(UserRecord.of(user, groups), SaltedVerifier.of(secret), scram.derive(secret)));
            return this;
        }

        /** Lets one user log in and act as another (RFC 4616's authorization identity). */
        public Builder mayActAs(String authentication, String authorization) {
            actors.computeIfAbsent(UserName.of(authentication), actor -> new HashSet<>())
                    .add(UserName.of(authorization));
            return this;
        }

        /** The directory, which does not change any more. */
        public StaticDirectory build() {
            return new StaticDirectory(this);
        }
    }
}
