package org.restante.dist.serve;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.ChainedDirectory;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.EditableDirectory;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;

/**
 * Several directories as one, some of which can be edited: new users come into the first of those, unless any of them all has
 * the name; the others are changed where they are.
 */
final class DirectoryChain implements EditableDirectory {
    private final List<UserDirectory> directories;
    private final ChainedDirectory chain;
    private final EditableDirectory first;

    private DirectoryChain(List<UserDirectory> directories, EditableDirectory first) {
        this.directories = List.copyOf(directories);
        this.chain = new ChainedDirectory(directories);
        this.first = first;
    }

    /** Returns these directories as one, which can be edited if one of them can. */
    static UserDirectory of(List<UserDirectory> directories) {
        return directories.stream()
                .filter(EditableDirectory.class::isInstance)
                .map(EditableDirectory.class::cast)
                .findFirst()
                .<UserDirectory>map(first -> new DirectoryChain(directories, first))
                .orElseGet(() -> new ChainedDirectory(directories));
    }

    @Override
    public void add(UserName user, Password password) {
        if (find(user).isPresent()) {
            throw new DirectoryException(Code.ALREADY_EXISTS, "there is a user " + user + " already");
        }
        first.add(user, password);
    }

    @Override
    public void setPassword(UserName user, Password password) {
        owner(user).setPassword(user, password);
    }

    @Override
    public void remove(UserName user) {
        owner(user).remove(user);
    }

    private EditableDirectory owner(UserName user) {
        UserDirectory owner = directories.stream()
                .filter(directory -> directory.find(user).isPresent())
                .findFirst()
                .orElseThrow(() -> new DirectoryException(Code.NO_SUCH_USER, "there is no user " + user));
        if (owner instanceof EditableDirectory editable) {
            return editable;
        }
        throw new DirectoryException(
                Code.UNAVAILABLE, user + " is a user of \"" + owner.realm() + "\", which is not kept by this server");
    }

    /**
     * The names of all users.
     *
     * @throws DirectoryException if there are some whose names cannot be told: less than all would be taken for all
     */
    @Override
    public List<UserName> list() {
        return directories.stream()
                .flatMap(directory -> namesIn(directory).stream())
                .distinct()
                .sorted()
                .toList();
    }

    private static List<UserName> namesIn(UserDirectory directory) {
        if (directory instanceof EditableDirectory editable) {
            return editable.list();
        }
        throw new DirectoryException(
                Code.UNAVAILABLE, "the users of \"" + directory.realm() + "\" cannot be listed from here");
    }

    @Override
    public String realm() {
        return chain.realm();
    }

    @Override
    public boolean verifiesPasswords() {
        return chain.verifiesPasswords();
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return chain.credentialKinds();
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return chain.find(user);
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        return chain.verify(attempt);
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return chain.credential(user, kind);
    }

    @Override
    public boolean mayActAs(UserName authentication, UserName authorization) {
        return chain.mayActAs(authentication, authorization);
    }

    @Override
    public void close() {
        chain.close();
    }
}
