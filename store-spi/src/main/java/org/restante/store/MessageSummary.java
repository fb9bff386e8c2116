package org.restante.store;

import org.restante.protocol.mime.Summary;

/**
 * What is known of a message without opening it.
 *
 * @param uid its UID
 * @param emailId the identity of its content, the same for all copies (RFC 8474 section 5.1)
 * @param summary structure and common header fields
 */
public record MessageSummary(long uid, ObjectId emailId, Summary summary) {}
