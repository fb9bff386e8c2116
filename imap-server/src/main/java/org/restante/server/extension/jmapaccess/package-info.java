/** JMAPACCESS (RFC 9698): where the same mail is to be had by JMAP. Start at {@code JmapAccessExtension}. */
package org.restante.server.extension.jmapaccess;
