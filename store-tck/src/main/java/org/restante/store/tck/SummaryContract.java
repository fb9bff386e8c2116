package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.restante.protocol.mime.MimeScanner;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Mailbox;
import org.restante.store.MessageSummary;
import org.restante.store.ObjectId;

/** Summaries are kept with the content, as the scanner made them. */
public abstract class SummaryContract extends OpenStore {
    private static List<MessageSummary> summaries(Mailbox mailbox, UidSet uids) {
        List<MessageSummary> all = new ArrayList<>();
        mailbox.summaries(uids, all::add);
        return all;
    }

    private static ObjectId emailId(Mailbox mailbox, long uid) {
        return summaries(mailbox, UidSet.of(uid)).getFirst().emailId();
    }

    private static byte[] scanned(byte[] octets) {
        MimeScanner scanner = new MimeScanner();
        scanner.feed(octets, 0, octets.length);
        return scanner.finish().encode();
    }

    @Test
    void summariesAreThoseOfTheScanner() {
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.PLAIN, Mail.MULTIPART, new byte[0], Mail.random(70_000)));
        assertThat(summaries(inbox, ALL))
                .extracting(message -> message.summary().encode())
                .containsExactly(
                        scanned(Mail.PLAIN),
                        scanned(Mail.MULTIPART),
                        scanned(new byte[0]),
                        scanned(Mail.random(70_000)));
    }

    @Test
    void summariesAreThereAfterReopening() {
        append(inbox(), List.of(Mail.PLAIN, Mail.MULTIPART));
        List<ObjectId> ids = List.of(emailId(inbox(), 1), emailId(inbox(), 2));
        reopen();
        List<MessageSummary> after = summaries(inbox(), ALL);
        assertThat(after).extracting(MessageSummary::emailId).isEqualTo(ids);
        assertThat(after.getLast().summary().encode()).isEqualTo(scanned(Mail.MULTIPART));
    }

    @Test
    void summariesComeInTheOrderOfTheUidsWithoutThoseThatAreNotThere() {
        Mailbox inbox = inbox();
        fill(inbox, 300);
        expunge(inbox, 2, 150);
        inbox.release(inbox.state().modSeq());
        UidSet wanted = UidSet.builder().add(299, 400).add(1, 3).add(149, 151).build();
        assertThat(summaries(inbox, wanted))
                .extracting(MessageSummary::uid)
                .containsExactly(1L, 3L, 149L, 151L, 299L, 300L);
        assertThat(summaries(inbox, UidSet.EMPTY)).isEmpty();
        assertThat(summaries(inbox, UidSet.range(1000, UidSet.MAX_UID))).isEmpty();
        assertThat(summaries(inbox, ALL)).hasSize(298);
    }

    @Test
    void summariesOfWhatHasVanishedAreThereUntilItIsReleased() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        expunge(inbox, 2);
        assertThat(summaries(inbox, ALL)).extracting(MessageSummary::uid).containsExactly(1L, 2L, 3L);
        assertThat(summaries(inbox, UidSet.of(2))).hasSize(1);
        inbox.release(inbox.state().modSeq());
        assertThat(summaries(inbox, ALL)).extracting(MessageSummary::uid).containsExactly(1L, 3L);
    }

    @Test
    void copiesAndMovesKeepTheEmailId() {
        // RFC 8474 section 5.1: EMAILID is the same for identical content, and a copy or a move keeps it.
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.PLAIN, Mail.MULTIPART));
        ObjectId id = emailId(inbox, 1);
        inbox.commit(new Change.Copy(UidSet.of(1), inbox));
        assertThat(emailId(inbox, 3)).isEqualTo(id);
        inbox.commit(new Change.Move(UidSet.of(1), inbox));
        assertThat(emailId(inbox, 4)).isEqualTo(id);
        assertThat(emailId(inbox, 2)).isNotEqualTo(id);
        assertThat(summaries(inbox, UidSet.of(4)).getFirst().summary().encode()).isEqualTo(scanned(Mail.PLAIN));
    }

    @Test
    void anEmailIdIsNotUsedAgain() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN);
        ObjectId before = emailId(inbox, 1);
        expunge(inbox, 1);
        inbox.release(inbox.state().modSeq());
        append(inbox, Mail.MULTIPART);
        assertThat(emailId(inbox, 2)).isNotEqualTo(before);
    }

    @Test
    void whatTheSinkThrowsGoesThrough() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        IllegalStateException thrown = new IllegalStateException("enough");
        assertThatThrownBy(() -> inbox.summaries(ALL, message -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        assertThat(summaries(inbox, ALL)).hasSize(3);
    }

    @Test
    void theSinkMayAskTheStore() {
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.PLAIN, Mail.MULTIPART));
        List<Integer> sizes = new ArrayList<>();
        inbox.summaries(ALL, message -> sizes.add(content(inbox, message.uid()).length));
        assertThat(sizes).containsExactly(Mail.PLAIN.length, Mail.MULTIPART.length);
    }
}
