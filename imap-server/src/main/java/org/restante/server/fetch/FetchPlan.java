package org.restante.server.fetch;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.restante.protocol.command.ExtensionFetchItem;
import org.restante.protocol.command.Fetch;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.FetchItem.Core;
import org.restante.protocol.command.FetchItem.Reading;
import org.restante.protocol.command.Numbering;
import org.restante.server.engine.FetchLine;
import org.restante.server.engine.Session;

/**
 * What a FETCH does for each message, made once for all of them.
 *
 * @param writers what writes the items, in the order in which they were asked for
 * @param needsSummaries whether an item needs what the summary has
 * @param setsSeen whether an item counts as reading
 * @param needsModSeq whether the client knows MODSEQ
 */
record FetchPlan(List<ItemWriter> writers, boolean needsSummaries, boolean setsSeen, boolean needsModSeq) {
    static FetchPlan of(Fetch command, Session session) {
        Set<FetchItem> items = new LinkedHashSet<>();
        boolean implied = command.numbering() == Numbering.UID && !FetchLine.isUidOnly(session);
        if (implied && !command.items().contains(Core.UID)) {
            items.add(Core.UID); // RFC 9051 section 6.4.9
        }
        items.addAll(command.items());
        if (command.changedSince().isPresent()) {
            items.add(Core.MODSEQ); // RFC 7162 section 3.1.4.1: implied
        }
        List<ItemWriter> writers = new ArrayList<>();
        items.forEach(item -> writers.add(writer(item)));
        return new FetchPlan(
                writers,
                items.stream().anyMatch(FetchPlan::needsSummary),
                items.stream().anyMatch(FetchPlan::isReading),
                items.contains(Core.MODSEQ));
    }

    private static ItemWriter writer(FetchItem item) {
        return switch (item) {
            case Core core -> CoreItems.writer(core);
            case FetchItem.BodySection body -> new BodyWriter(body);
            case FetchItem.Binary binary -> new BinaryWriter(binary);
            case FetchItem.BinarySize size -> new BinarySizeWriter(size);
            case ServerFetchItem extension -> extension.writer();
            case ExtensionFetchItem unknown -> throw new IllegalStateException("nobody answers " + unknown);
        };
    }

    private static boolean needsSummary(FetchItem item) {
        return switch (item) {
            case Core core ->
                switch (core) {
                    case FLAGS, INTERNALDATE, RFC822_SIZE, UID, MODSEQ, RFC822 -> false;
                    case ENVELOPE, BODY, BODYSTRUCTURE, RFC822_HEADER, RFC822_TEXT -> true;
                };
            case FetchItem.BodySection body -> !BodyWriter.isWhole(body);
            case FetchItem.Binary binary -> true;
            case FetchItem.BinarySize size -> true;
            case ServerFetchItem extension -> extension.needsSummary();
            case ExtensionFetchItem unknown -> false;
        };
    }

    private static boolean isReading(FetchItem item) {
        return switch (item) {
            case Core core -> core == Core.RFC822 || core == Core.RFC822_TEXT;
            case FetchItem.BodySection body -> body.reading() == Reading.SEEN;
            case FetchItem.Binary binary -> binary.reading() == Reading.SEEN;
            case FetchItem.BinarySize size -> false;
            case ExtensionFetchItem extension -> false;
        };
    }
}
