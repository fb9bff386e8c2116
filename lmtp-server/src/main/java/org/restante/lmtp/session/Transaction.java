package org.restante.lmtp.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.lmtp.delivery.Recipient;
import org.restante.lmtp.delivery.Spool;

/** One message: from MAIL to the last reply of DATA. */
final class Transaction implements AutoCloseable {
    private final Optional<MailAddress> sender;
    private final boolean utf8;
    private final List<Recipient> recipients = new ArrayList<>();
    private final Spool message;
    private Optional<Chunked> chunks = Optional.empty();

    Transaction(Optional<MailAddress> sender, boolean utf8, Spool message) {
        this.sender = sender;
        this.utf8 = utf8;
        this.message = message;
    }

    Optional<MailAddress> sender() {
        return sender;
    }

    /** Returns whether the sender has said SMTPUTF8 (RFC 6531). */
    boolean isUtf8() {
        return utf8;
    }

    List<Recipient> recipients() {
        return recipients;
    }

    Spool message() {
        return message;
    }

    /** Returns the chunks, which begin with the first BDAT. */
    Chunked chunks() {
        if (chunks.isEmpty()) {
            chunks = Optional.of(new Chunked(message));
        }
        return chunks.get();
    }

    /** Returns whether BDAT has begun: then DATA and RCPT are not possible (RFC 3030 section 2). */
    boolean isChunked() {
        return chunks.isPresent();
    }

    @Override
    public void close() {
        message.close();
    }
}
