package org.restante.protocol.command;

import java.util.List;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What LIST tells of mailboxes beside their names (RFC 9051 section 6.3.9.2). */
public sealed interface ListReturnOption extends Encodable
        permits ListReturnOption.Core, ListReturnOption.StatusOf, ExtensionListReturnOption {
    /** What RFC 9051 section 6.3.9.2 and RFC 6154 section 2 define, but STATUS. */
    enum Core implements ListReturnOption {
        SUBSCRIBED("SUBSCRIBED"),
        CHILDREN("CHILDREN"),
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

    /** STATUS: as if STATUS were asked of each mailbox. */
    record StatusOf(List<StatusItem> items) implements ListReturnOption {
        public StatusOf {
            items = List.copyOf(items);
        }

        @Override
        public void encode(ImapWriter out) {
            Lists.encode(out.raw("STATUS "), items);
        }
    }

    // return-option = "SUBSCRIBED" / "CHILDREN" / status-option / option-extension (RFC 9051 section 9)
    static ListReturnOption parse(ImapReader in) throws ImapSyntaxException {
        String name = Lists.name(in, ListReturnOption.class);
        if (name.equals("STATUS")) {
            // status-option = "STATUS" SP "(" status-att *(SP status-att) ")"
            in.sp();
            return new StatusOf(Lists.parse(in, StatusItem::parse));
        }
        for (Core option : Core.values()) {
            if (option.word.equals(name)) {
                return option;
            }
        }
        return Lists.extension(in, ListReturnOption.class, name);
    }
}
