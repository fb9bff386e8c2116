package org.restante.protocol.response;

import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What a status response says to programs (RFC 9051 section 7.1, {@code resp-text-code}; the registry began with RFC
 * 5530). Codes that are one word are in {@link PlainCode}.
 */
public sealed interface ResponseCode
        permits PlainCode,
                BadCharset,
                CapabilityCode,
                PermanentFlags,
                NumberCode,
                UidValidityCode,
                AppendUid,
                CopyUid,
                HighestModSeq,
                Modified,
                MessageLimitCode,
                InProgressCode,
                ExtensionCode,
                UnknownCode {
    /** Writes what stands between the brackets. */
    void encode(ImapWriter out);

    // resp-text-code = ... / atom [SP 1*<any TEXT-CHAR except "]">]
    static ResponseCode decode(ResponseCursor in) throws ImapSyntaxException {
        String name = in.atom();
        Optional<ResponseParser<? extends ResponseCode>> known = in.grammar().code(name.toUpperCase(Locale.ROOT));
        return known.isPresent() ? known.get().parse(in) : UnknownCode.decode(name, in);
    }
}
