package org.restante.server.extension.i18n;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * COMPARATOR: asks how texts are compared, or changes it (RFC 5255 section 4.7).
 *
 * @param wanted comparators by name or pattern, the best first; none to ask
 */
record ComparatorCommand(List<String> wanted) implements ExtensionCommand {
    private static final int MAX = 32;
    private static final int MAX_LENGTH = 254; // RFC 4790 section 3.1

    ComparatorCommand {
        wanted = List.copyOf(wanted);
    }

    // comparator-cmd = "COMPARATOR" *(SP comp-order-quoted); comp-order-quoted = astring
    static ComparatorCommand parse(ImapReader in) throws ImapSyntaxException {
        List<String> wanted = new ArrayList<>();
        while (in.tryConsume(' ')) {
            String order = in.astring();
            if (wanted.size() == MAX || !isCollationOrder(order)) {
                throw new ImapSyntaxException("Comparator expected");
            }
            wanted.add(order);
        }
        in.end();
        return new ComparatorCommand(wanted);
    }

    // RFC 4790 section 3: ["+" / "-"] collation-wild; collation-char = ALPHA / DIGIT / "-" / ";" / "=" / "."
    private static boolean isCollationOrder(String text) {
        return !text.isEmpty() && text.length() <= MAX_LENGTH && text.chars().allMatch(ComparatorCommand::isOrderChar);
    }

    private static boolean isOrderChar(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-+;=.*".indexOf(c) >= 0;
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("COMPARATOR");
        wanted.forEach(order -> out.sp().astring(order));
    }
}
