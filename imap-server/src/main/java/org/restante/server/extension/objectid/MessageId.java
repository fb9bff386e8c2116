package org.restante.server.extension.objectid;

import org.restante.store.MessageSummary;

/** Which identity of a message. */
enum MessageId {
    /** That of its content, the same for all copies (RFC 8474 section 5.1). */
    EMAILID,
    /** That of its conversation (RFC 8474 section 5.2). */
    THREADID;

    String of(MessageSummary message) {
        return switch (this) {
            case EMAILID -> message.emailId().value();
            case THREADID -> ThreadId.of(message);
        };
    }
}
