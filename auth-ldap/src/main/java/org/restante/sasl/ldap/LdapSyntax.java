package org.restante.sasl.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPException;

/** Reads what an operator has written in the words of LDAP; what is wrong is an {@link IllegalArgumentException}. */
final class LdapSyntax {
    private LdapSyntax() {}

    /** Reads a DN (RFC 4514). */
    static DN dn(String text) {
        try {
            return new DN(text);
        } catch (LDAPException notOne) {
            throw new IllegalArgumentException("\"" + text + "\" is not a DN", notOne);
        }
    }

    /** Reads a filter (RFC 4515). */
    static Filter filter(String text) {
        try {
            return Filter.create(text);
        } catch (LDAPException notOne) {
            throw new IllegalArgumentException("\"" + text + "\" is not a filter: " + notOne.getMessage(), notOne);
        }
    }

    // RFC 4512 section 2.5: attributedescription = attributetype options; what else the SDK would take is none.
    static void attribute(String name) {
        if (name.isEmpty() || !name.chars().allMatch(LdapSyntax::isAttributeChar)) {
            throw new IllegalArgumentException("\"" + name + "\" is not the name of an attribute");
        }
    }

    private static boolean isAttributeChar(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-.;".indexOf(c) >= 0;
    }
}
