package org.restante.protocol.response;

import org.restante.protocol.model.UidSet;

/** Sets of UIDs, or of sequence numbers, that must not be empty. */
final class UidSets {
    private UidSets() {}

    static UidSet requireSome(UidSet set) {
        if (set.isEmpty()) {
            throw new IllegalArgumentException("the protocol has no empty set");
        }
        return set;
    }
}
