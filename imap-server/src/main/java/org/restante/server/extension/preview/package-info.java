/** PREVIEW (RFC 8970): the beginning of a message's text, made once while it came in. */
package org.restante.server.extension.preview;
