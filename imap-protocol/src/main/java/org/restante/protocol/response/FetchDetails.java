package org.restante.protocol.response;

import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What extensions tell of a message that is a small value: its identities, its save date, its preview. */
public sealed interface FetchDetails extends ExtensionFetchData {
    /**
     * An identity that outlives copies: EMAILID, or THREADID, of which there may be none (RFC 8474 sections 5.1 and 5.2).
     *
     * @param name EMAILID or THREADID, in upper case
     * @param id absent for NIL
     */
    record ObjectId(String name, Optional<String> id) implements FetchDetails {
        public ObjectId {
            name = Atoms.requireAtom(name).toUpperCase(Locale.ROOT);
            id.ifPresent(MailboxId::new); // the same rule
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(name).sp();
            id.ifPresentOrElse(known -> out.open().raw(known).close(), out::nil);
        }

        // fetch-emailid-resp = "EMAILID" SP "(" objectid ")"; fetch-threadid-resp = "THREADID" SP ("(" objectid ")" /
        // nil)
        static ResponseParser<ObjectId> parser(String name) {
            return in -> {
                in.sp();
                if (in.tryNil()) {
                    return new ObjectId(name, Optional.empty());
                }
                return new ObjectId(
                        name, Optional.of(MailboxId.parenthesized(in).id()));
            };
        }
    }

    /**
     * When the message came into its mailbox (RFC 8514 section 4.2).
     *
     * @param date absent where the server does not know
     */
    record SaveDate(Optional<InternalDate> date) implements FetchDetails {
        @Override
        public void encode(ImapWriter out) {
            out.raw("SAVEDATE ");
            date.ifPresentOrElse(out::dateTime, out::nil);
        }

        // msg-att-static =/ "SAVEDATE" SP (date-time / nil)
        static SaveDate decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new SaveDate(
                    in.tryNil() ? Optional.empty() : Optional.of(in.primitives().dateTime()));
        }
    }

    /**
     * The beginning of the text (RFC 8970 section 3.2).
     *
     * @param text absent where there is none yet
     */
    record Preview(Optional<String> text) implements FetchDetails {
        public Preview {
            text.ifPresent(MailboxText::require);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("PREVIEW ").nstring(text);
        }

        // msg-att-dynamic =/ "PREVIEW" SP nstring
        static Preview decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new Preview(in.tryNil() ? Optional.empty() : Optional.of(in.text()));
        }
    }
}
