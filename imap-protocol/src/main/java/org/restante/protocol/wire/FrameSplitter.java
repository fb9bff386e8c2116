package org.restante.protocol.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.wire.Frame.Literal;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.Frame.Text;

/**
 * Cuts what a client sends into commands: the only code that knows lines, literals and their limits (RFC 9051 sections
 * 2.2.1 and 4.3, RFC 7888). Octets go in with {@link #feed} in whatever pieces they come, steps come out of {@link #next}.
 * An incomplete command is a state and no octet is scanned twice. Feed it only when it asks for more: then it holds no
 * more than one command within the limits and what was fed last. Not thread-safe.
 *
 * <p>A literal is checked against the limits before the client is asked for it. What is refused is skipped, with the
 * literals that come with it, up to {@link FrameLimits#dropped}.
 */
public final class FrameSplitter {
    /** What {@link #next} found. */
    public sealed interface Step {
        /** Nothing that is complete: feed. */
        record NeedMore() implements Step {}

        /** A command, or what follows the last streamed literal of one. */
        record Complete(Frame frame) implements Step {}

        /** A literal is welcome: write a continuation request, and call {@link FrameSplitter#next} again. */
        record Continue() implements Step {}

        /**
         * A command up to a literal that is not collected: its last part. Read it with {@link FrameSplitter#read} (first
         * write a continuation request if it is synchronizing) or {@link FrameSplitter#refuse} it.
         */
        record Streaming(Frame soFar) implements Step {}

        /** A line, without its CRLF: {@link FrameSplitter#nextLine} only. */
        record Line(byte[] octets) implements Step {}

        /** Something that cannot be a command: answer BAD; what remains of it is skipped. */
        record Rejected(Optional<String> tag, String reason) implements Step {}

        /** No way to go on: say BYE with this text, which may begin with a response code, and close. */
        record Fatal(String reason) implements Step {}
    }

    private static final Step NEED_MORE = new Step.NeedMore();
    private static final Step CONTINUE = new Step.Continue();

    private enum State {
        TEXT,
        ANNOUNCED, // a synchronizing literal that the client has yet to be asked for
        LITERAL,
        STREAMED,
        SKIPPED_TEXT,
        SKIPPED_LITERAL,
        DEAD
    }

    private final LiteralPolicy policy;
    private final OctetQueue queue = new OctetQueue();
    private final LineScanner scanner = new LineScanner();
    private final SkippedCommand skipped = new SkippedCommand(queue);
    private FrameLimits limits;
    private LiteralExtension nonSynchronizing = LiteralExtension.PLUS;
    private State state = State.TEXT;
    private CommandHead head = CommandHead.UNKNOWN;
    private final List<Frame.Part> parts = new ArrayList<>();
    private int literals;
    private long collected;
    private LiteralMark literal;
    private long unread; // of the streamed literal
    private boolean begun; // reading the streamed literal
    private boolean open; // a command of which a part was handed over
    private String fatal = "";

    /** Makes one for a new connection. */
    public FrameSplitter(FrameLimits limits, LiteralPolicy policy) {
        this.limits = limits;
        this.policy = policy;
    }

    /** Sets other limits, from the next line on. */
    public void limits(FrameLimits newLimits) {
        limits = newLimits;
    }

    /** Sets which non-synchronizing literals are taken: of any size at first. */
    public void nonSynchronizing(LiteralExtension extension) {
        nonSynchronizing = extension;
    }

    /** Takes octets that came. */
    public void feed(byte[] octets, int offset, int length) {
        if (state != State.DEAD) {
            queue.add(octets, offset, length);
        }
    }

    /** Forgets everything that came: after STARTTLS nothing that was sent before it counts (RFC 9051 section 6.2.1). */
    public void discard() {
        queue.clear();
        newCommand();
    }

    /**
     * Takes back what came and was not used, between two commands: it is not for the splitter as it is.
     *
     * @throws IllegalStateException in the middle of a command
     */
    public byte[] takeRest() {
        if (open || !parts.isEmpty() || state != State.TEXT) {
            throw new IllegalStateException("octets of a command");
        }
        byte[] rest = queue.take(queue.size());
        newCommand();
        return rest;
    }

    /** Returns how many octets came and were not used. */
    public int buffered() {
        return queue.size();
    }

    /** Returns what comes next. */
    public Step next() {
        return switch (state) {
            case TEXT -> text();
            case ANNOUNCED -> {
                state = State.LITERAL;
                yield CONTINUE;
            }
            case LITERAL -> literal();
            case STREAMED -> afterStreamed();
            case SKIPPED_TEXT, SKIPPED_LITERAL -> skip();
            case DEAD -> new Step.Fatal(fatal);
        };
    }

    /**
     * Returns the next line that is no command: a response to a challenge, or DONE. {@link Step.Line}, {@link
     * Step.NeedMore}, or {@link Step.Fatal} if it is longer than {@code max} octets or has a CR, LF or NUL within.
     *
     * @throws IllegalStateException in the middle of a command
     */
    public Step nextLine(int max) {
        if (state == State.DEAD) {
            return next();
        }
        if (open || !parts.isEmpty() || state != State.TEXT) {
            throw new IllegalStateException("a line in the middle of a command");
        }
        LineScanner.Found found = scanner.scan(queue);
        if (found == LineScanner.Found.STRAY) {
            return die("CR, LF or NUL within a line");
        }
        if (scanner.length() > max) {
            return die("[TOOBIG] Line too long");
        }
        if (found == LineScanner.Found.NOTHING) {
            return NEED_MORE;
        }
        byte[] line = queue.take(scanner.length());
        queue.drop(2);
        newCommand();
        return new Step.Line(line);
    }

