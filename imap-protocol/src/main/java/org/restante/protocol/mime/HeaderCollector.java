package org.restante.protocol.mime;

import java.util.Arrays;
import java.util.Optional;

/**
 * The fields of one header that something is made of, as they stand there, collected while the header goes by. All
 * headers of a message share one budget, so that memory is bounded however many parts there are.
 */
final class HeaderCollector {
    /** Whose header it is, which says what fields matter. */
    enum Scope {
        MESSAGE,
        INNER_MESSAGE,
        PART
    }

    private static final int ENTRY = 3; // ordinal of the field, where it starts, where its value starts
    private static final HeaderField[] FIELDS = HeaderField.values();

    private final OctetBuffer octets = new OctetBuffer();
    private int[] entries = new int[ENTRY * 16];
    private int count;
    private int budget;
    private Scope scope = Scope.MESSAGE;
    private boolean collecting;
    private int incomplete;

    HeaderCollector(int budget) {
        this.budget = budget;
    }

    void begin(Scope newScope) {
        scope = newScope;
        octets.clear();
        count = 0;
        collecting = false;
        incomplete = 0;
    }

    /** Begins a field if it matters; returns whether it does. */
    boolean beginField(byte[] name, int length) {
        int trimmed = length;
        while (trimmed > 0 && Ascii.isBlank(name[trimmed - 1])) {
            trimmed--; // RFC 5322 section 4.5: the obsolete syntax has space before the colon
        }
        Optional<HeaderField> found = HeaderField.find(name, trimmed).filter(this::matters);
        collecting = found.isPresent();
        if (!collecting) {
            return false;
        }
        HeaderField field = found.get();
        if (length + 1 > budget) {
            incomplete |= field.bit();
            collecting = false;
            return false;
        }
        if (ENTRY * count == entries.length) {
            entries = Arrays.copyOf(entries, entries.length * 2);
        }
        entries[ENTRY * count] = field.ordinal();
        entries[ENTRY * count + 1] = octets.length();
        octets.add(name, 0, length).add(':');
        entries[ENTRY * count + 2] = octets.length();
        count++;
        budget -= length + 1;
        return true;
    }

    private boolean matters(HeaderField field) {
        return switch (scope) {
            case MESSAGE -> true;
            case INNER_MESSAGE -> field.describesMessage();
            case PART -> field.describesPart();
        };
    }

    /** Adds octets to the field that began last, as far as the budget goes. */
    void addValue(byte[] source, int from, int to) {
        if (!collecting) {
            return;
        }
        int fitting = Math.min(to - from, budget);
        octets.add(source, from, from + fitting);
        budget -= fitting;
        if (fitting < to - from) {
            incomplete |= field(count - 1).bit();
            collecting = false;
        }
    }

    /** Returns whether the line to come would still belong to a field that matters. */
    boolean isCollecting() {
        return collecting;
    }

    void endField() {
        collecting = false;
    }

    int count() {
        return count;
    }

    HeaderField field(int entry) {
        return FIELDS[entries[ENTRY * entry]];
    }

    int start(int entry) {
        return entries[ENTRY * entry + 1];
    }

    int valueStart(int entry) {
        return entries[ENTRY * entry + 2];
    }

    int end(int entry) {
        return entry + 1 < count ? entries[ENTRY * (entry + 1) + 1] : octets.length();
    }

    byte[] octets() {
        return octets.array();
    }

    /** Returns the bits of fields of which something is missing here. */
    int incomplete() {
        return incomplete;
    }

    /** Returns the first field of this kind, or -1. */
    int first(HeaderField field) {
        for (int i = 0; i < count; i++) {
            if (entries[ENTRY * i] == field.ordinal()) {
                return i;
            }
        }
        return -1;
    }
}
