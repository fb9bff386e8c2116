/**
 * What is inside of messages: envelope, MIME structure, and the place of every part, found in one pass while the octets
 * go by. Nothing here fails on a message, and nothing holds one whole. Start with {@link
 * org.restante.protocol.mime.MimeScanner}, which makes a {@link org.restante.protocol.mime.Summary}; {@link
 * org.restante.protocol.mime.PartSection} finds the octets of a {@code BODY[section]}.
 */
package org.restante.protocol.mime;
