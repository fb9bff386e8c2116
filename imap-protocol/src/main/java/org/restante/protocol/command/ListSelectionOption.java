package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** Which mailboxes LIST is about (RFC 9051 section 6.3.9.1). */
public sealed interface ListSelectionOption extends Encodable
        permits ListSelectionOption.Core, ExtensionListSelectionOption {
    /** What RFC 9051 section 6.3.9.1 and RFC 6154 section 2 define. */
    enum Core implements ListSelectionOption {
        SUBSCRIBED("SUBSCRIBED"),
        REMOTE("REMOTE"),
        RECURSIVEMATCH("RECURSIVEMATCH"),
        SPECIAL_USE("SPECIAL-USE");

        private final String word;

        Core(String word) {
            this.word = word;
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(word);
        }
    }

    /** Returns whether the option needs a base option beside it: a {@code list-select-mod-opt}. */
    default boolean isModifier() {
        return this == Core.RECURSIVEMATCH;
    }

    /** Returns whether the option can be what a modifier needs: a {@code list-select-base-opt}. */
    default boolean isBase() {
        return this == Core.SUBSCRIBED;
    }

    // list-select-opt = list-select-base-opt / list-select-independent-opt / list-select-mod-opt (RFC 9051 section 9)
    static ListSelectionOption parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, ListSelectionOption.class);
        for (Core option : Core.values()) {
            if (option.word.equals(name)) {
                return option;
            }
        }
        return Lists.extension(in, ListSelectionOption.class, name);
    }
}
