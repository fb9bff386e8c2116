package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

final class KeywordsTest {
    private static Keywords parse(String text) {
        return Keywords.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void theFirstTwentySixHaveLetters() {
        Keywords keywords = parse("0 $Forwarded\n25 Last\n26 Beyond\n");
        assertThat(keywords.letter(MessageFlag.of("$FORWARDED"))).contains('a');
        assertThat(keywords.of('z')).contains(MessageFlag.of("Last"));
        assertThat(keywords.letter(MessageFlag.of("Beyond"))).isEmpty();
        assertThat(keywords.of('b')).isEmpty();
        assertThat(keywords.of('Z')).isEmpty();
    }

    @Test
    void newOnesTakeFreeLettersAndNoLetterChangesItsMeaning() {
        Keywords keywords = parse("1 b\n");
        Flags flags = Flags.of(MessageFlag.of("B"), MessageFlag.of("x"), MessageFlag.of("y"), MessageFlag.SEEN);
        assertThat(keywords.covers(flags)).isFalse();
        Keywords more = keywords.with(flags);
        assertThat(more.covers(flags)).isTrue();
        assertThat(more.of('b')).contains(MessageFlag.of("b"));
        assertThat(new String(more.encode(), StandardCharsets.US_ASCII)).isEqualTo("0 x\n1 b\n2 y\n");
        assertThat(Keywords.parse(more.encode()).letter(MessageFlag.of("y"))).contains('c');
    }

    @Test
    void whenTheLettersAreGoneThereAreNoMore() {
        MessageFlag[] many =
                IntStream.range(0, 40).mapToObj(i -> MessageFlag.of("k" + i)).toArray(MessageFlag[]::new);
        Keywords full = Keywords.NONE.with(Flags.of(many));
        assertThat(new String(full.encode(), StandardCharsets.US_ASCII).lines()).hasSize(26);
        assertThat(full.covers(Flags.of(MessageFlag.of("another")))).isTrue();
        assertThat(full.with(Flags.of(MessageFlag.of("another"))).encode()).isEqualTo(full.encode());
    }

    @Test
    void linesThatMakeNoSenseArePassedOver() {
        Keywords keywords = parse("x y\n3\n\n4 \n-1 a\n99999999999 b\n5 good\n5 second\n6 a b\n7 \\Seen\n8 good\n\0\1");
        assertThat(keywords.of('f')).contains(MessageFlag.of("good"));
        assertThat(keywords.letter(MessageFlag.of("good"))).contains('f');
        assertThat(keywords.of('g')).isEmpty();
        assertThat(keywords.of('h')).isEmpty();
    }

    @Property(tries = 300)
    void octetsOfAnyKindAreKeywords(@ForAll byte[] octets) {
        Keywords keywords = Keywords.parse(octets);
        assertThat(Keywords.parse(keywords.encode()).encode()).isEqualTo(keywords.encode());
    }
}
