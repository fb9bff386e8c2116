package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.Mailbox;
import org.restante.store.StoreException.Code;

/** Content of a message that vanished stays readable until nobody looks at it any more; then its room is free. */
public abstract class ReleaseContract extends OpenStore {
    @Test
    void aVanishedMessageIsReadableUntilItIsReleased() {
        Mailbox inbox = inbox();
        fill(inbox, 3);
        ModSeq first = expunge(inbox, 1).state().modSeq();
        ModSeq second = expunge(inbox, 2).state().modSeq();
        assertThat(content(inbox, 1)).isEqualTo(Mail.numbered(0));
        inbox.release(first);
        assertRefused(Code.EXPUNGEISSUED, () -> inbox.content(1));
        assertThat(content(inbox, 2)).isEqualTo(Mail.numbered(1));
        inbox.release(second);
        assertRefused(Code.EXPUNGEISSUED, () -> inbox.content(2));
        assertThat(content(inbox, 3)).isEqualTo(Mail.numbered(2));
    }

    @Test
    void whatOneHandleExpungedAnotherReads() {
        Mailbox one = inbox();
        Mailbox other = inbox();
        append(one, Mail.random(100_000));
        expunge(one, 1);
        close(one);
        assertThat(content(other, 1)).isEqualTo(Mail.random(100_000));
    }

    @Test
    void closingTheLastHandleReleasesEverything() {
        Mailbox one = inbox();
        Mailbox other = inbox();
        append(one, Mail.random(1000));
        expunge(one, 1);
        close(one);
        close(other);
        Mailbox again = inbox();
        assertRefused(Code.EXPUNGEISSUED, () -> again.content(1));
        assertStoredOctets(0);
    }

    @Test
    void releasedContentLeavesRoom() {
        Mailbox inbox = inbox();
        append(inbox, Mail.random(100_000));
        append(inbox, Mail.random(1000));
        expunge(inbox, 1);
        inbox.release(inbox.state().modSeq());
        assertStoredOctets(1000);
    }

    @Test
    void aMovedMessageIsReadableInBothPlacesUntilItIsReleased() {
        Mailbox inbox = inbox();
        append(inbox, Mail.MULTIPART);
        Mailbox target = create("target");
        inbox.commit(new Change.Move(ALL, target));
        assertThat(content(inbox, 1)).isEqualTo(Mail.MULTIPART);
        inbox.release(inbox.state().modSeq());
        assertRefused(Code.EXPUNGEISSUED, () -> inbox.content(1));
        assertThat(content(target, 1)).isEqualTo(Mail.MULTIPART);
    }

    @Test
    void aCopyKeepsItsContentWhenTheOriginalIsReleased() {
        Mailbox inbox = inbox();
        append(inbox, Mail.random(1000));
        Mailbox target = create("target");
        inbox.commit(new Change.Copy(ALL, target));
        expunge(inbox, 1);
        inbox.release(inbox.state().modSeq());
        assertThat(content(target, 1)).isEqualTo(Mail.random(1000));
        expunge(target, 1);
        target.release(target.state().modSeq());
        assertStoredOctets(0);
    }

    @Test
    void theContentsOfADeletedMailboxLeaveRoom() {
        Mailbox mailbox = create("gone");
        append(mailbox, Mail.random(1000));
        append(mailbox, Mail.random(2000));
        expunge(mailbox, 1);
        account().delete(MailboxName.of("gone"));
        close(mailbox);
        assertStoredOctets(0);
    }

    @Test
    void releasingTouchesNothingThatIsThere() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        inbox.release(inbox.state().modSeq());
        inbox.release(new ModSeq(Long.MAX_VALUE));
        inbox.release(ModSeq.ZERO);
        assertThat(content(inbox, 1)).isEqualTo(Mail.numbered(0));
        ModSeq expunged = expunge(inbox, 1).state().modSeq();
        inbox.release(new ModSeq(expunged.value() - 1));
        assertThat(content(inbox, 1)).isEqualTo(Mail.numbered(0));
    }

    @Test
    void aVanishedMessageIsNotCopied() {
        Mailbox inbox = inbox();
        fill(inbox, 2);
        expunge(inbox, 1);
        assertThat(inbox.commit(new Change.Copy(ALL, inbox)).source()).isEqualTo(UidSet.of(2));
    }

    @Test
    void aContentThatIsOpenIsReadToItsEndWhateverHappens() {
        Mailbox inbox = inbox();
        append(inbox, Mail.random(200_000));
        byte[] octets = new byte[200_000];
        try (Content content = inbox.content(1)) {
            content.read(0, octets, 0, 1000);
            expunge(inbox, 1);
            append(inbox, Mail.random(100));
            content.read(1000, octets, 1000, octets.length - 1000);
        }
        assertThat(octets).isEqualTo(Mail.random(200_000));
    }
}
