package org.restante.lmtp.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.restante.lmtp.delivery.Spool;

/** What is stuffed comes out as it was, however it is cut on its way. */
final class DotStuffedTest {
    @Provide
    Arbitrary<List<String>> lines() {
        return Arbitraries.strings().withChars(".ab \0é").ofMaxLength(4).list().ofMaxSize(8);
    }

    @Property(tries = 300)
    void givesBackWhatWasStuffed(@ForAll("lines") List<String> lines, @ForAll int cut) {
        StringBuilder plain = new StringBuilder();
        StringBuilder stuffed = new StringBuilder();
        for (String line : lines) {
            plain.append(line).append("\r\n");
            stuffed.append(line.startsWith(".") ? "." : "").append(line).append("\r\n");
        }
        byte[] wire = (stuffed + ".\r\nNEXT\r\n").getBytes(StandardCharsets.UTF_8);
        int at = Math.floorMod(cut, wire.length - 6);
        try (Spool spool = new Spool(Path.of(""), 1000)) {
            DotStuffed message = new DotStuffed(spool);
            ByteBuffer first = ByteBuffer.wrap(wire, 0, at);
            ByteBuffer rest = ByteBuffer.wrap(wire, at, wire.length - at);
            boolean complete = message.feed(first) || message.feed(rest);

            assertThat(complete).isTrue();
            assertThat(message.hasBareLineEnds()).isFalse();
            assertThat(rest.remaining()).isEqualTo("NEXT\r\n".length());
            assertThat(spool.size()).isEqualTo(plain.toString().getBytes(StandardCharsets.UTF_8).length);
        }
    }
}
