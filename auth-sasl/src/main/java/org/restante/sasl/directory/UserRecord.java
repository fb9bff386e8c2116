package org.restante.sasl.directory;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.UserName;

/**
 * What a directory tells about a user. No secrets.
 *
 * @param name the user's name
 * @param groups the groups the user is in
 * @param home where the user's mail is, in the words of the store, when the directory says so
 * @param attributes what else the directory keeps, by name
 * @param revision a word that changes whenever the user's credentials or rights may have changed; verified passwords
 *     are remembered for one revision only. Empty text when the directory cannot tell
 */
public record UserRecord(
        UserName name, Set<String> groups, Optional<String> home, Map<String, String> attributes, String revision) {
    /** Copies the collections. */
    public UserRecord {
        groups = Set.copyOf(groups);
        attributes = Map.copyOf(attributes);
    }

    /** A user of whom no more than the name is known. */
    public static UserRecord of(UserName name) {
        return new UserRecord(name, Set.of(), Optional.empty(), Map.of(), "");
    }
}
