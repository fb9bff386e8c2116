package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What is noted of a mailbox or of the server (RFC 5464 section 4.4).
 *
 * @param mailbox its name; empty for the server
 * @param content what is told of it
 */
public record MetadataResponse(String mailbox, Content content) implements ExtensionResponse {
    /** Values that were asked for, or names of entries that have changed. */
    public sealed interface Content {}

    /** Entries with their values, at least one. */
    public record Values(List<Entry> entries) implements Content {
        public Values {
            entries = List.copyOf(entries);
            if (entries.isEmpty()) {
                throw new IllegalArgumentException("a value is told");
            }
        }
    }

    /** The names of entries that have changed, at least one (RFC 5464 section 4.4.2). */
    public record Changed(List<String> names) implements Content {
        public Changed {
            names = List.copyOf(names);
            if (names.isEmpty()) {
                throw new IllegalArgumentException("an entry has changed");
            }
            names.forEach(MetadataResponse::requireName);
        }
    }

    /**
     * One entry.
     *
     * @param name such as {@code /shared/comment}
     * @param value absent for NIL
     */
    public record Entry(String name, Optional<Octets> value) {
        public Entry {
            requireName(name);
        }
    }

    // entry = astring, "slash-separated path", of US-ASCII
    private static void requireName(String name) {
        if (!name.startsWith("/") || !name.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw new IllegalArgumentException("the name of an entry begins with a slash");
        }
    }

    public MetadataResponse {
        MailboxText.require(mailbox);
    }

    @Override
    public void encodeData(ImapWriter out) {
        MailboxText.encode(out.raw("METADATA "), mailbox);
        switch (content) {
            case Values values -> {
                out.raw(" (");
                for (int i = 0; i < values.entries().size(); i++) {
                    Lists.separate(out, i);
                    Entry entry = values.entries().get(i);
                    Octets.encodeNullable(out.astring(entry.name()).sp(), entry.value());
                }
                out.close();
            }
            case Changed changed -> changed.names().forEach(name -> out.sp().astring(name));
        }
    }

    // metadata-resp = "METADATA" SP mailbox SP (entry-values / entry-list)
    // value = nstring / literal8; entry-list = entry *(SP entry)
    static MetadataResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        String mailbox = in.mailbox();
        in.sp();
        if (in.peek() == '(') {
            List<Entry> entries = new ArrayList<>();
            in.list(() -> {
                String name = name(in);
                in.sp();
                entries.add(new Entry(name, in.nstring()));
            });
            if (entries.isEmpty()) {
                throw new ImapSyntaxException("an entry expected");
            }
            return new MetadataResponse(mailbox, new Values(entries));
        }
        List<String> names = new ArrayList<>();
        do {
            names.add(name(in));
        } while (in.tryConsume(' '));
        return new MetadataResponse(mailbox, new Changed(names));
    }

    private static String name(ResponseCursor in) throws ImapSyntaxException {
        String name = in.printable();
        if (!name.startsWith("/")) {
            throw new ImapSyntaxException("the name of an entry begins with a slash");
        }
        return name;
    }
}
