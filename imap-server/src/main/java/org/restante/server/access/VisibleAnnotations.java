package org.restante.server.access;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.restante.protocol.model.MailboxName;
import org.restante.server.access.Namespaces.Place;
import org.restante.store.StoreException;
import org.restante.store.access.Right;
import org.restante.store.annotation.Annotations;

/**
 * Annotations under the rights of a user (RFC 5464 section 3.3): those of a mailbox need {@code l} and one of {@code rswip};
 * those of the server everybody may read, and administrators alone may change what everybody sees.
 *
 * @param account the user's
 * @param server where those of the server are
 */
record VisibleAnnotations(VisibleAccount account, Annotations server) implements Annotations {
    private Place permitted(MailboxName mailbox) {
        Guard guard = account.existing(mailbox);
        guard.require(Right.LOOKUP);
        guard.requireAny(Right.READ, Right.SEEN, Right.WRITE, Right.INSERT, Right.POST);
        return account.place(mailbox);
    }

    private Annotations of(Place place) {
        return account.account(place)
                .facet(Annotations.class)
                .orElseThrow(() -> new StoreException(StoreException.Code.CANNOT, "There are no annotations here"));
    }

    @Override
    public SortedMap<String, byte[]> read(Optional<MailboxName> mailbox, String reader) {
        checkReader(reader);
        if (mailbox.isEmpty()) {
            return server.read(mailbox, reader);
        }
        Place place = permitted(mailbox.get());
        return of(place).read(Optional.of(place.name()), reader);
    }

    @Override
    public void change(Optional<MailboxName> mailbox, String reader, UnaryOperator<SortedMap<String, byte[]>> change) {
        checkReader(reader);
        if (mailbox.isPresent()) {
            Place place = permitted(mailbox.get());
            of(place).change(Optional.of(place.name()), reader, change);
        } else {
            server.change(mailbox, reader, before -> permitted(before, change.apply(new TreeMap<>(before))));
        }
    }

    private SortedMap<String, byte[]> permitted(SortedMap<String, byte[]> before, SortedMap<String, byte[]> after) {
        boolean touched = !shared(before).equals(shared(after));
        if (touched && !account.isAdministrator()) {
            throw new StoreException(StoreException.Code.NOPERM, "Only administrators change what all users see");
        }
        return after;
    }

    // Values that were not touched are the very same arrays.
    private static SortedMap<String, byte[]> shared(SortedMap<String, byte[]> entries) {
        SortedMap<String, byte[]> shared = new TreeMap<>(entries);
        shared.keySet().removeIf(entry -> entry.startsWith(PRIVATE));
        return shared;
    }

    private void checkReader(String reader) {
        if (!reader.equals(account.user().user())) {
            throw new IllegalArgumentException("nobody reads what is private to others");
        }
    }
}
