package org.restante.server.extension.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.restante.store.ObjectId;

final class MetadataChangeTest {
    private static final Optional<ObjectId> MAILBOX = Optional.of(new ObjectId("-"));

    @Property
    void comesBackAsItWent(@ForAll String user, @ForAll boolean server, @ForAll Set<String> entries) {
        Optional<ObjectId> mailbox = server ? Optional.empty() : MAILBOX;
        String whole = user.replaceAll("[\\ud800-\\udfff]", "?");
        Set<String> names = new TreeSet<>();
        entries.forEach(entry -> names.add("/" + entry.replaceAll("[\\ud800-\\udfff]", "?")));
        names.add("/shared/comment");
        Set<String> heard = new TreeSet<>();
        for (String message : new MetadataChange(mailbox, whole, names).messages()) {
            assertThat(message).matches("[ -~]*");
            MetadataChange change = MetadataChange.parse(message).orElseThrow();
            assertThat(change.mailbox()).isEqualTo(mailbox);
            assertThat(change.user()).isEqualTo(whole);
            heard.addAll(change.entries());
        }
        assertThat(heard).isEqualTo(names);
    }

    @Test
    void isToldInPiecesIfThereIsMuch() {
        Set<String> entries = new TreeSet<>();
        IntStream.range(0, 100).forEach(i -> entries.add("/private/" + i + "x".repeat(990)));
        List<String> messages = new MetadataChange(MAILBOX, "bob", entries).messages();
        assertThat(messages).hasSizeGreaterThan(30).allMatch(message -> message.length() <= 4_000);
        assertThat(messages.stream()
                        .map(message -> MetadataChange.parse(message).orElseThrow()))
                .flatMap(MetadataChange::entries)
                .containsExactlyInAnyOrderElementsOf(entries);
    }

    @Test
    void whatIsAboutSomethingElseIsNone() {
        assertThat(MetadataChange.parse("")).isEmpty();
        assertThat(MetadataChange.parse("METADATA  bob")).isEmpty();
        assertThat(MetadataChange.parse("other a b c")).isEmpty();
    }
}
