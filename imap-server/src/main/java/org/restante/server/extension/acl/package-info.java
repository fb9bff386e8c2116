/** ACL (RFC 4314), and LIST's return option MYRIGHTS (RFC 8440). The rights themselves are held in {@link org.restante.server.access}. */
package org.restante.server.extension.acl;
