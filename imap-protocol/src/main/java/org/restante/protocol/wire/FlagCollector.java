package org.restante.protocol.wire;

import java.util.LinkedHashSet;
import java.util.Set;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

/** Collects the flags of one command: each once, and not without limit. */
final class FlagCollector {
    /** The most different flags that one command may name. */
    static final int MAX_FLAGS = 1000;

    private final Set<MessageFlag> flags = new LinkedHashSet<>();

    void add(MessageFlag flag) throws ImapSyntaxException {
        flags.add(flag);
        if (flags.size() > MAX_FLAGS) {
            throw new ImapSyntaxException("Too many flags");
        }
    }

    Flags flags() {
        return Flags.of(flags);
    }
}
