package org.restante.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Account;
import org.restante.store.Mailbox;

final class UidValidityTest {
    private static final MailboxName NAME = MailboxName.of("again");

    private Instant now = Instant.parse("2026-11-21T10:00:00Z");
    private final InstantSource source = () -> now;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Account account = new MemoryStore(MemorySettings.DEFAULT, clock).account("alice");

    private long again() {
        account.create(NAME, Set.of());
        try (Mailbox mailbox = account.open(NAME)) {
            return mailbox.uidValidity().value();
        } finally {
            account.delete(NAME);
        }
    }

    @Test
    void uidValiditiesGrowWhateverTheClockDoes() {
        List<Long> given = new ArrayList<>();
        for (Duration jump :
                List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(3650), Duration.ofDays(-7300))) {
            now = now.plus(jump);
            given.add(again());
            given.add(again());
        }
        assertThat(given).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void aUidValidityIsATimeOfNow() {
        assertThat(again()).isBetween(now.getEpochSecond(), now.getEpochSecond() + 2);
    }
}
