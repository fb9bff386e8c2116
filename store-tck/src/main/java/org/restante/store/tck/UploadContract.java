package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.MailboxState;
import org.restante.store.NewMessage;
import org.restante.store.StoreException.Code;
import org.restante.store.Upload;

/** Whoever opens an upload closes it; what was not committed by then leaves nothing behind. */
public abstract class UploadContract extends OpenStore {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 1000, 100_000, 3_000_000})
    void anUploadThatIsClosedWithoutACommitLeavesNothing(int size) {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN);
        MailboxState before = inbox.state();
        try (Upload upload = inbox.upload()) {
            upload.write(Mail.random(size), 0, size);
            assertThat(upload.size()).isEqualTo(size);
        }
        assertThat(inbox.state().modSeq()).isEqualTo(before.modSeq());
        assertThat(inbox.state().uidNext()).isEqualTo(before.uidNext());
        assertStoredOctets(Mail.PLAIN.length);
    }

    @Test
    void anUploadWithoutAnyOctetIsFine() {
        try (Upload upload = inbox().upload()) {
            upload.write(new byte[0], 0, 0);
            assertThat(upload.size()).isZero();
        }
        assertThat(inbox().state().messages().size()).isZero();
    }

    @Test
    void closingAfterTheCommitTakesNothingAway() {
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.random(1000), Mail.random(200_000)));
        assertThat(content(inbox, 1)).isEqualTo(Mail.random(1000));
        assertThat(content(inbox, 2)).isEqualTo(Mail.random(200_000));
        assertStoredOctets(201_000);
    }

    @Test
    void anUploadOutlivesOtherCommits() {
        Mailbox inbox = inbox();
        try (IncomingMessage message = new IncomingMessage(inbox)) {
            message.write(Mail.PLAIN, 0, 10);
            fill(inbox, 2);
            expunge(inbox, 1);
            message.write(Mail.PLAIN, 10, Mail.PLAIN.length - 10);
            NewMessage complete = message.finish(Flags.NONE, DATE);
            assertThat(inbox.commit(new Change.Append(List.of(complete))).target())
                    .isEqualTo(UidSet.of(3));
        }
        assertThat(content(inbox, 3)).isEqualTo(Mail.PLAIN);
    }

    @Test
    void severalUploadsAtOnceAreNotMixed() {
        Mailbox inbox = inbox();
        try (IncomingMessage one = new IncomingMessage(inbox);
                IncomingMessage abandoned = new IncomingMessage(inbox);
                IncomingMessage other = new IncomingMessage(inbox)) {
            for (int i = 0; i < 1000; i++) {
                one.write(Mail.octets("one\r\n"), 0, 5);
                abandoned.write(Mail.octets("abandoned\r\n"), 0, 11);
                other.write(Mail.octets("other\r\n"), 0, 7);
            }
            NewMessage second = other.finish(Flags.NONE, DATE);
            inbox.commit(new Change.Append(List.of(one.finish(Flags.NONE, DATE), second)));
        }
        assertThat(content(inbox, 1)).isEqualTo(Mail.octets("one\r\n".repeat(1000)));
        assertThat(content(inbox, 2)).isEqualTo(Mail.octets("other\r\n".repeat(1000)));
        assertThat(inbox.state().messages().size()).isEqualTo(2);
    }

    @Test
    void anUploadIntoAMailboxThatIsDeletedMeanwhileIsRefusedAndLeavesNothing() {
        OptionalLong before = opened().storedOctets();
        Mailbox mailbox = create("gone");
        try (IncomingMessage message = new IncomingMessage(mailbox)) {
            message.write(Mail.PLAIN, 0, Mail.PLAIN.length);
            account().delete(MailboxName.of("gone"));
            NewMessage complete = message.finish(Flags.NONE, DATE);
            assertRefused(Code.NONEXISTENT, () -> mailbox.commit(new Change.Append(List.of(complete))));
        }
        before.ifPresent(this::assertStoredOctets);
    }
}
