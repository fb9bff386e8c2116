package org.restante.server.engine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.Patience;
import org.restante.core.connection.Protection;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.wire.FrameLimits;
import org.restante.protocol.wire.FrameSplitter;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.protocol.wire.LiteralPolicy;

/**
 * What the client sends, for the session's thread: commands, lines, octets of a literal. Whatever waits here gives up
 * with {@link SessionEnded} when the client is gone or the time is over.
 */
public final class Input {
    private final Inbox inbox;
    private final FrameSplitter splitter;
    private final ResponseOutput out;
    private final ImapTrace trace;
    private Patience patience;
    private Optional<Inflation> inflation = Optional.empty();
    private Optional<Runnable> news = Optional.empty(); // what to do about them between commands
    private Optional<Protection> protection = Optional.empty();

    Input(
            Inbox inbox,
            FrameLimits limits,
            LiteralPolicy policy,
            ResponseOutput out,
            ImapTrace trace,
            Patience patience) {
        this.inbox = inbox;
        this.splitter = new FrameSplitter(limits, policy);
        this.out = out;
        this.trace = trace;
        this.patience = patience;
    }

    /** Sets which non-synchronizing literals are taken. */
    void nonSynchronizing(LiteralExtension extension) {
        splitter.nonSynchronizing(extension);
    }

    /** Sets other limits, from the next command on. */
    void limits(FrameLimits limits, Patience newPatience) {
        splitter.limits(limits);
        patience = newPatience;
    }

    /** Returns the next step of the splitter that is not "need more"; flushes what was written before it waits. */
    public FrameSplitter.Step next() {
        FrameSplitter.Step step = step();
        trace.goesOn(step);
        return step;
    }

    private FrameSplitter.Step step() {
        while (true) {
            FrameSplitter.Step step = splitter.next();
            if (!(step instanceof FrameSplitter.Step.NeedMore)) {
                return step;
            }
            await();
        }
    }

    /** Returns the next step of the splitter; meanwhile the session tells its client of news, if that listens. */
    FrameSplitter.Step nextCommand(Session session) {
        news = session.isListening() ? Optional.of(session::push) : Optional.empty();
        try {
            FrameSplitter.Step step = step();
            trace.begins(step, out);
            return step;
        } finally {
            news = Optional.empty();
        }
    }

    /** Returns the next line without its CRLF, as it is sent after a continuation request. */
    public byte[] line(int maxOctets) {
        while (true) {
            Optional<byte[]> line = nextLine(maxOctets);
            if (line.isPresent()) {
                trace.response(line.get());
                return line.get();
            }
            await();
        }
    }

    /**
     * Waits for a line or for news of the selected mailbox, whichever is first, or until the time is over.
     *
     * @return the line, if that was first
     */
    public Optional<String> lineOrNews(int maxOctets, Duration atMost) {
        Optional<byte[]> line = nextLine(maxOctets);
        while (line.isEmpty() && feedRest()) {
            line = nextLine(maxOctets);
        }
        out.rest();
        if (line.isEmpty() && inbox.take(atMost, Inbox.Interest.POKES_TOO) instanceof Inbox.Event.Octets more) {
            feed(more.octets());
            line = nextLine(maxOctets);
        }
        Optional<String> text = line.map(octets -> new String(octets, StandardCharsets.ISO_8859_1));
        text.ifPresent(trace::done);
        return text;
    }

    private Optional<byte[]> nextLine(int maxOctets) {
        return switch (splitter.nextLine(maxOctets)) {
            case FrameSplitter.Step.Line line -> Optional.of(line.octets());
            case FrameSplitter.Step.Fatal fatal -> throw SessionEnded.bye(fatal.reason());
            default -> Optional.empty();
        };
    }

    /** Reads octets of the literal that is being streamed; -1 at its end. */
    public int read(byte[] target, int offset, int length) {
        while (true) {
            int count = splitter.read(target, offset, length);
            if (count != 0) {
                return count;
            }
            await();
        }
    }

    /** Drops what a command has left unread: a literal that is being streamed, and the rest of the command. */
    void finishCommand() {
        splitter.refuse();
    }

    /** Drops everything that was sent and not yet read. */
    void discard() {
        inbox.discard();
        inflation.ifPresent(Inflation::discard);
        splitter.discard();
    }

    /** Takes what the client sends for compressed from now on, beginning with what it has sent already (RFC 4978). */
    void inflate() {
        Inflation compressed = new Inflation();
        inflation = Optional.of(compressed);
        compressed.add(splitter.takeRest());
    }

    /** Takes what the client sends as it is again: what it was wrapped in has ended (RFC 8437 sections 3 and 4.1). */
    void unwrap() {
        Optional<byte[]> rest = inflation.map(Inflation::takeRest);
        release();
        rest.ifPresent(octets -> splitter.feed(octets, 0, octets.length));
    }

    /** Takes what the client sends for protected from now on, beginning with what it has sent already. */
    void protect(Protection layer) {
        protection = Optional.of(layer);
        feed(splitter.takeRest());
    }

    /** Lets go of what is not memory of Java's. */
    void release() {
        protection.ifPresent(Protection::close);
        protection = Optional.empty();
        inflation.ifPresent(Inflation::close);
        inflation = Optional.empty();
    }

    private void feed(byte[] received) {
        byte[] octets = protection.map(layer -> layer.received(received)).orElse(received);
        if (inflation.isPresent()) {
            inflation.get().add(octets);
            feedRest();
        } else {
            splitter.feed(octets, 0, octets.length);
        }
    }

    // Feeds what came before and has yet to be inflated, a step of it; false if there is nothing.
    private boolean feedRest() {
        if (inflation.isEmpty() || !inflation.get().hasMore()) {
            return false;
        }
        Thread.yield(); // a session that never has to wait lets others run: virtual threads are not preempted
        byte[] step = inflation.get().step();
        splitter.feed(step, 0, step.length);
        return true;
    }

    private void await() {
        if (feedRest()) {
            return;
        }
        out.rest();
        long due = System.nanoTime() + patience.now().toNanos();
        Inbox.Interest interest = news.isPresent() ? Inbox.Interest.POKES_TOO : Inbox.Interest.OCTETS;
        while (true) {
            switch (inbox.take(Inbox.until(due), interest)) {
                case Inbox.Event.Octets more -> {
                    feed(more.octets());
                    return;
                }
                case Inbox.Event.TimedOut timedOut -> throw patience.over();
                case Inbox.Event.Poked poked -> {
                    news.orElseThrow().run();
                    out.rest();
                }
            }
        }
    }
}
