package org.restante.protocol.command;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.wire.Base64Line;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * AUTHENTICATE: begins a SASL exchange (RFC 9051 section 6.2.2).
 *
 * @param mechanism the name of the mechanism, in upper case
 * @param initialResponse what the client says first, if it does not wait to be asked; empty is not absent
 */
public record Authenticate(String mechanism, Optional<byte[]> initialResponse) implements CoreCommand {
    public Authenticate {
        mechanism = mechanism.toUpperCase(Locale.ROOT);
    }

    /** Reads {@code authenticate = "AUTHENTICATE" SP auth-type [SP initial-resp]} (RFC 9051 section 9). */
    public static Authenticate parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        String mechanism = in.atom();
        Optional<byte[]> initialResponse =
                in.grammar().has(Authenticate.class, "INITIAL-RESPONSE") && in.tryConsume(' ')
                        ? Optional.of(initialResponse(in))
                        : Optional.empty();
        in.end();
        return new Authenticate(mechanism, initialResponse);
    }

    // initial-resp = (base64 / "=")
    private static byte[] initialResponse(ImapReader in) throws ImapSyntaxException {
        byte[] text = in.word();
        return text.length == 1 && text[0] == '=' ? new byte[0] : Base64Line.decode(text);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("AUTHENTICATE ").atom(mechanism);
        initialResponse.ifPresent(octets -> out.sp().raw(octets.length == 0 ? "=" : Base64Line.encode(octets)));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Authenticate that
                && mechanism.equals(that.mechanism)
                && Arrays.equals(initialResponse.orElse(null), that.initialResponse.orElse(null));
    }

    @Override
    public int hashCode() {
        return mechanism.hashCode();
    }

    /** Does not say the initial response. */
    @Override
    public String toString() {
        return "Authenticate[mechanism=" + mechanism + "]";
    }
}
