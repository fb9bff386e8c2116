package org.restante.sasl.directory;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;

/**
 * Several directories as one. A user belongs to the first directory that knows the name, and to that one alone: a wrong
 * password there is not tried elsewhere. When a directory fails, so does the chain, since the name may be in that one.
 */
public final class ChainedDirectory implements UserDirectory {
    private final List<UserDirectory> directories;

    /**
     * Asks the directories in this order.
     *
     * @throws IllegalArgumentException when there are none
     */
    public ChainedDirectory(List<UserDirectory> directories) {
        if (directories.isEmpty()) {
            throw new IllegalArgumentException("a chain has at least one directory");
        }
        this.directories = List.copyOf(directories);
    }

    @Override
    public String realm() {
        return directories.stream().map(UserDirectory::realm).collect(Collectors.joining("+"));
    }

    @Override
    public boolean verifiesPasswords() {
        return directories.stream().anyMatch(UserDirectory::verifiesPasswords);
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        // Clients take the strongest mechanism that is announced and no other: one that the users of one of the
        // directories cannot use would lock them out.
        Set<CredentialKind<?>> kinds = new HashSet<>();
        directories.forEach(directory -> kinds.addAll(directory.credentialKinds()));
        directories.stream()
                .filter(UserDirectory::verifiesPasswords)
                .forEach(directory -> kinds.retainAll(directory.credentialKinds()));
        return Set.copyOf(kinds);
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return directories.stream()
                .flatMap(directory -> directory.find(user).stream())
                .findFirst();
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        return owner(attempt.user()).orElseGet(this::forNobody).verify(attempt);
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return owner(user).flatMap(directory -> directory.credential(user, kind));
    }

    @Override
    public boolean mayActAs(UserName authentication, UserName authorization) {
        return owner(authentication)
                .filter(directory -> directory.mayActAs(authentication, authorization))
                .isPresent();
    }

    @Override
    public void close() {
        directories.forEach(UserDirectory::close);
    }

    private Optional<UserDirectory> owner(UserName user) {
        return directories.stream()
                .filter(directory -> directory.find(user).isPresent())
                .findFirst();
    }

    // An unknown user has to cost a hash: the first directory that verifies passwords pays it.
    private UserDirectory forNobody() {
        return directories.stream()
                .filter(UserDirectory::verifiesPasswords)
                .findFirst()
                .orElseGet(directories::getFirst);
    }
}
