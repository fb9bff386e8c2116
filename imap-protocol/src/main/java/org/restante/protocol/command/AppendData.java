package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.protocol.wire.LiteralPolicy;

/**
 * How the octets of a message come with APPEND: {@code append-data} (RFC 4466 section 3). Octets that come as literals go
 * by as they are, so that a command with messages comes in stretches, each of which ends where octets begin.
 */
public sealed interface AppendData extends Encodable permits AppendData.Plain, ExtensionAppendData {
    /** The literals of messages go by as they come; a URL in the place of octets (RFC 4469) is collected. */
    LiteralPolicy LITERALS = (command, soFar) -> !endsWith(soFar, "URL ");

    /** Returns what is announced: at least one part, of which only the last may be a literal, whose octets come next. */
    List<AppendPart> parts();

    /**
     * Reads on behind the octets of a literal: what else the message consists of, nothing if it has ended. As in {@link
     * #parts} only the last may be a literal; if it is none, the message has ended with it.
     */
    default List<AppendPart> next(ImapReader in) throws ImapSyntaxException {
        return List.of();
    }

    /** Writes what {@link #next} reads. */
    default void encodeNext(List<AppendPart> parts, ImapWriter out) {}

    /** Returns whether parts end with a literal, whose octets come next and then perhaps more parts. */
    static boolean isOpen(List<AppendPart> parts) {
        return !parts.isEmpty() && parts.getLast() instanceof AppendPart.Octets;
    }

    /** A literal and nothing else: {@code literal / literal8}. */
    record Plain(StreamedLiteral literal) implements AppendData {
        @Override
        public List<AppendPart> parts() {
            return List.of(new AppendPart.Octets(literal));
        }

        @Override
        public void encode(ImapWriter out) {
            new AppendPart.Octets(literal).encode(out);
        }
    }

    // append-data = literal / literal8 / append-data-ext; append-data-ext = tagged-ext
    static AppendData parse(ImapReader in) throws ImapSyntaxException {
        return in.peek() < 0 ? new Plain(literal(in)) : Lists.extension(in, AppendData.class, in.atom());
    }

    private static StreamedLiteral literal(ImapReader in) throws ImapSyntaxException {
        StreamedLiteral literal = in.streamedLiteral();
        if (literal.kind() == Frame.LiteralKind.BINARY && !in.grammar().has(AppendData.class, "LITERAL8")) {
            throw new ImapSyntaxException("Literal expected");
        }
        return literal;
    }

    // In any case; the word is ASCII.
    private static boolean endsWith(Frame frame, String word) {
        if (!(frame.parts().getLast() instanceof Frame.Text text) || text.octets().length < word.length()) {
            return false;
        }
        int from = text.octets().length - word.length();
        for (int i = 0; i < word.length(); i++) {
            if (Character.toUpperCase(text.octets()[from + i] & 0xFF) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
