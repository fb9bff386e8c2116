package org.restante.store;

import java.util.EnumSet;
import java.util.Set;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

/**
 * Which flags a change may touch, since rights to change them are given apart (RFC 4314 section 4); all others stay as they
 * are.
 *
 * @param kinds of which kinds
 */
public record FlagScope(Set<Kind> kinds) {
    /** All flags. */
    public static final FlagScope ALL = new FlagScope(EnumSet.allOf(Kind.class));

    /** A kind of flags that one right is for. The order is fixed: stores may write it down. */
    public enum Kind {
        /** {@code \Seen}. */
        SEEN,
        /** {@code \Deleted}. */
        DELETED,
        /** All others. */
        OTHER;

        static Kind of(MessageFlag flag) {
            if (flag.equals(MessageFlag.SEEN)) {
                return SEEN;
            }
            return flag.equals(MessageFlag.DELETED) ? DELETED : OTHER;
        }
    }

    public FlagScope {
        kinds = Set.copyOf(kinds);
    }

    /** Returns this scope without the flags of one kind. */
    public FlagScope without(Kind kind) {
        Set<Kind> others = EnumSet.allOf(Kind.class);
        others.retainAll(kinds);
        others.remove(kind);
        return new FlagScope(others);
    }

    /** Returns whether all flags are in it. */
    public boolean isAll() {
        return kinds.size() == Kind.values().length;
    }

    /** Returns whether a flag is in it. */
    public boolean contains(MessageFlag flag) {
        return kinds.contains(Kind.of(flag));
    }

    /** Returns those of these flags that are in it. */
    public Flags within(Flags flags) {
        return isAll()
                ? flags
                : Flags.of(flags.asList().stream().filter(this::contains).toList());
    }

    /** Returns what a message's flags become if an operation may touch no others than these. */
    public Flags apply(FlagOperation operation, Flags before, Flags operand) {
        if (isAll()) {
            return operation.apply(before, operand);
        }
        Flags untouched = before.minus(within(before));
        return untouched.plus(within(operation.apply(before, operand)));
    }
}
