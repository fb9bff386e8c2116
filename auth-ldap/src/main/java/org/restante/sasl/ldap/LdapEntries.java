package org.restante.sasl.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.AccountStatus;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.UserRecord;

/** What the entry of a user says. */
final class LdapEntries {
    // What servers keep of when an entry, or the password in it, has changed: OpenLDAP and 389 DS (RFC 4512 section
    // 3.4), the password policy of draft-behera, Active Directory.
    private static final List<String> WHEN_CHANGED =
            List.of("entryCSN", "modifyTimestamp", "pwdChangedTime", "pwdLastSet", "uSNChanged");

    private final LdapSettings.Users settings;
    private final Optional<DN> groupsBase;

    LdapEntries(LdapSettings.Users settings) {
        this.settings = settings;
        this.groupsBase = settings.groupsBase().map(LdapSyntax::dn);
    }

    /** The attributes that are asked for; never a password. */
    String[] attributes() {
        Set<String> names = new LinkedHashSet<>(WHEN_CHANGED);
        names.add(settings.name());
        settings.groups().ifPresent(names::add);
        settings.home().ifPresent(names::add);
        return names.toArray(String[]::new);
    }

    /**
     * Whether an entry that the server found is the user's. The server compares as the attribute's type says, which may be
     * without regard to case; to us, a name that is written in another way is another user's.
     *
     * @throws DirectoryException when the name is not shown to us
     */
    boolean isOf(SearchResultEntry entry, UserName user) {
        String[] names = entry.getAttributeValues(settings.name());
        if (names == null) {
            throw new DirectoryException(
                    Code.DAMAGED, "the attribute " + settings.name() + " of " + entry.getDN() + " cannot be read");
        }
        return Stream.of(names).anyMatch(name -> UserName.parse(name).equals(Optional.of(user)));
    }

    UserRecord record(SearchResultEntry entry, UserName user) {
        Optional<String> home = settings.home().map(entry::getAttributeValue);
        return new UserRecord(user, AccountStatus.ACTIVE, groups(entry), home, Map.of(), revision(entry));
    }

    private Set<String> groups(SearchResultEntry entry) {
        Set<String> groups = new TreeSet<>();
        settings.groups()
                .flatMap(attribute -> Optional.ofNullable(entry.getAttributeValues(attribute)))
                .ifPresent(values -> Stream.of(values)
                        .flatMap(value -> group(value).stream())
                        .forEach(groups::add));
        return groups;
    }

    private Optional<String> group(String value) {
        try {
            DN dn = new DN(value);
            RDN first = dn.getRDN();
            if (first == null || (groupsBase.isPresent() && !dn.isDescendantOf(groupsBase.orElseThrow(), false))) {
                return Optional.empty();
            }
            return Optional.of(first.getAttributeValues()[0]);
        } catch (LDAPException aWord) {
            return Optional.of(value).filter(word -> groupsBase.isEmpty());
        }
    }

    // Attributes and their values have no order (RFC 4512 section 2.2).
    private String revision(SearchResultEntry entry) {
        List<String> lines = new ArrayList<>();
        for (Attribute attribute : entry.getAttributes()) {
            for (String value : attribute.getValues()) {
                lines.add(attribute.getName() + "\0" + value);
            }
        }
        String[] sorted = lines.toArray(String[]::new);
        Arrays.sort(sorted);
        String text = entry.getDN() + "\0\0" + String.join("\0\0", sorted);
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the JDK has no SHA-256", e);
        }
    }
}
