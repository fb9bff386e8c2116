package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.model.Flags;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The flags that the client can change for good (RFC 9051 section 7.1).
 *
 * @param flags they
 * @param newKeywords whether the client can make more of them
 */
public record PermanentFlags(Flags flags, NewKeywords newKeywords) implements ResponseCode {
    /** Whether keywords that the mailbox does not have yet can be stored ({@code \*}). */
    public enum NewKeywords {
        ALLOWED,
        REFUSED
    }

    public PermanentFlags {
        Objects.requireNonNull(flags);
        Objects.requireNonNull(newKeywords);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("PERMANENTFLAGS ");
        FlagList.encode(out, flags, newKeywords == NewKeywords.ALLOWED ? "\\*" : "");
    }

    // "PERMANENTFLAGS" SP "(" [flag-perm *(SP flag-perm)] ")"
    static PermanentFlags decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        FlagList list = FlagList.decode(in);
        return new PermanentFlags(list.flags(), list.has("\\*") ? NewKeywords.ALLOWED : NewKeywords.REFUSED);
    }
}
