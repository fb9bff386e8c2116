package org.restante.server.access;

import java.util.Optional;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.store.AnnotationSink;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.ObjectId;
import org.restante.store.SummarySink;
import org.restante.store.Upload;
import org.restante.store.Watch;
import org.restante.store.access.Right;

/**
 * A handle on a mailbox with the rights of the user who opened it, as they were then.
 *
 * @param unguarded the store's handle, with the {@code \Seen} that all have in common
 * @param guard holds the rights, and knows whose {@code \Seen} it is
 * @param handles what the session of the user has open
 * @param handle this one, among those; absent if closing it is not for whoever uses it
 */
public record GuardedMailbox(Mailbox unguarded, Guard guard, OpenHandles handles, Optional<OpenHandles.Handle> handle)
        implements Mailbox {
    @Override
    public ObjectId id() {
        return unguarded.id();
    }

    @Override
    public UidValidity uidValidity() {
        return unguarded.uidValidity();
    }

    @Override
    public MailboxState state() {
        guard.require(Right.READ);
        return guard.seen(unguarded).state();
    }

    @Override
    public Committed commit(Change change) {
        return guard.seen(unguarded).commit(guard.permitted(change));
    }

    @Override
    public Upload upload() {
        guard.require(Right.INSERT);
        return handles.upload(unguarded.upload());
    }

    @Override
    public void summaries(UidSet uids, SummarySink sink) {
        guard.require(Right.READ);
        unguarded.summaries(uids, sink);
    }

    @Override
    public void annotations(UidSet uids, AnnotationSink sink) {
        guard.require(Right.READ); // RFC 5257 section 3.4
        unguarded.annotations(uids, sink);
    }

    @Override
    public Content content(long uid) {
        guard.require(Right.READ);
        return handles.content(() -> unguarded.content(uid));
    }

    @Override
    public void release(ModSeq upTo) {
        unguarded.release(upTo);
    }

    @Override
    public UidSet recent() {
        guard.require(Right.READ);
        return unguarded.recent();
    }

    @Override
    public UidSet claimRecent() {
        guard.require(Right.READ);
        return unguarded.claimRecent();
    }

    @Override
    public Watch watch(Runnable poke) {
        return handles.watch(unguarded.watch(poke));
    }

    @Override
    public void close() {
        handle.ifPresent(OpenHandles.Handle::close);
    }
}
