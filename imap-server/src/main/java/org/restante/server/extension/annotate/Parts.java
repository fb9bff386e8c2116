package org.restante.server.extension.annotate;

import java.util.Collection;
import java.util.List;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MessageSummary;

/** Looks whether messages have the parts that entries are about. */
final class Parts {
    private static final int PAGE = 64; // summaries that are read at once

    private Parts() {}

    /**
     * Asserts that each of these messages has all of them: "The server MUST return a BAD response if the client uses an
     * incorrect part specifier (either incorrect syntax or a specifier referring to a non-existent part)" (RFC 5257 section
     * 3.2.1).
     *
     * @throws ImapSyntaxException for BAD
     */
    static void require(SelectedView view, UidSet uids, Collection<EntryName> entries) throws ImapSyntaxException {
        List<EntryName> ofParts =
                entries.stream().filter(entry -> !entry.part().isEmpty()).toList();
        if (ofParts.isEmpty()) {
            return;
        }
        UidSet.Builder page = UidSet.builder();
        int count = 0;
        for (var each = uids.iterator(); each.hasNext(); ) {
            page.add(each.nextLong());
            if (++count == PAGE || !each.hasNext()) {
                for (MessageSummary message :
                        view.index().summaries(page.build()).values()) {
                    for (EntryName entry : ofParts) {
                        entry.requirePart(message.summary().part());
                    }
                }
                page = UidSet.builder();
                count = 0;
            }
        }
    }
}
