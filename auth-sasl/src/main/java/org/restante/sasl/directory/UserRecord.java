package org.restante.sasl.directory;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.UserName;

/**
 * What a directory tells about a user. No secrets.
 *
 * @param name the user's name
 * @param status whether the account is open
 * @param groups the groups the user is in
 * @param home where the user's mail is, in the words of the store, when the directory says so
 * @param attributes what else the directory keeps, by name
 * @param revision a word that changes whenever the user's credentials or rights may have changed; verified passwords
 *     are remembered for one revision only. Empty text when the directory cannot tell
 */
public record UserRecord(
        UserName name,
        AccountStatus status,
        Set<String> groups,
        Optional<String> home,
        Map<String, String> attributes,
        String revision) {
    /** Copies the collections, refuses null. */
    public UserRecord {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(home, "home");
        Objects.requireNonNull(revision, "revision");
        groups = Set.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }

    /** An active user of whom no more than the name is known. */
    public static UserRecord of(UserName name) {
        return of(name, Set.of());
    }

    /** An active user in these groups. */
    public static UserRecord of(UserName name, Set<String> groups) {
        return new UserRecord(name, AccountStatus.ACTIVE, groups, Optional.empty(), Map.of(), "");
    }

    /** Whether the user may log in. */
    public boolean active() {
        return status == AccountStatus.ACTIVE;
    }
}
