package org.restante.server.engine;

import java.util.Locale;
import java.util.Optional;
import org.restante.core.connection.Faults;
import org.restante.core.connection.SessionEnded;
import org.restante.core.log.CodeOrigin;
import org.restante.protocol.command.BadCharsetException;
import org.restante.protocol.command.SpecialUseException;
import org.restante.protocol.response.BadCharset;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.ResponseCode;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.FrameSplitter.Step;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.protocol.wire.MailboxNameException;
import org.restante.sasl.directory.DirectoryException;
import org.restante.server.access.OpenHandles;
import org.restante.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves one session from greeting to BYE: straight-line code on a virtual thread of its own. */
final class CommandLoop {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLoop.class);

    private final Session session;
    private final Registry registry;
    private int bad; // in a row

    CommandLoop(Session session) {
        this.session = session;
        this.registry = session.server().registry();
    }

    /** Serves it; or, if the client cannot be let in, says why and closes. */
    void run(Optional<SessionEnded> refusal) {
        try {
            if (refusal.isPresent()) {
                throw refusal.get();
            }
            Optional<TurnedAway> elsewhere = registry.policy(TurnedAway.class);
            if (elsewhere.isPresent()) {
                throw SessionEnded.bye(elsewhere.get().bye());
            }
            session.out()
                    .line("* OK [CAPABILITY " + String.join(" ", registry.capabilities(session)) + "] "
                            + session.server().hostName() + " Restante ready");
            while (session.state() != State.LOGOUT) {
                step(session.input().nextCommand(session));
                session.closeLeft(OpenHandles.Until.END_OF_COMMAND);
            }
            session.out().finish();
        } catch (SessionEnded end) {
            sayBye(end);
        } catch (StackOverflowError | OutOfMemoryError e) {
            LOG.error("A session was given up: {}", session.connection().remote(), e);
            sayBye(SessionEnded.bye("[SERVERBUG] Out of resources"));
        } finally {
            leave();
        }
    }

    private void leave() {
        try {
            session.leave();
        } finally {
            session.connection().close();
        }
    }

    private void sayBye(SessionEnded end) {
        if (end.bye().isEmpty()) {
            return;
        }
        try {
            session.say("* BYE ", end.bye().get());
            session.out().finish();
        } catch (SessionEnded goneMeanwhile) {
            LOG.debug("{} left before BYE", session.connection().remote());
        }
    }

    private void step(Step step) {
        switch (step) {
            case Step.Complete complete -> command(complete.frame());
            case Step.Streaming streaming -> command(streaming.soFar());
            case Step.Continue go -> session.say("+ ", "Ready for the literal");
            case Step.Rejected rejected -> reject(rejected.tag(), rejected.reason());
            case Step.Fatal fatal -> throw SessionEnded.bye(fatal.reason());
            case Step.Line line -> throw new IllegalStateException("a line that nobody asked for");
            case Step.NeedMore more -> throw new IllegalStateException("the input waits for more by itself");
        }
    }

    private void command(Frame frame) {
        session.activity().command();
        ImapReader in = session.reader(frame);
        String tag;
        CommandSpec<?> spec;
        try {
            tag = in.tag();
            session.begin(tag);
        } catch (ImapSyntaxException e) {
            session.input().finishCommand();
            reject(Optional.empty(), e.getMessage());
            return;
        }
        try {
            in.sp();
            spec = spec(in);
            if (!spec.states().contains(session.state())) {
                throw new ImapSyntaxException(spec.name() + " is not possible now: " + standing());
            }
            if (registry.countsBySequence(spec)) {
                in.refuseSequenceNumbers(); // RFC 9586 sections 3.2 and 3.8
            }
            Completion completion = completion(spec, in);
            bad = 0;
            complete(tag, spec, completion);
        } catch (ImapSyntaxException e) {
            session.input().finishCommand();
            reject(Optional.of(tag), e.getMessage());
        }
    }

    // What the grammar allows and this server has not is refused with the reason (RFC 9051 section 7.1).
    private Completion completion(CommandSpec<?> spec, ImapReader in) throws ImapSyntaxException {
        try {
            return carryOut(spec, in);
        } catch (MailboxNameException refusal) {
            return Completion.no(PlainCode.CANNOT, refusal.getMessage());
        } catch (SpecialUseException refusal) {
            return Completion.no(PlainCode.USEATTR, refusal.getMessage());
        } catch (BadCharsetException refusal) {
            return Completion.no(new BadCharset(refusal.supported()), refusal.getMessage());
        }
    }

    private CommandSpec<?> spec(ImapReader in) throws ImapSyntaxException {
        String name = in.atom().toUpperCase(Locale.ROOT);
        if (name.equals("UID")) {
            in.sp();
            name = "UID " + in.atom().toUpperCase(Locale.ROOT);
        }
        return registry.command(name).orElseThrow(() -> new ImapSyntaxException("Unknown command"));
    }

    private String standing() {
        return switch (session.state()) {
            case NOT_AUTHENTICATED -> "log in first";
            case AUTHENTICATED -> "nothing is selected, or already logged in";
            case SELECTED -> "already logged in";
            case LOGOUT -> "logging out";
        };
    }

    // The one place where what went wrong becomes a response.
    private Completion carryOut(CommandSpec<?> spec, ImapReader in) throws ImapSyntaxException {
        try {
            Bound<?> bound = Bound.parse(spec, in);
            session.begin(spec);
            session.activity().begin(spec.name());
            return bound.run(session);
        } catch (Refusal refusal) {
            return refusal.completion();
        } catch (StoreException refusal) {
            if (refusal.getCause() != null) {
                LOG.warn("{} failed for {}", spec.name(), session.connection().remote(), refusal);
            }
            return StoreErrors.completion(refusal);
        } catch (DirectoryException away) {
            // Who a user is was known at the login; which groups it is in may be asked at any time.
            LOG.warn("{} failed for {}", spec.name(), session.connection().remote(), away);
            return Completion.no(PlainCode.UNAVAILABLE, "Users cannot be checked at the moment");
        } catch (ImapSyntaxException mistake) {
            throw mistake;
        } catch (Throwable bug) {
            Faults.rethrowIfFinal(bug);
            LOG.error(
                    "{} failed for {} in {}", spec.name(), session.connection().remote(), CodeOrigin.of(bug), bug);
            return Completion.no(PlainCode.SERVERBUG, "Internal error");
        } finally {
            session.activity().finish();
            session.input().finishCommand();
        }
    }

    private void complete(String tag, CommandSpec<?> spec, Completion completion) {
        ResponseOutput out = session.out();
        out.dropUnfinished();
        session.catchUp(spec.expunges(), spec.numbering());
        out.dropUnfinished();
        out.writer().raw(tag);
        out.writer().sp();
        out.writer().raw(completion.condition().name());
        out.writer().sp();
        completion.code().ifPresent(this::write);
        out.writer().text(session.say(completion.text()));
        out.line("");
        session.afterCompletion();
    }

    // The code may be an extension's. What was done is told without it, if need be.
    private void write(ResponseCode code) {
        ImapWriter writer = session.out().writer();
        int start = writer.size();
        try {
            code.encode(writer.raw("["));
            writer.raw("] ");
        } catch (Throwable fault) {
            Faults.rethrowIfFinal(fault);
            LOG.error("A response code cannot be written by {}", CodeOrigin.of(fault), fault);
            writer.rewind(start);
        }
    }

    private void reject(Optional<String> tag, String reason) {
        session.out().dropUnfinished();
        session.say(tag.orElse("*") + " BAD ", reason);
        Limits limits = session.server().limits();
        int allowed = session.identity().isPresent() ? limits.badAfterLogin() : limits.badBeforeLogin();
        if (++bad >= allowed) {
            throw SessionEnded.bye("Too many bad commands");
        }
    }
}
