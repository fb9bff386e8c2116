package org.restante.protocol.model;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The set of flags that one message has. Immutable; sets of system flags alone are the same 32 objects everywhere, so
 * that a hundred thousand messages share a handful of them, and each knows its own octets in the protocol.
 */
public final class Flags implements Iterable<MessageFlag> {
    // The order in which they are written, and the bit of each.
    private static final List<MessageFlag> SYSTEM = List.of(
            MessageFlag.ANSWERED, MessageFlag.FLAGGED, MessageFlag.DELETED, MessageFlag.SEEN, MessageFlag.DRAFT);
    private static final MessageFlag[] NO_KEYWORDS = {};
    private static final Flags[] SYSTEM_ONLY = new Flags[1 << SYSTEM.size()];

    static {
        for (int bits = 0; bits < SYSTEM_ONLY.length; bits++) {
            SYSTEM_ONLY[bits] = new Flags(bits, NO_KEYWORDS);
        }
    }

    /** No flag at all. */
    public static final Flags NONE = SYSTEM_ONLY[0];

    private final int system;
    private final MessageFlag[] keywords; // sorted, without duplicates
    private final byte[] wire; // what stands between the parentheses

    private Flags(int system, MessageFlag[] keywords) {
        this.system = system;
        this.keywords = keywords;
        this.wire = String.join(" ", asList().stream().map(MessageFlag::name).toList())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static Flags of(int system, MessageFlag[] keywords) {
        return keywords.length == 0 ? SYSTEM_ONLY[system] : new Flags(system, keywords);
    }

    /** Returns the set of these flags. */
    public static Flags of(MessageFlag... flags) {
        return of(Arrays.asList(flags));
    }

    /** Returns the set of these flags; of a keyword that is there twice, the first spelling counts. */
    public static Flags of(Collection<MessageFlag> flags) {
        int system = 0;
        Set<MessageFlag> keywords = new TreeSet<>();
        for (MessageFlag flag : flags) {
            if (flag.isSystem()) {
                system |= bit(flag);
            } else {
                keywords.add(flag);
            }
        }
        return of(system, keywords.toArray(NO_KEYWORDS));
    }

    private static int bit(MessageFlag flag) {
        return 1 << SYSTEM.indexOf(flag);
    }

    /** Returns whether the flag is set. */
    public boolean contains(MessageFlag flag) {
        return flag.isSystem() ? (system & bit(flag)) != 0 : Arrays.binarySearch(keywords, flag) >= 0;
    }

    /** Returns this set and those flags. */
    public Flags plus(Flags more) {
        if (more.keywords.length == 0) {
            return more.system == (system & more.system) ? this : of(system | more.system, keywords);
        }
        List<MessageFlag> all = asList();
        all.addAll(more.asList());
        return of(all);
    }

    /** Returns this set without those flags. */
    public Flags minus(Flags fewer) {
        MessageFlag[] kept = fewer.keywords.length == 0
                ? keywords
                : Arrays.stream(keywords).filter(k -> !fewer.contains(k)).toArray(MessageFlag[]::new);
        return of(system & ~fewer.system, kept);
    }

    /** Returns whether no flag is set. */
    public boolean isEmpty() {
        return system == 0 && keywords.length == 0;
    }

    /** Returns the keywords alone, sorted. */
    public List<MessageFlag> keywords() {
        return List.of(keywords);
    }

    /** Returns the flags: system flags first, then keywords in order. */
    public List<MessageFlag> asList() {
        List<MessageFlag> all = new ArrayList<>(SYSTEM.size() + keywords.length);
        for (int i = 0; i < SYSTEM.size(); i++) {
            if ((system & 1 << i) != 0) {
                all.add(SYSTEM.get(i));
            }
        }
        all.addAll(Arrays.asList(keywords));
        return all;
    }

    /** Returns how many octets {@link #copyWire} copies. */
    public int wireLength() {
        return wire.length;
    }

    /** Copies the flags as they are written in the protocol, separated by spaces and without parentheses. */
    public void copyWire(byte[] target, int offset) {
        System.arraycopy(wire, 0, target, offset, wire.length);
    }

    @Override
    public Iterator<MessageFlag> iterator() {
        return asList().iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Flags flags && system == flags.system && Arrays.equals(keywords, flags.keywords);
    }

    @Override
    public int hashCode() {
        return 31 * system + Arrays.hashCode(keywords);
    }

    @Override
    public String toString() {
        return "(" + new String(wire, StandardCharsets.US_ASCII) + ")";
    }
}
