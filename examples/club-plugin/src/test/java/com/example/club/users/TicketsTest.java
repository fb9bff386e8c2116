package com.example.club.users;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.credential.UserName;

final class TicketsTest {
    private static final Clock NOON = Clock.fixed(Instant.ofEpochSecond(1000), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private Path secret;
    private Tickets tickets;

    @BeforeEach
    void agreeOnASecret() throws Exception {
        secret = Files.writeString(folder.resolve("secret"), "known to both");
        tickets = new Tickets(secret, NOON);
    }

    private byte[] signed(String text) {
        byte[] signature = tickets.signature(text.getBytes(StandardCharsets.UTF_8)).orElseThrow();
        return (text + " " + HexFormat.of().formatHex(signature)).getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aTicketIsGoodUntilItExpires() {
        assertThat(tickets.redeem(signed("anna 1001"))).contains(UserName.of("anna"));
        assertThat(tickets.redeem(signed("anna 1000"))).isEmpty();
    }

    @Test
    void withoutASecretNoTicketIsGood() throws Exception {
        byte[] ticket = signed("anna 1001");
        Files.delete(secret);
        assertThat(tickets.redeem(ticket)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  ", "   ", "anna", "anna 1001", "anna 1001 ", "anna 1001 00", " 1001 00", "ä ö ü", "\0"})
    void whatIsNoTicketIsRefused(String text) {
        assertThat(tickets.redeem(text.getBytes(StandardCharsets.UTF_8))).isEmpty();
    }
}
