package org.restante.protocol.response;

import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * A response code that no grammar knows, kept as it came.
 *
 * @param name its name
 * @param arguments what follows the name and a space, if anything does: one character for each octet
 */
public record UnknownCode(String name, Optional<String> arguments) implements ResponseCode {
    public UnknownCode {
        Atoms.requireAtom(name);
        if (arguments.isPresent()
                && (arguments.get().isEmpty() || !arguments.get().chars().allMatch(UnknownCode::isArgumentChar))) {
            throw new IllegalArgumentException("not the arguments of a response code");
        }
    }

    private static boolean isArgumentChar(int c) {
        return c != 0 && c != '\r' && c != '\n' && c != ']' && c <= 0xFF;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw(name);
        if (arguments.isPresent()) {
            out.sp();
            Octets.latin1(arguments.get()).writeTo(out);
        }
    }

    // atom [SP 1*<any TEXT-CHAR except "]">]
    static UnknownCode decode(String name, ResponseCursor in) throws ImapSyntaxException {
        if (!in.tryConsume(' ')) {
            return new UnknownCode(name, Optional.empty());
        }
        String arguments = in.until(']');
        return new UnknownCode(name, arguments.isEmpty() ? Optional.empty() : Optional.of(arguments));
    }
}
