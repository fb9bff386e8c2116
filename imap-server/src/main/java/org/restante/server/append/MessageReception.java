package org.restante.server.append;

import java.util.ArrayList;
import java.util.List;
import org.restante.core.connection.Faults;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.command.AppendData;
import org.restante.protocol.command.AppendMessage;
import org.restante.protocol.command.AppendPart;
import org.restante.protocol.command.AppendRest;
import org.restante.protocol.command.ExtensionAppendPart;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.FrameSplitter.Step;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.access.Guard;
import org.restante.server.engine.Bounded;
import org.restante.server.engine.Capabilities;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.MailboxIndex;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.NewMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes in the messages of one command, one after the other: what is said of each, then its octets, which go to the store as
 * they come. Whatever is refused on the way leaves nothing behind, since nothing is there before the commit; the engine skips
 * the rest of the command. Whoever makes one closes it, after the commit.
 */
public final class MessageReception implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(MessageReception.class);
    private static final int BLOCK = 32 * 1024;

    private final Session session;
    private final Mailbox target;
    private final Guard guard;
    private final AppendLimits limits;
    private final List<IncomingMessage> incoming = new ArrayList<>();
    private final List<NewMessage> complete = new ArrayList<>();
    private final boolean headersChecked;
    private HeaderOctets header = new HeaderOctets(); // of the message that is coming
    private long octets; // of the messages that are complete

    /** Begins to take in messages for a mailbox. */
    public MessageReception(Session session, MailboxIndex target, AppendLimits limits) {
        this.session = session;
        this.target = target.mailbox();
        this.guard = target.guard();
        this.limits = limits;
        this.headersChecked = isChecking(session);
    }

    // RFC 9755 section 4; IMAP4rev2 has it that all headers may be UTF-8.
    private static boolean isChecking(Session session) {
        EightBitHeaders rule =
                session.server().registry().policy(EightBitHeaders.class).orElse(EightBitHeaders.ACCEPT);
        return rule == EightBitHeaders.REFUSE
                && !session.isEnabled(Capabilities.UTF8_ACCEPT)
                && !session.isEnabled(Capabilities.IMAP4REV2);
    }

    /**
     * Reads the command to its end, and returns its messages in their order; to be called once.
     *
     * @param announced what the first stretch of the command says
     * @throws ImapSyntaxException if what follows is not as it should be
     * @throws Refusal if a message is too large, or has no octets, or there are too many
     */
    public List<NewMessage> receive(List<AppendMessage> announced) throws ImapSyntaxException {
        List<AppendMessage> stretch = announced;
        while (!stretch.isEmpty()) {
            List<AppendMessage> next = List.of();
            for (AppendMessage message : stretch) {
                next = receive(message); // none but behind the last one
            }
            stretch = next;
        }
        return List.copyOf(complete);
    }

    // Returns what the stretch behind the message's octets says of others.
    private List<AppendMessage> receive(AppendMessage message) throws ImapSyntaxException {
        checkNumber();
        AppendData data = message.data();
        if (data instanceof ServerAppendData extension) {
            extension.check(session);
        }
        List<ServerAppendOption> options = options(message);
        for (ServerAppendOption option : options) {
            option.check(session, guard);
        }
        if (data instanceof AppendData.Plain plain && plain.literal().size() == 0) {
            throw empty(); // RFC 3502 section 6.3.11: a client may cancel with it, and is not asked for it
        }
        IncomingMessage current = new IncomingMessage(target);
        header = new HeaderOctets();
        incoming.add(current);
        List<AppendPart> parts = data.parts();
        List<AppendMessage> next = List.of();
        write(parts, current);
        while (AppendData.isOpen(parts)) {
            AppendRest rest = AppendRest.parse(stretch(), data, (AppendPart.Octets) parts.getLast());
            parts = rest.parts();
            next = rest.messages();
            write(parts, current);
        }
        if (current.size() == 0) {
            throw empty();
        }
        octets += current.size();
        NewMessage received = current.finish(
                message.flags(),
                message.date()
                        .orElseGet(
                                () -> InternalDate.of(session.server().clock().instant())));
        for (ServerAppendOption option : options) {
            received = option.apply(session, received);
        }
        complete.add(received);
        return next;
    }

    private static List<ServerAppendOption> options(AppendMessage message) {
        return message.options().stream()
                .map(option -> {
                    if (option instanceof ServerAppendOption known) {
                        return known;
                    }
                    throw new IllegalStateException("nobody answers " + option);
                })
                .toList();
    }

    private void checkNumber() throws ImapSyntaxException {
        Bounded.refuseToAppend(session, complete.size() + 1L); // RFC 9738 section 3.1
        if (complete.size() < limits.messages()) {
            return;
        }
        if (limits.messages() == 1) {
            throw new ImapSyntaxException("One message expected");
        }
        throw new Refusal(PlainCode.LIMIT, "At most " + limits.messages() + " messages can be appended at once");
    }

    private static Refusal empty() {
        return new Refusal(PlainCode.CANNOT, "A message has at least one octet");
    }

    private void write(List<AppendPart> parts, IncomingMessage current) throws ImapSyntaxException {
        for (AppendPart part : parts) {
            switch (part) {
                case AppendPart.Octets literal -> receive(literal.literal(), current);
                case ServerAppendPart extension ->
                    extension.write(session, (block, length) -> {
                        checkRoom(current, length);
                        take(block, length, current);
                    });
                case ExtensionAppendPart unknown -> throw new IllegalStateException("nobody reads " + unknown);
            }
        }
    }

    // Before the client is asked for the octets.
    private void checkRoom(IncomingMessage current, long more) {
        long limit = session.server().limits().message();
        if (more > limit - current.size()) {
            throw new Refusal(PlainCode.TOOBIG, "The largest message here has " + limit + " octets");
        }
        if (more > limits.octets() - octets - current.size()) {
            throw new Refusal(PlainCode.LIMIT, "At most " + limits.octets() + " octets can be appended at once");
        }
    }

    private void receive(StreamedLiteral literal, IncomingMessage current) throws ImapSyntaxException {
        checkRoom(current, literal.size());
        if (literal.isSynchronizing()) {
            session.say("+ ", "Ready for the message");
        }
        byte[] block = new byte[Math.clamp(literal.size(), 1, BLOCK)];
        for (int count = session.input().read(block, 0, block.length);
                count >= 0;
                count = session.input().read(block, 0, block.length)) {
            // A literal has no NUL (RFC 9051 section 9), but old mail has: what moves here comes as it is, or not at
            // all.
            take(block, count, current);
        }
    }

    private void take(byte[] block, int length, IncomingMessage current) {
        if (headersChecked) {
            header.feed(block, length);
            if (header.hasEightBit()) {
                throw new Refusal(PlainCode.CANNOT, "Header fields with 8-bit characters need ENABLE UTF8=ACCEPT");
            }
        }
        current.write(block, 0, length);
    }

    private ImapReader stretch() throws ImapSyntaxException {
        while (true) {
            switch (session.input().next()) {
                case Step.Complete rest -> {
                    return reader(rest.frame());
                }
                case Step.Streaming another -> {
                    return reader(another.soFar());
                }
                case Step.Continue go -> session.say("+ ", "Ready for the literal");
                case Step.Rejected rejected -> throw new ImapSyntaxException(rejected.reason());
                case Step.Fatal fatal -> throw SessionEnded.bye(fatal.reason());
                default -> throw new IllegalStateException("neither more of the command nor its end");
            }
        }
    }

    private ImapReader reader(Frame frame) {
        return session.reader(frame);
    }

    /** Lets go of the uploads; what was not committed leaves nothing behind. */
    @Override
    public void close() {
        incoming.forEach(message -> Faults.contain(LOG, "Closing an upload", message::close));
    }
}
