package com.example.club.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidValidity;
import org.restante.store.MailboxState;
import org.restante.store.MessageTable;
import org.restante.store.ObjectId;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.restante.store.codec.SnapshotCodec;

/** All that an account is besides the octets of its messages, as one immutable value: the next one is a commit. */
record AccountIndex(
        long lastUidValidity, SortedMap<MailboxName, Folder> folders, SortedSet<MailboxName> subscriptions) {
    private static final int VERSION = 1;

    static final AccountIndex EMPTY =
            new AccountIndex(0, Collections.emptySortedMap(), Collections.emptySortedSet());

    Optional<Folder> byId(ObjectId id) {
        return folders.values().stream().filter(folder -> folder.id().equals(id)).findFirst();
    }

    /** Returns the index with other folders in the place of those with their identity. */
    AccountIndex with(Folder... changed) {
        SortedMap<MailboxName, Folder> next = new TreeMap<>(folders);
        for (Folder folder : changed) {
            next.replaceAll((name, old) -> old.id().equals(folder.id()) ? folder : old);
        }
        return withFolders(next);
    }

    AccountIndex withFolders(SortedMap<MailboxName, Folder> next) {
        return new AccountIndex(lastUidValidity, next, subscriptions);
    }

    AccountIndex withSubscriptions(SortedSet<MailboxName> next) {
        return new AccountIndex(lastUidValidity, folders, next);
    }

    byte[] encode() {
        ByteWriter to = new ByteWriter();
        to.octet(VERSION);
        to.number(lastUidValidity);
        to.number(folders.size());
        folders.forEach((name, folder) -> encode(to, name, folder));
        to.number(subscriptions.size());
        subscriptions.forEach(name -> to.octets(name.value().getBytes(StandardCharsets.UTF_8)));
        return to.finish();
    }

    private static void encode(ByteWriter to, MailboxName name, Folder folder) {
        to.octets(name.value().getBytes(StandardCharsets.UTF_8));
        to.text(folder.id().value());
        to.number(folder.uidValidity().value());
        to.number(folder.uses().size());
        folder.uses().forEach(use -> to.text(use.attribute()));
        to.number(folder.generation());
        to.number(folder.recentFrom());
        SnapshotCodec.write(to, folder.state());
        folder.places().forEach((uid, place) -> {
            to.number(place.offset());
            to.number(place.crc());
            to.number(place.summarySize());
            to.number(place.summaryCrc());
            to.text(place.emailId().value());
        });
    }

    /** @throws org.restante.store.StoreException CORRUPTION if this is no index */
    static AccountIndex decode(byte[] octets) {
        ByteReader from = new ByteReader(octets);
        if (from.octet() != VERSION) {
            throw ByteReader.damaged("it is of a later version");
        }
        long lastUidValidity = from.number();
        SortedMap<MailboxName, Folder> folders = new TreeMap<>();
        for (int count = from.count(8); count > 0; count--) {
            folders.put(name(from), folder(from));
        }
        SortedSet<MailboxName> subscriptions = new TreeSet<>();
        for (int count = from.count(2); count > 0; count--) {
            subscriptions.add(name(from));
        }
        from.finish();
        return new AccountIndex(lastUidValidity, folders, subscriptions);
    }

    private static MailboxName name(ByteReader from) {
        return MailboxName.of(new String(from.octets(), StandardCharsets.UTF_8));
    }

    private static Folder folder(ByteReader from) {
        ObjectId id = new ObjectId(from.text());
        UidValidity uidValidity = new UidValidity(from.number());
        List<SpecialUse> uses = new ArrayList<>();
        for (int count = from.count(2); count > 0; count--) {
            uses.add(SpecialUse.of(from.text()).orElseThrow(() -> ByteReader.damaged("an unknown use")));
        }
        Set<SpecialUse> all = uses.isEmpty() ? Set.of() : EnumSet.copyOf(uses);
        long generation = from.number();
        long recentFrom = from.number();
        MailboxState state = SnapshotCodec.read(from);
        return new Folder(id, uidValidity, all, generation, recentFrom, state, places(from, state.messages()));
    }

    private static SortedMap<Long, Place> places(ByteReader from, MessageTable messages) {
        SortedMap<Long, Place> places = new TreeMap<>();
        for (int i = 0; i < messages.size(); i++) {
            long offset = from.number();
            long crc = from.number();
            int summarySize = (int) from.number();
            long summaryCrc = from.number();
            ObjectId emailId = new ObjectId(from.text());
            places.put(messages.uid(i), new Place(offset, messages.octets(i), crc, summarySize, summaryCrc, emailId));
        }
        return places;
    }
}
