package com.example.club.store;

import java.util.Set;
import java.util.SortedMap;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.MailboxState;
import org.restante.store.ObjectId;

/**
 * What the index says of a mailbox. Immutable.
 *
 * @param id its identity, which its zip file is named after
 * @param generation how often its zip file has been written anew
 * @param recentFrom the first UID that no session has been told of
 * @param places where each of its messages lies, by UID
 */
record Folder(
        ObjectId id,
        UidValidity uidValidity,
        Set<SpecialUse> uses,
        long generation,
        long recentFrom,
        MailboxState state,
        SortedMap<Long, Place> places) {
    Folder with(MailboxState next, SortedMap<Long, Place> where) {
        return new Folder(id, uidValidity, uses, generation, recentFrom, next, where);
    }

    Folder withUses(Set<SpecialUse> others) {
        return new Folder(id, uidValidity, others, generation, recentFrom, state, places);
    }

    Folder toldOfAll() {
        return new Folder(id, uidValidity, uses, generation, state.uidNext(), state, places);
    }

    Folder rewritten(SortedMap<Long, Place> where) {
        return new Folder(id, uidValidity, uses, generation + 1, recentFrom, state, where);
    }

    String fileName() {
        return id + "." + generation + ".zip";
    }
}
