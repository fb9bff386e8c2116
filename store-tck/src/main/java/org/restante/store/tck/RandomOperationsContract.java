package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.UidSet;
import org.restante.store.Change;
import org.restante.store.Committed;
import org.restante.store.Feature;
import org.restante.store.FlagOperation;
import org.restante.store.Mailbox;

/** Long sequences of random changes leave the store as they leave {@link NaiveMailbox}. */
public abstract class RandomOperationsContract extends OpenStore {
    private static final int STEPS = 150;
    private static final List<MailboxName> NAMES = List.of(MailboxName.INBOX, MailboxName.of("other"));

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.WRITE, Feature.MAILBOXES, Feature.MODSEQ);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13})
    void theStoreAgreesWithTheModelAfterEachStep(long seed) {
        Random random = new Random(seed);
        create("other");
        List<NaiveMailbox> models = List.of(new NaiveMailbox(), new NaiveMailbox());
        for (int step = 0; step < STEPS; step++) {
            int here = random.nextInt(2);
            int there = random.nextInt(2);
            if (opened().durable() && random.nextInt(30) == 0) {
                reopen();
            }
            try (Mailbox mailbox = account().open(NAMES.get(here));
                    Mailbox target = account().open(NAMES.get(there))) {
                String what = "seed " + seed + ", step " + step;
                change(random, mailbox, models.get(here), target, models.get(there), what);
                models.get(here).assertSame(mailbox, what);
                models.get(there).assertSame(target, what);
            }
        }
    }

    private static void change(
            Random random, Mailbox mailbox, NaiveMailbox model, Mailbox target, NaiveMailbox targetModel, String what) {
        UidSet uids = uids(random, model.uidNext());
        switch (random.nextInt(7)) {
            case 0, 1 -> {
                byte[] octets = Mail.random(random.nextInt(2000));
                Flags flags = flags(random);
                Committed committed = append(
                        mailbox, List.of(octets, Mail.PLAIN), flags.asList().toArray(MessageFlag[]::new));
                assertThat(committed.target()).as(what).isEqualTo(model.append(List.of(octets, Mail.PLAIN), flags));
            }
            case 2 -> {
                long shift = mailbox.state().modSeq().value() - model.modSeq(); // it may begin to count elsewhere
                FlagOperation operation = FlagOperation.values()[random.nextInt(3)];
                Flags flags = flags(random);
                Optional<ModSeq> since = random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new ModSeq(
                                random.nextLong(mailbox.state().modSeq().value() + 1)));
                Committed committed = mailbox.commit(new Change.Store(uids, operation, flags, since));
                assertThat(committed.modified())
                        .as(what)
                        .isEqualTo(model.store(
                                uids,
                                operation,
                                flags,
                                since.map(known -> new ModSeq(Math.max(0, known.value() - shift)))));
            }
            case 3 -> {
                mailbox.commit(new Change.Expunge(uids));
                model.expunge(uids);
            }
            case 4 -> {
                Committed committed = mailbox.commit(new Change.Copy(uids, target));
                assertThat(committed.target()).as(what).isEqualTo(model.copy(uids, targetModel));
            }
            case 5 -> {
                long uid = 1 + random.nextLong(model.uidNext() + 1);
                byte[] octets = Mail.random(random.nextInt(2000));
                Flags flags = flags(random);
                Committed committed =
                        replace(mailbox, uid, target, octets, flags.asList().toArray(MessageFlag[]::new));
                assertThat(committed.target()).as(what).isEqualTo(model.replace(uid, octets, flags, targetModel));
            }
            default -> {
                Committed committed = mailbox.commit(new Change.Move(uids, target));
                assertThat(committed.target()).as(what).isEqualTo(model.move(uids, targetModel));
            }
        }
    }

    private static UidSet uids(Random random, long uidNext) {
        UidSet.Builder uids = UidSet.builder();
        for (int i = random.nextInt(4); i > 0; i--) {
            long first = 1 + random.nextLong(uidNext + 2);
            uids.add(first, first + random.nextInt(4));
        }
        return uids.build();
    }

    private static Flags flags(Random random) {
        List<MessageFlag> all = List.of(MessageFlag.SEEN, MessageFlag.DELETED, MessageFlag.FLAGGED);
        return Flags.of(all.stream().filter(flag -> random.nextBoolean()).toList());
    }
}