    /**
     * Reads octets of the literal that is being streamed.
     *
     * @return how many; 0 if more must be fed first, -1 if all have been read
     * @throws IllegalStateException if none is being streamed
     */
    public int read(byte[] target, int offset, int length) {
        if (state != State.STREAMED) {
            throw new IllegalStateException("no literal is being streamed");
        }
        begun = true;
        if (unread == 0) {
            return -1;
        }
        int count = queue.take(target, offset, (int) Math.min(length, unread));
        unread -= count;
        return count;
    }

    /** Drops what is left of a command that was handed over in parts; does nothing if none is. */
    public void refuse() {
        if (!open || state == State.SKIPPED_TEXT || state == State.SKIPPED_LITERAL || state == State.DEAD) {
            return;
        }
        boolean unasked = state == State.ANNOUNCED
                || state == State.STREAMED && !begun && literal.style() == LiteralStyle.SYNCHRONIZING;
        if (unasked) {
            // The client has not been asked for the literal: it sends neither that nor what would have followed.
            newCommand();
        } else if (state == State.STREAMED || state == State.LITERAL) {
            skipLiteral(state == State.STREAMED ? unread : literal.size());
        } else {
            skipText();
        }
    }

    private Step text() {
        LineScanner.Found found = scanner.scan(queue);
        if (!open && parts.isEmpty()) {
            head = head.grow(queue, scanner.length(), found == LineScanner.Found.LINE);
            if (head.problem().isPresent()) {
                return rejectText(head.problem().get());
            }
        }
        // What the budget for sets does not take is text: before login, all of it.
        if (scanner.text() + Math.max(0, scanner.sets() - limits.sets()) > limits.line()) {
            return rejectText("Command line too long");
        }
        return switch (found) {
            case NOTHING -> NEED_MORE;
            case STRAY -> rejectText("CR, LF or NUL within a line");
            case LINE -> line();
        };
    }

    private Step line() {
        int from = queue.arrayStart();
        Optional<LiteralMark> mark = LiteralMark.find(queue.array(), from, from + scanner.length())
                .filter(found -> policy.knows(found.style()));
        int length = mark.map(m -> m.start() - from).orElse(scanner.length());
        int rest = scanner.length() - length;
        parts.add(new Text(queue.take(length)));
        queue.drop(rest + 2);
        scanner.nextPart();
        if (mark.isPresent()) {
            return announced(mark.get());
        }
        Step complete = new Step.Complete(new Frame(parts));
        newCommand();
        return complete;
    }

    private Step announced(LiteralMark mark) {
        literal = mark;
        if (mark.style() == LiteralStyle.NON_SYNCHRONIZING && mark.size() > nonSynchronizing.largest()) {
            // RFC 7888 section 5: with TOOBIG, and as section 4 has it
            return rejectLiteral("[TOOBIG] Literal too large not to wait");
        }
        if (hasArguments() && policy.streams(head.name(), new Frame(parts))) {
            parts.add(new StreamedLiteral(mark.size(), mark.style(), mark.kind()));
            Step streaming = new Step.Streaming(new Frame(parts));
            parts.clear();
            open = true;
            unread = mark.size();
            begun = false;
            state = State.STREAMED;
            return streaming;
        }
        if (++literals > limits.literals()) {
            return rejectLiteral("Too many literals");
        }
        if (mark.size() > limits.literal() || collected + mark.size() > limits.collected()) {
            return rejectLiteral("[TOOBIG] Literal too large");
        }
        collected += mark.size();
        state = mark.style() == LiteralStyle.SYNCHRONIZING ? State.ANNOUNCED : State.LITERAL;
        return next();
    }

    private boolean hasArguments() {
        return open || parts.size() > 1 || ((Text) parts.get(0)).octets().length > head.length();
    }

    private Step literal() {
        if (queue.size() < literal.size()) {
            return NEED_MORE;
        }
        parts.add(new Literal(queue.take((int) literal.size()), literal.kind()));
        state = State.TEXT;
        return text();
    }

    private Step afterStreamed() {
        if (unread > 0) {
            throw new IllegalStateException("a literal is being streamed: read or refuse it");
        }
        state = State.TEXT;
        return text();
    }

    private Step rejectText(String reason) {
        Step rejected = new Step.Rejected(head.tag(), reason);
        skipText();
        return rejected;
    }

    private Step rejectLiteral(String reason) {
        Step rejected = new Step.Rejected(head.tag(), reason);
        if (literal.style() == LiteralStyle.SYNCHRONIZING) {
            newCommand();
        } else {
            skipLiteral(literal.size());
        }
        return rejected;
    }

    private void skipText() {
        skipped.begin(limits.dropped());
        state = State.SKIPPED_TEXT;
    }

    private void skipLiteral(long size) {
        skipped.begin(limits.dropped());
        skipped.literal(size);
        state = State.SKIPPED_LITERAL;
    }

    private Step skip() {
        return switch (skipped.proceed()) {
            case MORE -> NEED_MORE;
            case TOO_MUCH -> die("[TOOBIG] Too much to skip");
            case END -> {
                newCommand();
                yield next();
            }
        };
    }

    private Step die(String reason) {
        queue.clear();
        parts.clear();
        fatal = reason;
        state = State.DEAD;
        return new Step.Fatal(reason);
    }

    private void newCommand() {
        if (state == State.DEAD) {
            return;
        }
        state = State.TEXT;
        head = CommandHead.UNKNOWN;
        parts.clear();
        scanner.reset();
        literals = 0;
        collected = 0;
        open = false;
    }
}
