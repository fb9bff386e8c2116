package org.restante.server.extension.annotate;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.UidSet;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.MailboxState;
import org.restante.store.MessageAnnotations;
import org.restante.store.MessageTable;
import org.restante.store.annotation.AnnotationKey;

/**
 * The annotations that a user sees of the messages of a view. Who asks for one message after the other has some of the next
 * read ahead, so many as do not take much memory.
 */
final class AnnotationWindow {
    private static final int MOST = 64; // messages
    private static final int OCTETS = 256 * 1024; // of values, beside those of one message

    private final SelectedView view;
    private final String user;
    private Map<Long, SortedMap<AnnotationKey, byte[]>> page = Map.of();
    private MessageTable numbering = MessageTable.EMPTY;
    private MailboxState asOf = MailboxState.NEW;
    private int from; // index of the first message that the page is about
    private int to; // and of the first behind it
    private int ahead = 1;

    AnnotationWindow(SelectedView view, String user) {
        this.view = view;
        this.user = user;
    }

    /** Returns those of the message at an index of the view; none of one that has vanished for good. */
    SortedMap<AnnotationKey, byte[]> of(int index) {
        if (!isCurrent() || index < from || index >= to) {
            ahead = isCurrent() && index == to ? Math.min(MOST, 2 * ahead) : 1;
            read(index);
        }
        return page.getOrDefault(view.numbering().uid(index), new TreeMap<>());
    }

    // A matcher goes on to be used while the mailbox changes (RFC 5267 section 4.3).
    @SuppressWarnings("ReferenceEquality") // a store hands out the same object as long as nothing changes
    private boolean isCurrent() {
        return asOf == view.current() && numbering == view.numbering();
    }

    private void read(int index) {
        numbering = view.numbering();
        asOf = view.current();
        from = index;
        to = Math.min(numbering.size(), index + ahead);
        page = new HashMap<>();
        UidSet.Builder uids = UidSet.builder();
        for (int i = from; i < to; i++) {
            uids.add(numbering.uid(i));
        }
        UidSet annotated = uids.build().intersect(asOf.annotated());
        if (annotated.isEmpty()) {
            return;
        }
        int[] room = {OCTETS};
        view.index().annotations(annotated, (uid, annotations) -> {
            if (room[0] > 0 || page.isEmpty()) {
                SortedMap<AnnotationKey, byte[]> values = visible(annotations);
                page.put(uid, values);
                values.values().forEach(value -> room[0] -= value.length);
            } else {
                to = Math.min(to, numbering.indexOf(uid));
            }
        });
    }

    private SortedMap<AnnotationKey, byte[]> visible(MessageAnnotations annotations) {
        SortedMap<AnnotationKey, byte[]> values = new TreeMap<>(annotations.values());
        values.keySet().removeIf(key -> !key.isVisibleTo(user));
        return values;
    }
}
