package org.restante.sasl.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.DereferencePolicy;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPSearchException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchRequest;
import com.unboundid.ldap.sdk.SearchResultEntry;
import com.unboundid.ldap.sdk.SearchScope;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.directory.UserRecord;

/** Finds the entries of users. A name becomes an assertion value or a value in a DN as it is, never a part of their text. */
final class LdapUsers {
    private static final int ONE_AND_ANOTHER = 2;

    private final LdapServers servers;
    private final LdapSettings.Users settings;
    private final Filter filter;
    private final LdapEntries entries;
    private final Function<UserName, DN> base;
    private final SearchScope scope;

    /** An entry that is a user's. */
    record Found(String dn, UserRecord user) {}

    LdapUsers(LdapServers servers, LdapSettings.Users settings) {
        this.servers = servers;
        this.settings = settings;
        this.filter = LdapSyntax.filter(settings.filter());
        this.entries = new LdapEntries(settings);
        switch (settings.place()) {
            case LdapSettings.Place.Below below -> {
                DN dn = LdapSyntax.dn(below.base());
                this.base = user -> dn;
                this.scope = SearchScope.SUB;
            }
            case LdapSettings.Place.Named named -> {
                this.base = DnTemplate.parse(named.template())::of;
                this.scope = SearchScope.BASE;
            }
        }
    }

    /**
     * Finds a user's entry.
     *
     * @throws DirectoryException when the servers do not answer, or there are two
     */
    Optional<Found> find(UserName user) {
        List<SearchResultEntry> found = search(user);
        if (found.size() > 1) {
            throw new DirectoryException(
                    Code.DAMAGED, "more than one entry has " + settings.name() + " " + user + " and matches " + filter);
        }
        return found.stream()
                .filter(entry -> entries.isOf(entry, user))
                .findFirst()
                .map(entry -> new Found(entry.getDN(), entries.record(entry, user)));
    }

    private List<SearchResultEntry> search(UserName user) {
        SearchRequest request = new SearchRequest(
                base.apply(user),
                scope,
                DereferencePolicy.NEVER,
                ONE_AND_ANOTHER,
                servers.seconds(),
                false,
                Filter.createANDFilter(Filter.createEqualityFilter(settings.name(), user.value()), filter),
                entries.attributes());
        try {
            return servers.searches().search(request).getSearchEntries();
        } catch (LDAPSearchException failure) {
            if (failure.getResultCode().equals(ResultCode.SIZE_LIMIT_EXCEEDED) && failure.getEntryCount() > 1) {
                return failure.getSearchEntries();
            }
            if (failure.getResultCode().equals(ResultCode.NO_SUCH_OBJECT) && scope.equals(SearchScope.BASE)) {
                return List.of();
            }
            throw LdapServers.unavailable("users cannot be looked for in LDAP", failure);
        }
    }
}
