package org.restante.lmtp.session;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.restante.core.connection.Connection;
import org.restante.core.connection.LineInput;
import org.restante.core.connection.LineOutput;
import org.restante.core.connection.SessionEnded;
import org.restante.lmtp.delivery.Envelope;
import org.restante.lmtp.delivery.MailAddress;
import org.restante.lmtp.delivery.Outcome;
import org.restante.lmtp.delivery.Recipient;
import org.restante.lmtp.delivery.Recipients.Found;
import org.restante.lmtp.delivery.Spool;
import org.restante.sasl.directory.DirectoryException;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** MAIL, RCPT, DATA and BDAT: one message after the other. */
final class MailCommands implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MailCommands.class);
    private static final Reply NO_RECIPIENTS = Reply.of(503, "5.5.1", "No valid recipients");

    private final Lmtp server;
    private final Connection connection;
    private final LineInput in;
    private final LineOutput out;
    private Optional<Transaction> transaction = Optional.empty();
    private String client = "";

    MailCommands(Lmtp server, Connection connection, LineInput in, LineOutput out) {
        this.server = server;
        this.connection = connection;
        this.in = in;
        this.out = out;
    }

    /** Forgets the message that has been begun. */
    void reset() {
        transaction.ifPresent(Transaction::close);
        transaction = Optional.empty();
    }

    @Override
    public void close() {
        reset();
    }

    Reply mail(String argument, String clientName) {
        if (transaction.isPresent()) {
            return Reply.of(503, "5.5.1", "A message has been begun already");
        }
        Optional<Path> path = Path.parse("FROM", argument);
        if (path.isEmpty()) {
            return Reply.of(501, "5.1.7", "MAIL is followed by FROM:<address>");
        }
        boolean utf8 = false;
        for (Path.Parameter parameter : path.get().parameters()) {
            Optional<Reply> refusal = refusal(parameter);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            utf8 |= parameter.keyword().equals("SMTPUTF8");
        }
        if (!utf8 && !path.get().address().map(MailAddress::isAscii).orElse(true)) {
            return notAscii();
        }
        client = clientName;
        Spool spool = new Spool(server.settings().spool(), server.settings().largestMessage());
        transaction = Optional.of(new Transaction(path.get().address(), utf8, spool));
        return Reply.of(250, "2.1.0", "OK");
    }

    // RFC 6531 section 3.5
    private static Reply notAscii() {
        return Reply.of(553, "5.6.7", "Addresses that are not ASCII need SMTPUTF8");
    }

    private Optional<Reply> refusal(Path.Parameter parameter) {
        String value = parameter.value();
        return switch (parameter.keyword()) {
            case "SIZE" -> size(value);
            case "BODY" ->
                value.equalsIgnoreCase("7BIT") || value.equalsIgnoreCase("8BITMIME")
                        ? Optional.empty()
                        : Optional.of(Reply.of(501, "5.5.4", "BODY is 7BIT or 8BITMIME"));
            case "SMTPUTF8" ->
                value.isEmpty() ? Optional.empty() : Optional.of(Reply.of(501, "5.5.4", "SMTPUTF8 has no value"));
            default -> Optional.of(Reply.of(555, "5.5.4", "Unknown parameter " + parameter.keyword()));
        };
    }

    // RFC 1870 section 6.1
    private Optional<Reply> size(String value) {
        Optional<Long> size = Digits.parse(value);
        if (size.isEmpty()) {
            return Optional.of(Reply.of(501, "5.5.4", "SIZE is a number of octets"));
        }
        return size.get() > server.settings().largestMessage() ? Optional.of(tooLarge()) : Optional.empty();
    }

    private Reply tooLarge() {
        return Reply.of(
                552,
                "5.3.4",
                "The largest message here has " + server.settings().largestMessage() + " octets");
    }

    Reply rcpt(String argument, String clientName) {
        if (transaction.isEmpty() || transaction.get().isChunked()) {
            return Reply.of(503, "5.5.1", "RCPT comes after MAIL");
        }
        Optional<Path> path = Path.parse("TO", argument);
        if (path.isEmpty() || path.get().address().isEmpty()) {
            return Reply.of(501, "5.1.3", "RCPT is followed by TO:<address>");
        }
        if (!path.get().parameters().isEmpty()) {
            return Reply.of(
                    555,
                    "5.5.4",
                    "Unknown parameter " + path.get().parameters().getFirst().keyword());
        }
        if (transaction.get().recipients().size() >= server.maxRecipients()) {
            return Reply.of(452, "4.5.3", "Too many recipients"); // RFC 5321 section 4.5.3.1.10
        }
        MailAddress address = path.get().address().get();
        return transaction.get().isUtf8() || address.isAscii() ? recipient(address) : notAscii();
    }

    private Reply recipient(MailAddress address) {
        try {
            return switch (server.recipients().find(address)) {
                case Found.Known known -> {
                    transaction.orElseThrow().recipients().add(known.recipient());
                    yield Reply.of(250, "2.1.5", "OK");
                }
                case Found.Disabled disabled -> Reply.of(550, "5.2.1", "The account is closed");
                case Found.Unknown unknown -> Reply.of(550, "5.1.1", "There is no such user");
            };
        } catch (DirectoryException trouble) {
            LOG.error("The user directory cannot answer", trouble);
            return Reply.of(451, "4.3.0", "Users cannot be looked up at the moment");
        } catch (StoreException trouble) {
            LOG.warn("The mailboxes of {} cannot be looked at", address, trouble);
            return Reply.of(trouble, server.overQuota());
        }
    }

    // RFC 2033 section 4.2: one reply a recipient, and none after the dot if there is none
    List<Reply> data(String argument) {
        if (!argument.isEmpty()) {
            return List.of(Reply.of(501, "5.5.4", "DATA has no argument"));
        }
        if (transaction.isEmpty() || transaction.get().isChunked()) {
            return List.of(Reply.of(503, "5.5.1", "DATA comes after RCPT, and not with BDAT"));
        }
        if (transaction.get().recipients().isEmpty()) {
            return List.of(NO_RECIPIENTS);
        }
        out.line("354 Send the message, and a dot alone at its end");
        Transaction current = transaction.get();
        return concluding(() -> {
            DotStuffed message = new DotStuffed(current.message());
            boolean complete = false;
            while (!complete) {
                complete = message.feed(in.octets());
            }
            return message.hasBareLineEnds();
        });
    }

    // RFC 3030 section 2: whatever is wrong, the octets of the chunk are not commands.
    List<Reply> bdat(String argument) {
        String[] words = argument.split(" ", -1);
        Optional<Long> size = Digits.parse(words[0]);
        boolean last = words.length == 2 && words[1].equalsIgnoreCase("LAST");
        if (size.isEmpty() || (words.length > 1 && !last)) {
            return List.of(Reply.of(501, "5.5.4", "BDAT is followed by a number of octets, and LAST"));
        }
        if (transaction.isEmpty() || transaction.get().recipients().isEmpty()) {
            skip(size.get());
            reset();
            return List.of(NO_RECIPIENTS);
        }
        Transaction current = transaction.get();
        if (last) {
            return concluding(() -> {
                chunk(current, size.get());
                current.chunks().finish();
                return current.chunks().hasBareLineEnds();
            });
        }
        chunk(current, size.get());
        return List.of(Reply.of(250, "2.0.0", size.get() + " octets received"));
    }

    private void chunk(Transaction current, long size) {
        long left = size;
        while (left > 0) {
            left -= current.chunks().feed(in.octets(), left);
        }
        current.chunks(); // an empty one begins, too
    }

    private void skip(long size) {
        long left = size;
        while (left > 0) {
            ByteBuffer octets = in.octets();
            int count = Math.clamp(left, 0, octets.remaining());
            octets.position(octets.position() + count);
            left -= count;
        }
    }

    /** Reads the rest of the message, and returns whether its lines are not as they should be. */
    @FunctionalInterface
    private interface Reception {
        boolean run();
    }

    private List<Reply> concluding(Reception reception) {
        Transaction current = transaction.orElseThrow();
        try {
            boolean bare = reception.run();
            if (current.message().isTooLarge()) {
                return forAll(current, tooLarge());
            }
            if (bare) {
                return forAll(
                        current, Reply.of(550, "5.6.0", "A line ends with CRLF, and has neither CR nor LF in it"));
            }
            return deliver(current);
        } catch (UncheckedIOException disk) {
            // In the middle of a message there is no way to say so and go on.
            LOG.error("A message on its way in cannot be kept", disk);
            throw SessionEnded.bye("Messages cannot be kept at the moment");
        } finally {
            reset();
        }
    }

    private static List<Reply> forAll(Transaction current, Reply reply) {
        return Collections.nCopies(current.recipients().size(), reply);
    }

    private List<Reply> deliver(Transaction current) {
        String id = Long.toUnsignedString(ThreadLocalRandom.current().nextLong(), 36);
        Envelope envelope = new Envelope(
                current.sender(), received(current, id), server.clock().instant());
        List<Recipient> recipients = current.recipients();
        List<Outcome> outcomes = server.delivery().deliver(envelope, recipients, current.message());
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < outcomes.size(); i++) {
            Reply reply = Reply.of(outcomes.get(i), id, server.overQuota());
            replies.add(reply);
            log(current, recipients.get(i), outcomes.get(i), reply);
        }
        return replies;
    }

    private void log(Transaction current, Recipient recipient, Outcome outcome, Reply reply) {
        String from = current.sender().map(MailAddress::toString).orElse("");
        if (outcome instanceof Outcome.Failed failed) {
            boolean trouble = failed.reason().getCause() != null; // not only a refusal
            LOG.warn("<{}> to <{}>: {}", from, recipient.address(), reply.line(), trouble ? failed.reason() : null);
        } else {
            LOG.info(
                    "<{}> to <{}>, {} octets into {} of {}: {}",
                    from,
                    recipient.address(),
                    current.message().size(),
                    recipient.mailbox(),
                    recipient.account(),
                    reply.line());
        }
    }

    // RFC 5321 section 4.4; the names of protocols are of RFC 3848 and RFC 6531 section 4.3.
    private String received(Transaction current, String id) {
        String tls = connection.tls().isPresent() ? "S" : "";
        return "from " + client + " (["
                + connection.remote().getAddress().getHostAddress() + "])\r\n\tby "
                + server.settings().hostName() + " with " + (current.isUtf8() ? "UTF8LMTP" : "LMTP") + tls + " id "
                + id;
    }
}
