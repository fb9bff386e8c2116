package org.restante.protocol.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.restante.protocol.wire.FrameSplitter.Step;

final class FrameSplitterProperties {
    private static final FrameLimits LIMITS = new FrameLimits(256, 32, 20, 3, 40, 100);

    @Provide
    Arbitrary<String> conversations() {
        return Arbitraries.of(
                        "a NOOP\r\n",
                        "\r\n",
                        "b LOGIN {3}\r\n",
                        "c APPEND x {5+}\r\n",
                        "UID FETCH ",
                        " {4}\r\n",
                        "~{2+}\r\n",
                        "{21+}\r\n",
                        "{99999999999999999999+}\r\n",
                        "abc",
                        "\n",
                        "\r",
                        "\0",
                        " ",
                        "1,2:*,",
                        "x".repeat(35),
                        "y".repeat(200),
                        "{",
                        "0",
                        "}",
                        "+",
                        "\u00ff")
                .list()
                .ofMaxSize(30)
                .map(pieces -> String.join("", pieces));
    }

    // What comes out, with a handler that reads every second streamed literal and refuses the others.
    private static List<String> run(byte[] input, List<Integer> cuts) {
        FrameSplitter splitter = new FrameSplitter(LIMITS, (name, soFar) -> name.equals("APPEND"));
        List<String> log = new ArrayList<>();
        int from = 0;
        int streamed = 0;
        for (int cut : cuts) {
            splitter.feed(input, from, cut - from);
            from = cut;
            drain:
            while (true) {
                assertThat(splitter.buffered()).isLessThanOrEqualTo(input.length);
                if (streamed % 2 == 1) {
                    byte[] one = new byte[1];
                    int count = splitter.read(one, 0, 1);
                    if (count == 0) {
                        break;
                    }
                    streamed += count < 0 ? 1 : 0;
                    log.add("read " + count + one[0]);
                    continue;
                }
                Step step = splitter.next();
                switch (step) {
                    case Step.NeedMore more -> {
                        break drain;
                    }
                    case Step.Fatal fatal -> {
                        log.add(fatal.reason());
                        return log;
                    }
                    case Step.Streaming streaming -> {
                        log.add(describe(streaming.soFar()));
                        streamed++;
                        if (streamed % 2 == 0) {
                            splitter.refuse();
                        }
                    }
                    case Step.Complete complete -> log.add(describe(complete.frame()));
                    case Step.Rejected rejected -> log.add(rejected.toString());
                    case Step.Continue go -> log.add("+");
                    case Step.Line line -> throw new AssertionError("nobody asked for a line");
                }
            }
        }
        return log;
    }

    private static String describe(Frame frame) {
        StringBuilder text = new StringBuilder();
        for (Frame.Part part : frame.parts()) {
            text.append(
                    switch (part) {
                        case Frame.Text t -> Arrays.toString(t.octets());
                        case Frame.Literal l -> l + Arrays.toString(l.octets());
                        case Frame.StreamedLiteral s -> s.toString();
                    });
        }
        return text.toString();
    }

    private static List<Integer> cuts(int length, Random random) {
        List<Integer> cuts = new ArrayList<>();
        for (int at = 0; at < length; at += random.nextInt(1, 9)) {
            cuts.add(at);
        }
        cuts.add(length);
        return cuts;
    }

    @Property(tries = 2000)
    void anySplitOfTheInputGivesTheSameSteps(@ForAll("conversations") String conversation, @ForAll Random random) {
        byte[] input = conversation.getBytes(StandardCharsets.ISO_8859_1);
        assertThat(run(input, cuts(input.length, random))).isEqualTo(run(input, List.of(input.length)));
    }

    @Property(tries = 1000)
    void anyOctetsGiveSteps(@ForAll byte[] input, @ForAll Random random) {
        assertThat(run(input, cuts(input.length, random))).isEqualTo(run(input, List.of(input.length)));
    }
}
