package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Feature;
import org.restante.store.StoreException.Code;
import org.restante.store.annotation.Annotations;

/** Annotations of mailboxes and of the server (RFC 5464), in stores that keep them. */
public abstract class AnnotationsContract extends OpenStore {
    private static final Optional<MailboxName> SERVER = Optional.empty();
    private static final Optional<MailboxName> INBOX = Optional.of(MailboxName.INBOX);
    private static final MailboxName NAME = MailboxName.of("notes");

    @Override
    Set<Feature> needs() {
        return Set.of(Feature.ANNOTATIONS);
    }

    private Annotations annotations(String user) {
        return store().account(user).facet(Annotations.class).orElseThrow();
    }

    private Annotations annotations() {
        return annotations("alice");
    }

    private void put(Optional<MailboxName> place, String reader, String entry, String value) {
        annotations().change(place, reader, all -> {
            all.put(entry, value.getBytes(StandardCharsets.UTF_8));
            return all;
        });
    }

    private static Map<String, String> texts(SortedMap<String, byte[]> entries) {
        Map<String, String> texts = new TreeMap<>();
        entries.forEach((entry, value) -> texts.put(entry, new String(value, StandardCharsets.UTF_8)));
        return texts;
    }

    private Map<String, String> read(Optional<MailboxName> place, String reader) {
        return texts(annotations().read(place, reader));
    }

    @Test
    void whatIsWrittenIsReadOctetByOctet() {
        byte[] octets = new byte[256];
        IntStream.range(0, octets.length).forEach(i -> octets[i] = (byte) i);
        annotations().change(INBOX, "alice", all -> new TreeMap<>(Map.of("/shared/comment", octets)));
        assertThat(annotations().read(INBOX, "alice").get("/shared/comment")).isEqualTo(octets);
        put(INBOX, "alice", "/shared/comment", "");
        assertThat(read(INBOX, "alice")).containsExactly(Map.entry("/shared/comment", ""));
        annotations().change(INBOX, "alice", all -> new TreeMap<>());
        assertThat(read(INBOX, "alice")).isEmpty();
    }

    @Test
    void privateEntriesAreOneReadersAlone() {
        put(INBOX, "alice", "/private/comment", "mine");
        put(INBOX, "bob", "/private/comment", "his");
        put(INBOX, "bob", "/shared/comment", "ours");
        assertThat(read(INBOX, "alice"))
                .containsExactly(Map.entry("/private/comment", "mine"), Map.entry("/shared/comment", "ours"));
        assertThat(read(INBOX, "bob")).containsEntry("/private/comment", "his").containsKey("/shared/comment");
        assertThat(read(INBOX, "carol")).containsOnlyKeys("/shared/comment");
        assertThat(texts(annotations("bob").read(INBOX, "bob"))).isEmpty(); // another mailbox
    }

    @Test
    void theServersAreTheSameInAllAccounts() {
        put(SERVER, "alice", "/shared/comment", "for all");
        put(SERVER, "alice", "/private/comment", "for me");
        assertThat(texts(annotations("bob").read(SERVER, "bob")))
                .containsExactly(Map.entry("/shared/comment", "for all"));
        assertThat(read(SERVER, "alice")).hasSize(2);
        assertThat(read(INBOX, "alice")).isEmpty();
    }

    @Test
    void theySurviveARestart() {
        put(SERVER, "alice", "/shared/comment", "server");
        put(INBOX, "alice", "/private/comment", "inbox");
        reopen();
        assertThat(read(SERVER, "alice")).containsExactly(Map.entry("/shared/comment", "server"));
        assertThat(read(INBOX, "alice")).containsExactly(Map.entry("/private/comment", "inbox"));
    }

    @Test
    void theyFollowTheirMailboxAndGoWithIt() {
        create("notes");
        put(Optional.of(NAME), "alice", "/private/comment", "x");
        MailboxName other = MailboxName.of("other");
        account().rename(NAME, other);
        assertThat(read(Optional.of(other), "alice")).containsOnlyKeys("/private/comment");
        account().delete(other);
        account().create(other, Set.of());
        assertThat(read(Optional.of(other), "alice")).isEmpty();
        assertRefused(Code.NONEXISTENT, () -> read(Optional.of(NAME), "alice"));
        assertRefused(Code.NONEXISTENT, () -> put(Optional.of(NAME), "alice", "/shared/comment", "x"));
    }

    @Test
    void aChangeThatIsRefusedChangesNothing() {
        put(INBOX, "alice", "/shared/comment", "before");
        assertThatThrownBy(() -> annotations().change(INBOX, "alice", all -> {
                    all.put("/shared/comment", new byte[0]);
                    throw new IllegalStateException("no");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(read(INBOX, "alice")).containsExactly(Map.entry("/shared/comment", "before"));
    }

    @Test
    void noChangeIsLostToAnother() {
        Threads.together(4, i -> {
            for (int n = 0; n < 5; n++) {
                put(n % 2 == 0 ? INBOX : SERVER, "alice", "/shared/" + i + "/" + n, "x");
            }
        });
        assertThat(read(INBOX, "alice")).hasSize(12);
        assertThat(read(SERVER, "alice")).hasSize(8);
    }
}
