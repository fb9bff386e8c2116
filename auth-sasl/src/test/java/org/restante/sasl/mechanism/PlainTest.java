package org.restante.sasl.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.Channels;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.Outcomes;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.StaticDirectory;

class PlainTest {
    private final StaticDirectory directory = StaticDirectory.builder()
            .user("tim", "tanstaaftanstaaf")
            .user("Kurt", "xipj3plmq")
            .user("Ursel", "other")
            .user("proxy", "proxypw")
            .mayActAs("proxy", "tim")
            .mayActAs("proxy", "gone")
            .user("J\u00fcrgen", "p\u00e4ss")
            .build();
    private final Plain plain = new Plain();

    // RFC 4616 section 4, the first example: no initial response, so an empty challenge asks for it
    @Test
    void authenticatesTheFirstExample() {
        try (SaslExchange exchange = plain.start(Channels.overTls(directory))) {
            assertThat(exchange.begin(Optional.empty())).isEqualTo(new Step.Challenge(new byte[0]));
            assertThat(exchange.respond(utf8("\0tim\0tanstaaftanstaaf"))).isEqualTo(success("tim", "tim"));
        }
    }

    // RFC 4616 section 4, the second example
    @Test
    void rejectsTheAuthorizationIdentityOfTheSecondExample() {
        assertThat(login("Ursel\0Kurt\0xipj3plmq")).isEqualTo(failure(FailureReason.NOT_AUTHORIZED));
    }

    @Test
    void actsAsAnotherOnlyWithTheRight() {
        assertThat(login("tim\0proxy\0proxypw")).isEqualTo(success("proxy", "tim"));
        assertThat(login("Kurt\0proxy\0proxypw")).isEqualTo(failure(FailureReason.NOT_AUTHORIZED));
        assertThat(login("gone\0proxy\0proxypw")).isEqualTo(failure(FailureReason.NOT_AUTHORIZED));
        assertThat(login("proxy\0tim\0tanstaaftanstaaf")).isEqualTo(failure(FailureReason.NOT_AUTHORIZED));
        assertThat(login("tim\0tim\0tanstaaftanstaaf")).isEqualTo(success("tim", "tim"));
    }

    @Test
    void tellsNothingOfTheRightBeforeThePasswordIsRight() {
        assertThat(login("tim\0proxy\0wrong")).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(login("tim\0nobody\0wrong")).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
    }

    @Test
    void unknownUserAndWrongPasswordAreTheSameFailure() {
        assertThat(login("\0tim\0wrong")).isEqualTo(login("\0nobody\0wrong"));
    }

    @Test
    void theLogIsToldWhoItSaidToBe() {
        try (SaslExchange exchange = plain.start(Channels.overTls(directory))) {
            Step failure = exchange.begin(Optional.of(utf8("tim\0nobody\0wrong")));
            assertThat(Outcomes.claimed(failure)).contains("nobody");
        }
    }

    @Test
    void preparesNamesAndPasswords() {
        assertThat(login("\0Ju\u0308rgen\0pa\u0308ss")).isEqualTo(success("J\u00fcrgen", "J\u00fcrgen"));
        assertThat(login("Ju\u0308rgen\0J\u00fcrgen\0p\u00e4ss")).isEqualTo(success("J\u00fcrgen", "J\u00fcrgen"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\0",
                "\0\0",
                "\0\0\0",
                "tim",
                "tim\0tanstaaftanstaaf",
                "\0tim\0",
                "\0\0tanstaaftanstaaf",
                "tim\0\0tanstaaftanstaaf",
                "\0tim\0tanstaaftanstaaf\0",
                "\0tim\0tanstaaf\0tanstaaf",
                "\0\0tim\0tanstaaftanstaaf"
            })
    void refusesMessagesOutsideTheGrammar(String message) {
        assertThat(login(message)).isEqualTo(failure(FailureReason.MALFORMED));
    }

    @Test
    void refusesNamesAndPasswordsThatCannotBe() {
        assertThat(login("\0" + "a".repeat(255) + "\0x")).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(login("\0" + "a".repeat(256) + "\0x")).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(login("a".repeat(256) + "\0tim\0tanstaaftanstaaf")).isEqualTo(failure(FailureReason.MALFORMED));
        assertThat(login("\0tim\0" + "a".repeat(1025))).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(login("\0tim\0" + "a".repeat(100_000))).isEqualTo(failure(FailureReason.MALFORMED));
        assertThat(login(new byte[] {0, (byte) 0xff, 0, 'x'})).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(login(new byte[] {(byte) 0xff, 0, 't', 'i', 'm', 0, 'x'}))
                .isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(login("\0tim\r\n\0tanstaaftanstaaf")).isEqualTo(failure(FailureReason.CREDENTIALS_INVALID));
    }

    @Test
    void isOfferedWhereAPasswordIsSafe() {
        ChannelInfo loopback = ChannelInfo.plain(Channels.address("127.0.0.1"));
        assertThat(plain.availability(Channels.remoteTls(), directory)).isEqualTo(Availability.OFFERED);
        assertThat(plain.availability(loopback, directory)).isEqualTo(Availability.OFFERED);
        assertThat(plain.availability(Channels.remotePlain(), directory)).isEqualTo(Availability.PRIVACY_REQUIRED);
    }

    @Test
    void looksAtNoPasswordInTheClear() {
        Step step = plain.start(Channels.inTheClear(directory)).respond(utf8("\0tim\0tanstaaftanstaaf"));
        assertThat(step).isEqualTo(failure(FailureReason.PRIVACY_REQUIRED));
    }

    @Property(tries = 500)
    void noOctetsGetInOrMakeItThrow(@ForAll @Size(max = 2000) byte[] message) {
        assertThat(login(message)).isInstanceOf(Step.Failure.class);
    }

    private Step login(String message) {
        return login(utf8(message));
    }

    private Step login(byte[] message) {
        try (SaslExchange exchange = plain.start(Channels.overTls(directory))) {
            return Outcomes.told(exchange.begin(Optional.of(message)));
        }
    }

    private static Step success(String authentication, String authorization) {
        return new Step.Success(new Identity(UserName.of(authentication), UserName.of(authorization)));
    }

    private static Step failure(FailureReason reason) {
        return new Step.Failure(reason);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
