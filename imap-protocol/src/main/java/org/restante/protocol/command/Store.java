package org.restante.protocol.command;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * STORE and UID STORE: changes flags (RFC 9051 sections 6.4.6 and 6.4.9; modifiers: RFC 4466 section 2.5).
 *
 * @param numbering what the numbers are
 * @param messages whose flags
 * @param modifiers conditions
 * @param action what to do with the flags
 * @param answer whether the client wants to hear the result
 * @param flags the flags
 */
public record Store(
        Numbering numbering,
        SequenceSet messages,
        List<StoreModifier> modifiers,
        Action action,
        Answer answer,
        Flags flags)
        implements CoreCommand {
    /** What to do with the flags. */
    public enum Action {
        /** FLAGS: these and no others. */
        REPLACE("FLAGS"),
        /** +FLAGS: these too. */
        ADD("+FLAGS"),
        /** -FLAGS: not these. */
        REMOVE("-FLAGS");

        private final String word;

        Action(String word) {
            this.word = word;
        }
    }

    /** Whether the client wants to hear the result. */
    public enum Answer {
        /** It does. */
        LOUD(""),
        /** .SILENT: it does not. */
        SILENT(".SILENT");

        private final String suffix;

        Answer(String suffix) {
            this.suffix = suffix;
        }
    }

    public Store {
        modifiers = List.copyOf(modifiers);
    }

    /**
     * Reads {@code store = "STORE" SP sequence-set [store-modifiers] SP store-att-flags} from behind the name (RFC 4466
     * section 3).
     */
    public static Store parse(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        return flags(in, StoreHead.parse(in, numbering), in.atom());
    }

    /** Reads STORE of flags, or of what an extension has added: then it is an {@link ExtendedStore}. */
    public static Command parseAny(ImapReader in, Numbering numbering) throws ImapSyntaxException {
        StoreHead head = StoreHead.parse(in, numbering);
        String name = in.atom();
        Optional<Grammar.Rule<StoreAttribute>> rule = in.grammar().rule(StoreAttribute.class, name);
        if (rule.isEmpty()) {
            return flags(in, head, name);
        }
        StoreAttribute attribute = rule.get().parse(in);
        in.end();
        return new ExtendedStore(head.numbering(), head.messages(), head.modifiers(), attribute);
    }

    // store-att-flags = (["+" / "-"] "FLAGS" [".SILENT"]) SP (flag-list / (flag *(SP flag)))
    private static Store flags(ImapReader in, StoreHead head, String word) throws ImapSyntaxException {
        String name = word.toUpperCase(Locale.ROOT);
        Answer answer = name.endsWith(Answer.SILENT.suffix) ? Answer.SILENT : Answer.LOUD;
        Action action = action(name.substring(0, name.length() - answer.suffix.length()));
        in.sp();
        Flags flags = in.peek() == '(' ? in.flagList() : in.flags();
        in.end();
        return new Store(head.numbering(), head.messages(), head.modifiers(), action, answer, flags);
    }

    private static Action action(String word) throws ImapSyntaxException {
        for (Action action : Action.values()) {
            if (action.word.equals(word)) {
                return action;
            }
        }
        throw new ImapSyntaxException("FLAGS, +FLAGS or -FLAGS expected");
    }

    /** Returns the mod-sequence after which a message must not have changed (RFC 7162 section 3.1.3). */
    public Optional<ModSeq> unchangedSince() {
        return StoreModifier.unchangedSince(modifiers);
    }

    @Override
    public void encode(ImapWriter out) {
        new StoreHead(numbering, messages, modifiers).encode(out);
        out.raw(action.word).raw(answer.suffix).raw(" (").flags(flags).close();
    }
}
