package org.restante.sasl.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import org.restante.sasl.credential.UserName;

/**
 * A DN in which names of users are put. It is taken apart before a name comes in, and a name is a value or a part of one: no
 * name can add to the DN, whatever is in it.
 */
final class DnTemplate {
    private static final String USER = "{user}";

    private final DN template;

    private DnTemplate(DN template) {
        this.template = template;
    }

    /**
     * @throws IllegalArgumentException when it is no DN, or has no {@code {user}} in a value
     */
    static DnTemplate parse(String text) {
        DN dn = LdapSyntax.dn(text);
        for (RDN rdn : dn.getRDNs()) {
            for (String value : rdn.getAttributeValues()) {
                if (value.contains(USER)) {
                    return new DnTemplate(dn);
                }
            }
        }
        throw new IllegalArgumentException("\"" + text + "\" has no " + USER);
    }

    DN of(UserName user) {
        RDN[] rdns = template.getRDNs().clone();
        for (int i = 0; i < rdns.length; i++) {
            String[] values = rdns[i].getAttributeValues().clone();
            for (int value = 0; value < values.length; value++) {
                values[value] = values[value].replace(USER, user.value());
            }
            rdns[i] = new RDN(rdns[i].getAttributeNames(), values);
        }
        return new DN(rdns);
    }
}
