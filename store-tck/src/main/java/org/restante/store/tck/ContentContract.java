package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Content;
import org.restante.store.IncomingMessage;
import org.restante.store.Mailbox;
import org.restante.store.StoreException.Code;

/** Content is immutable and octet-exact, and is read from any octet to any other. */
public abstract class ContentContract extends OpenStore {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "\0",
                "\r",
                "\n",
                "\r\n",
                "a\nb\rc\r\n\n\r",
                "no header at all",
                "Subject: x\r\n",
                "\r\n\r\nbody",
                ".\r\n..\r\n",
                "From x\r\n>From y\r\n",
                "a\0b\0\0",
                "\u00ff\u00fe\u0080\u00c3\u00a4"
            })
    void whatWasAppendedComesBackOctetByOctet(String text) {
        Mailbox inbox = inbox();
        append(inbox, Mail.octets(text));
        assertThat(content(inbox, 1)).isEqualTo(Mail.octets(text));
        assertThat(inbox.state().messages().octets(0)).isEqualTo(text.length());
    }

    // Around the powers of two and the row sizes that storages have.
    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 2, 255, 256, 4095, 4096, 8191, 8193, 32_671, 32_672, 32_673, 65_343, 65_535, 65_536, 65_537})
    void anySizeComesBackOctetByOctet(int size) {
        Mailbox inbox = inbox();
        append(inbox, Mail.random(size));
        assertThat(content(inbox, 1)).isEqualTo(Mail.random(size));
        if (opened().durable()) {
            reopen();
            assertThat(content(inbox(), 1)).isEqualTo(Mail.random(size));
        }
    }

    @Test
    void everyOctetValueComesBack() {
        byte[] all = new byte[256];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) i;
        }
        Mailbox inbox = inbox();
        append(inbox, all);
        assertThat(content(inbox, 1)).isEqualTo(all);
    }

    @Test
    void aLargeMessageComesBackOctetByOctetAndIsReadByRange() {
        byte[] large = Mail.random(10 << 20);
        Mailbox inbox = inbox();
        append(inbox, large);
        try (Content content = inbox.content(1)) {
            assertThat(content.size()).isEqualTo(large.length);
            assertThat(read(content, 0, large.length)).isEqualTo(large);
            for (int position : new int[] {large.length - 1, 0, 65_535, 5 << 20, 1 << 20, 32_672, 9_999_999}) {
                int length = Math.min(100_000, large.length - position);
                assertThat(read(content, position, length))
                        .isEqualTo(Arrays.copyOfRange(large, position, position + length));
            }
        }
    }

    @Test
    void everyRangeOfASmallMessageIsRead() {
        byte[] octets = Mail.random(12);
        Mailbox inbox = inbox();
        append(inbox, octets);
        try (Content content = inbox.content(1)) {
            for (int from = 0; from <= octets.length; from++) {
                for (int length = 0; length <= octets.length - from; length++) {
                    assertThat(read(content, from, length)).isEqualTo(Arrays.copyOfRange(octets, from, from + length));
                }
            }
        }
    }

    private static byte[] read(Content content, long position, int length) {
        byte[] octets = new byte[length];
        assertThat(content.read(position, octets, 0, length)).isEqualTo(length);
        return octets;
    }

    @Test
    void readingBeyondTheEndGivesWhatIsThere() {
        Mailbox inbox = inbox();
        append(inbox, Mail.PLAIN);
        try (Content content = inbox.content(1)) {
            byte[] target = new byte[Mail.PLAIN.length + 10];
            assertThat(content.read(0, target, 0, target.length)).isEqualTo(Mail.PLAIN.length);
            assertThat(content.read(Mail.PLAIN.length - 3, target, 0, 10)).isEqualTo(3);
            assertThat(content.read(Mail.PLAIN.length, target, 0, 10)).isZero();
        }
    }

    @Test
    void readingTouchesOnlyItsPartOfTheTarget() {
        Mailbox inbox = inbox();
        append(inbox, Mail.octets("abcdef"));
        byte[] target = Mail.octets("----------");
        try (Content content = inbox.content(1)) {
            assertThat(content.read(2, target, 3, 2)).isEqualTo(2);
            assertThat(target).isEqualTo(Mail.octets("---cd-----"));
            assertThat(content.read(4, target, 6, 4)).isEqualTo(2);
            assertThat(target).isEqualTo(Mail.octets("---cd-ef--"));
        }
    }

    @Test
    void aMessageThatComesInPiecesIsOne() {
        byte[] octets = Mail.random(200_000);
        Mailbox inbox = inbox();
        try (IncomingMessage message = new IncomingMessage(inbox)) {
            byte[] buffer = new byte[70_000];
            for (int from = 0, length = 1; from < octets.length; from += length, length = length * 3 + 1) {
                length = Math.min(Math.min(length, 60_000), octets.length - from);
                System.arraycopy(octets, from, buffer, 17, length);
                message.write(buffer, 17, length);
                assertThat(message.size()).isEqualTo(from + length);
                Arrays.fill(buffer, (byte) 'x'); // the caller's buffer is the caller's again
            }
            inbox.commit(new Change.Append(List.of(message.finish(Flags.NONE, DATE))));
        }
        assertThat(content(inbox, 1)).isEqualTo(octets);
    }

    @Test
    void twoThatAreReadAtOnceAreNotMixed() {
        Mailbox inbox = inbox();
        append(inbox, List.of(Mail.random(100_001), Mail.random(100_002)));
        try (Content one = inbox.content(1);
                Content other = inbox.content(2);
                Content again = inbox.content(1)) {
            for (int from = 0; from < 100_000; from += 10_000) {
                assertThat(read(one, from, 10_000))
                        .isEqualTo(Arrays.copyOfRange(Mail.random(100_001), from, from + 10_000));
                assertThat(read(other, from, 10_000))
                        .isEqualTo(Arrays.copyOfRange(Mail.random(100_002), from, from + 10_000));
            }
            assertThat(read(again, 0, 100_001)).isEqualTo(Mail.random(100_001));
        }
    }

    @Test
    void manyThreadsReadOneMessage() {
        byte[] octets = Mail.random(300_000);
        Mailbox inbox = inbox();
        append(inbox, octets);
        List<Callable<byte[]>> readers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            readers.add(() -> content(inbox, 1));
        }
        assertThat(Threads.run(readers)).allMatch(read -> Arrays.equals(read, octets));
    }

    @Test
    void thereIsNoContentOfMessagesThatNeverWere() {
        Mailbox inbox = inbox();
        fill(inbox, 1);
        assertRefused(Code.EXPUNGEISSUED, () -> inbox.content(2));
        assertRefused(Code.EXPUNGEISSUED, () -> inbox.content(UidSet.MAX_UID));
    }
}
