package org.restante.sasl.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.restante.sasl.Channels;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.Outcomes;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.StaticDirectory;

class LoginTest {
    private static final Step TIM = new Step.Success(Identity.of(UserName.of("tim")));
    private static final Step ASK_NAME = new Step.Challenge(utf8("Username:"));
    private static final Step ASK_PASSWORD = new Step.Challenge(utf8("Password:"));

    private final SaslExchange exchange = new Login().start(Channels.overTls(StaticDirectory.of("tim", "tanstaaf")));

    @Test
    void asksForNameAndPassword() {
        assertThat(exchange.begin(Optional.empty())).isEqualTo(ASK_NAME);
        assertThat(exchange.respond(utf8("tim"))).isEqualTo(ASK_PASSWORD);
        assertThat(exchange.respond(utf8("tanstaaf"))).isEqualTo(TIM);
    }

    @Test
    void takesTheNameAsInitialResponse() {
        assertThat(exchange.begin(Optional.of(utf8("tim")))).isEqualTo(ASK_PASSWORD);
        assertThat(exchange.respond(utf8("tanstaaf"))).isEqualTo(TIM);
    }

    @Test
    void anEmptyInitialResponseIsNoName() {
        assertThat(exchange.begin(Optional.of(new byte[0]))).isEqualTo(ASK_NAME);
    }

    @Test
    void refusesEmptyNameAndPassword() {
        exchange.begin(Optional.empty());
        assertThat(exchange.respond(new byte[0])).isEqualTo(ASK_PASSWORD);
        assertThat(Outcomes.told(exchange.respond(new byte[0])))
                .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
    }

    @Property(tries = 200)
    void noOctetsGetInOrMakeItThrow(@ForAll byte[] name, @ForAll byte[] password) {
        SaslExchange hostile = new Login().start(Channels.overTls(StaticDirectory.of("tim", "tanstaaf")));
        hostile.begin(Optional.empty());
        assertThat(hostile.respond(name)).isEqualTo(ASK_PASSWORD);
        assertThat(hostile.respond(password)).isInstanceOf(Step.Failure.class);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
