package org.restante.protocol.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.command.FetchItem.Core;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * FETCH and UID FETCH: reads of messages (RFC 9051 sections 6.4.5 and 6.4.9; modifiers: RFC 4466 section 2.4). Macros are
 * there as the items that they stand for.
 */
public record Fetch(Numbering numbering, SequenceSet messages, List<FetchItem> items, List<FetchModifier> modifiers)
        implements CoreCommand {
    // RFC 9051 section 6.4.5
    private static final List<FetchItem> FAST = List.of(Core.FLAGS, Core.INTERNALDATE, Core.RFC822_SIZE);
    private static final List<FetchItem> ALL = List.of(Core.FLAGS, Core.INTERNALDATE, Core.RFC822_SIZE, Core.ENVELOPE);
    private static final List<FetchItem> FULL =
            List.of(Core.FLAGS, Core.INTERNALDATE, Core.RFC822_SIZE, Core.ENVELOPE, Core.BODY);

    public Fetch {
        items = List.copyOf(items);
        modifiers = List.copyOf(modifiers);
        if (items.isEmpty()) {
            throw new IllegalArgumentException("FETCH asks for something");
        }
    }

    /**
     * Reads {@code fetch = "FETCH" SP sequence-set SP ("ALL" / "FULL" / "FAST" / fetch-att / "(" fetch-att *(SP fetch-att)
     * ")") [fetch-modifiers]} from behind the name (RFC 4466 section 3).
     */
    public static Fetch parse(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        in.sp();
        SequenceSet messages = in.sequenceSet();
        in.sp();
        List<FetchItem> items = items(in);
        // fetch-modifiers = SP "(" fetch-modifier *(SP fetch-modifier) ")"
        List<FetchModifier> modifiers = in.tryConsume(' ') ? Lists.parse(in, FetchModifier::parse) : List.of();
        in.end();
        return new Fetch(numbering, messages, items, modifiers);
    }

    private static List<FetchItem> items(ImapReader in) throws ImapSyntaxException {
        if (in.peek() == '(') {
            return Lists.parse(in, FetchItem::parse);
        }
        ImapReader.Mark mark = in.mark();
        switch (in.name().toUpperCase(Locale.ROOT)) {
            case "ALL":
                return ALL;
            case "FAST":
                return FAST;
            case "FULL":
                return FULL;
            default:
                in.reset(mark);
                return List.of(FetchItem.parse(in));
        }
    }

    /** Returns the mod-sequence after which a message must have changed (RFC 7162 section 3.1.4.1). */
    public Optional<ModSeq> changedSince() {
        return modifiers.stream()
                .filter(FetchModifier.ChangedSince.class::isInstance)
                .map(modifier -> ((FetchModifier.ChangedSince) modifier).modSeq())
                .findFirst();
    }

    /** Returns whether the client wants to know what has been expunged (RFC 7162 section 3.2.6). */
    public boolean vanished() {
        return modifiers.stream().anyMatch(FetchModifier.Vanished.class::isInstance);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(numbering.prefix()).raw("FETCH ").sequenceSet(messages).sp();
        Lists.encode(out, items);
        Lists.encodeParameters(out, modifiers);
    }
}
