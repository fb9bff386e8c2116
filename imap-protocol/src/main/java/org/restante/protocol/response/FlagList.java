package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.wire.ImapCharacters;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Flags in parentheses. Beside the flags of messages a server sends {@code \Recent}, {@code \*} and what future
 * specifications bring (RFC 9051 section 9, {@code flag-extension}): a client lives with all of them.
 */
record FlagList(Flags flags, List<String> others) {
    private static final int MOST = 10_000;

    boolean has(String name) {
        return others.stream().anyMatch(name::equalsIgnoreCase);
    }

    static void encode(ImapWriter out, Flags flags, String extra) {
        out.open();
        out.flags(flags);
        out.raw(flags.isEmpty() || extra.isEmpty() ? extra : " " + extra);
        out.close();
    }

    // "(" [flag *(SP flag)] ")"
    static FlagList decode(ResponseCursor in) throws ImapSyntaxException {
        List<MessageFlag> flags = new ArrayList<>();
        List<String> others = new ArrayList<>();
        in.list(() -> {
            if (flags.size() + others.size() == MOST) {
                throw new ImapSyntaxException("too many flags");
            }
            flag(in, flags, others);
        });
        return new FlagList(Flags.of(flags), others);
    }

    // flag = "\Answered" / ... / flag-keyword / flag-extension; flag-perm = flag / "\*"
    private static void flag(ResponseCursor in, List<MessageFlag> flags, List<String> others)
            throws ImapSyntaxException {
        boolean system = in.tryConsume('\\');
        String name = system && in.tryConsume('*') ? "*" : in.flagAtom();
        String flag = system ? "\\" + name : name;
        if (isModelled(flag)) {
            flags.add(MessageFlag.of(flag));
        } else {
            others.add(flag);
        }
    }

    private static boolean isModelled(String flag) {
        if (!flag.startsWith("\\")) {
            return flag.length() <= MessageFlag.MAX_LENGTH && ImapCharacters.isAtom(flag);
        }
        return List.of("\\Answered", "\\Flagged", "\\Deleted", "\\Seen", "\\Draft").stream()
                .anyMatch(flag::equalsIgnoreCase);
    }
}
