package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.restante.protocol.wire.ImapCharacters;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * One mailbox that LIST found (RFC 9051 section 7.3.1).
 *
 * @param listing attributes, delimiter and name
 * @param childInfo the selection options for which something below the mailbox was found (CHILDINFO, RFC 5258 section
 *     3.5): {@code SUBSCRIBED}; usually empty
 * @param oldName the name that the mailbox had, or that the client called it by (OLDNAME, RFC 9051 section 6.3.9.8)
 * @param extensions more extended data items, as they came
 */
public record ListResponse(
        MailboxListing listing, List<String> childInfo, Optional<String> oldName, List<TaggedExtension> extensions)
        implements Untagged {
    public ListResponse {
        Objects.requireNonNull(listing);
        childInfo = List.copyOf(childInfo);
        childInfo.forEach(Atoms::requireAtom);
        oldName.ifPresent(MailboxText::require);
        extensions = List.copyOf(extensions);
        if (extensions.stream().anyMatch(e -> isCore(e.name()))) {
            throw new IllegalArgumentException("CHILDINFO and OLDNAME are no extensions");
        }
    }

    /** Returns the response without extended data. */
    public static ListResponse of(MailboxListing listing) {
        return new ListResponse(listing, List.of(), Optional.empty(), List.of());
    }

    private static boolean isCore(String name) {
        return name.equalsIgnoreCase("CHILDINFO") || name.equalsIgnoreCase("OLDNAME");
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("LIST ");
        listing.encode(out);
        if (!childInfo.isEmpty() || oldName.isPresent() || !extensions.isEmpty()) {
            out.sp();
            out.open();
            encodeExtended(out);
            out.close();
        }
    }

    // mbox-list-extended = "(" [mbox-list-extended-item *(SP mbox-list-extended-item)] ")"
    private void encodeExtended(ImapWriter out) {
        int items = 0;
        if (!childInfo.isEmpty()) {
            Lists.separate(out, items++);
            out.raw("\"CHILDINFO\" (");
            for (int i = 0; i < childInfo.size(); i++) {
                Lists.separate(out, i);
                out.string(childInfo.get(i));
            }
            out.close();
        }
        if (oldName.isPresent()) {
            Lists.separate(out, items++);
            out.raw("\"OLDNAME\" (");
            MailboxText.encode(out, oldName.get());
            out.close();
        }
        for (TaggedExtension extension : extensions) {
            Lists.separate(out, items++);
            extension.encode(out);
        }
    }

    // "LIST" SP mailbox-list
    static ListResponse decode(ResponseCursor in) throws ImapSyntaxException {
        MailboxListing listing = MailboxListing.decode(in);
        List<String> childInfo = new ArrayList<>();
        List<String> oldNames = new ArrayList<>();
        List<TaggedExtension> extensions = new ArrayList<>();
        if (in.tryConsume(' ') && in.peek() >= 0) {
            in.list(() -> {
                String name = in.printable();
                in.sp();
                if (name.equalsIgnoreCase("CHILDINFO")) {
                    in.list(() -> childInfo.add(childInfo(in)));
                } else if (name.equalsIgnoreCase("OLDNAME")) {
                    in.list(() -> oldNames.add(in.mailbox()));
                } else {
                    extensions.add(TaggedExtension.decode(name, in));
                }
            });
        }
        return new ListResponse(listing, childInfo, oldNames.stream().findFirst(), extensions);
    }

    // list-select-base-opt-quoted = DQUOTE list-select-base-opt DQUOTE
    private static String childInfo(ResponseCursor in) throws ImapSyntaxException {
        String option = in.printable();
        if (!ImapCharacters.isAtom(option)) {
            throw new ImapSyntaxException("a selection option is an atom");
        }
        return option;
    }
}
