package org.restante.server.fetch;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.FetchItem.BodySection;
import org.restante.protocol.command.FetchItem.Core;
import org.restante.protocol.command.FetchItem.Reading;
import org.restante.protocol.command.Section;
import org.restante.server.engine.MessageFlagsWriter;

/** Writes the items that are a word: they come from the view, or from the summary. */
final class CoreItems {
    private CoreItems() {}

    static ItemWriter writer(Core item) {
        return switch (item) {
            case UID -> message -> message.out().raw("UID ").number(message.uid());
            case FLAGS -> CoreItems::flags;
            case INTERNALDATE ->
                message -> message.out()
                        .raw("INTERNALDATE ")
                        .dateTime(message.view().numbering().internalDate(message.index()));
            case RFC822_SIZE ->
                message -> message.out()
                        .raw("RFC822.SIZE ")
                        .number(message.view().numbering().octets(message.index()));
            case MODSEQ ->
                message -> message.out()
                        .raw("MODSEQ (")
                        .number(message.view().modSeq(message.index()))
                        .close();
            case ENVELOPE ->
                message -> message.summary().writeEnvelope(message.out().raw("ENVELOPE "));
            case BODY -> message -> message.summary().writeBody(message.out().raw("BODY "));
            case BODYSTRUCTURE ->
                message -> message.summary().writeBodyStructure(message.out().raw("BODYSTRUCTURE "));
            case RFC822 -> named(item, Section.Whole.CONTENT);
            case RFC822_HEADER -> named(item, Section.Whole.HEADER);
            case RFC822_TEXT -> named(item, Section.Whole.TEXT);
        };
    }

    private static void flags(FetchedMessage message) {
        MessageFlagsWriter.write(message.out(), message.session(), message.view(), message.index());
        message.view().reported(message.index());
    }

    // RFC 3501 section 6.4.5: equivalent to a section, under a name of its own.
    private static ItemWriter named(Core item, Section.Text text) {
        BodySection section = new BodySection(Reading.PEEK, new Section(List.of(), text), Optional.empty());
        return new BodyWriter(section, item.word());
    }
}
