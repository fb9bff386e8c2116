package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UidListTest {
    private static final String HEADER = "3 V1795655663 N3 Gfb29991aef87076bba01000083ecc375\n";

    private static UidList parse(String text) {
        return UidList.parse(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void whatDovecotWritesIsRead() {
        UidList list = parse(HEADER
                + "1 :1795655663.M438565P442.vm,S=15,W=18\n"
                + "3 G1795655663.M438565P442.vm,S=15,W=18 W18 :1795655663.M555610P442.vm\n"
                + "4 Pabc.def :x:2,S\n");
        assertThat(list.faults()).isEmpty();
        UidList.Header header = list.header().orElseThrow();
        assertThat(header).isEqualTo(new UidList.Header(1_795_655_663L, 3, "fb29991aef87076bba01000083ecc375", true));
        assertThat(header.line()).isEqualTo(HEADER);
        assertThat(list.uidNext()).isEqualTo(5);
        assertThat(list.entries()).extracting(UidList.Entry::uid).containsExactly(1L, 3L, 4L);
        assertThat(list.entries().get(0).guid()).isEqualTo("1795655663.M438565P442.vm,S=15,W=18");
        assertThat(list.entries().get(1).guid()).isEqualTo("1795655663.M438565P442.vm,S=15,W=18");
        assertThat(list.entries().get(1).field('W')).hasValue("18");
        assertThat(list.entries().get(2).base()).isEqualTo("x");
        assertThat(list.entries().get(2).line()).isEqualTo("4 Pabc.def :x\n");
    }

    @Test
    void versionOneIsRead() {
        UidList list = parse("1 1275660208 12\n1 1275660208.M1P2.host:2,S\n7 other\n");
        assertThat(list.header()).contains(new UidList.Header(1_275_660_208L, 12, "", false));
        assertThat(list.uidNext()).isEqualTo(12);
        assertThat(list.entries()).extracting(UidList.Entry::base).containsExactly("1275660208.M1P2.host", "other");
    }

    @Test
    void halfALineIsNotThereYet() {
        UidList list = parse(HEADER + "1 :a\n2 :b");
        assertThat(list.entries()).hasSize(1);
        assertThat(list.faults()).isEmpty();
        assertThat(list.end()).isEqualTo(HEADER.length() + 5);
        assertThat(UidList.parseTail("2 :b\n3 :c\n4".getBytes(StandardCharsets.US_ASCII))
                        .entries())
                .hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0 :a",
                "x :a",
                "-1 :a",
                "4294967296 :a",
                "99999999999999999999 :a",
                "5",
                "5 ",
                "5 :",
                "5 :a/b",
                "5 :.a",
                "\u0661 :a",
                "",
                "2 :late",
                "9 :kept1",
                "5 :\u00e4",
                " 5 :a"
            })
    void aLineThatMakesNoSenseIsLeftOutAndTheOthersStay(String line) {
        UidList list = parse(HEADER + "2 :kept1\n" + line + "\n9 :kept2\n");
        assertThat(list.entries())
                .containsExactly(new UidList.Entry(2, "", "kept1"), new UidList.Entry(9, "", "kept2"));
        assertThat(list.faults()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "3\n",
                "3 V0 N1\n",
                "3 V4294967296 N1\n",
                "3 Vx N1\n",
                "3 V1 N0\n",
                "2 V1 N1\n",
                "3 V1 Nx\n",
                "\0\0\0\0",
                "3 V1 N1",
                "4 V1 N1\n",
                "1 1\n"
            })
    void aHeaderThatMakesNoSenseIsNone(String text) {
        UidList list = parse(text + (text.endsWith("\n") ? "7 :a\n" : ""));
        assertThat(list.header()).isEmpty();
        assertThat(list.faults()).isNotEmpty();
        assertThat(list.entries()).hasSize(text.endsWith("\n") ? 1 : 0);
    }

    @Property(tries = 500)
    void octetsOfAnyKindAreAListOrFaults(@ForAll byte[] octets) {
        UidList list = UidList.parse(octets);
        assertThat(list.end()).isLessThanOrEqualTo(octets.length);
        assertThat(list.entries()).isSortedAccordingTo((a, b) -> Long.compare(a.uid(), b.uid()));
    }
}
