/**
 * Users in an LDAP directory (RFC 4510). Start with {@link org.restante.sasl.ldap.LdapDirectory}; how the servers are reached
 * is in {@code LdapServers}, what an entry says of a user in {@code LdapUsers}.
 */
package org.restante.sasl.ldap;
