package org.restante.protocol.response;

import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The response code URLMECH: how URLs can be authorized (RFC 4467 section 8).
 *
 * @param mechanisms their names, and what else is said of them as it is written
 */
public record UrlMech(List<String> mechanisms) implements ExtensionCode {
    /** The server alone knows how the proof is made (RFC 4467 section 6). */
    public static final String INTERNAL = "INTERNAL";

    /** This mechanism, and no other. */
    public static final UrlMech ONLY_INTERNAL = new UrlMech(List.of(INTERNAL));

    public UrlMech {
        mechanisms = List.copyOf(mechanisms);
        if (mechanisms.isEmpty() || !mechanisms.stream().allMatch(UrlMech::isMechanism)) {
            throw new IllegalArgumentException("a mechanism has a name");
        }
    }

    private static boolean isMechanism(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c > ' ' && c < 0x7F && c != ']');
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("URLMECH ").raw(String.join(" ", mechanisms));
    }

    // "URLMECH" SP "INTERNAL" *(SP mechanism ["=" base64])
    static UrlMech decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        List<String> mechanisms = List.of(in.until(']').split(" "));
        if (mechanisms.isEmpty() || !mechanisms.stream().allMatch(UrlMech::isMechanism)) {
            throw new ImapSyntaxException("mechanism expected");
        }
        return new UrlMech(mechanisms);
    }
}
