package org.restante.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restante.protocol.wire.FrameLimits;
import org.restante.protocol.wire.FrameSplitter;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.LiteralPolicy;

/** What the longest commands cost in memory that passes through, which does not depend on the machine as time does. */
final class CommandCostTest {
    private static final com.sun.management.ThreadMXBean THREADS =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

    static Stream<String> longCommands() {
        return Stream.of(
                "SEARCH" + " TEXT \"\\\\\"".repeat(5000),
                "SEARCH" + " ALL".repeat(15_000),
                "SEARCH" + " (NOT SEEN)".repeat(5500),
                "SEARCH " + "(".repeat(60_000),
                "SEARCH" + " 1".repeat(30_000),
                "FETCH " + "9,1,".repeat(250_000) + "1 FLAGS",
                "FETCH " + "1:*,".repeat(250_000) + "1 FLAGS",
                "FETCH 1 BODY[HEADER.FIELDS (" + "a ".repeat(30_000) + ")]",
                "FETCH 1 BODY[" + "1.".repeat(30_000) + "]",
                "STORE 1 FLAGS (" + "a ".repeat(30_000) + ")",
                "LIST \"\" (" + "a ".repeat(30_000) + ")",
                "LIST \"\" \"" + "*a".repeat(30_000) + "\"",
                "SELECT " + "&AOk-a".repeat(10_000),
                "SELECT \"" + "\\\\".repeat(30_000) + "\"",
                "ENABLE" + " x".repeat(30_000),
                "LOGIN \"" + "x".repeat(60_000));
    }

    @ParameterizedTest
    @MethodSource("longCommands")
    void aLongCommandCostsInProportionToItsLength(String text) {
        long before = THREADS.getCurrentThreadAllocatedBytes();
        String outcome;
        try {
            outcome = Wire.parse(text).getClass().getSimpleName();
        } catch (ImapSyntaxException e) {
            outcome = e.getMessage();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(allocated).as(outcome).isLessThan(200L * text.length() + (1 << 20));
    }

    @Test
    void octetsThatComeOneByOneCostInProportionToTheirNumber() {
        byte[] octets = ("a LOGIN {60000+}\r\n" + "x".repeat(60_000) + " \"" + "y".repeat(60_000) + "\"\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        FrameSplitter splitter = new FrameSplitter(FrameLimits.AFTER_LOGIN, LiteralPolicy.COLLECT_ALL);
        long before = THREADS.getCurrentThreadAllocatedBytes();
        FrameSplitter.Step step = splitter.next();
        for (int i = 0; i < octets.length; i++) {
            splitter.feed(octets, i, 1);
            step = splitter.next();
        }
        long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
        assertThat(step).isInstanceOf(FrameSplitter.Step.Complete.class);
        assertThat(allocated).isLessThan(200L * octets.length);
    }
}
