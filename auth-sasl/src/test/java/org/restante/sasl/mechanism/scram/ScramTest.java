package org.restante.sasl.mechanism.scram;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
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
import org.restante.sasl.Outcomes;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.Step;
import org.restante.sasl.TlsChannel;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.credential.ScramKeys;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.password.ScramDerivation;

class ScramTest {
    private static final byte[] EXPORTED = {1, 2, 3, 4};

    private static byte[] salt(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static OneUser user(ScramHash hash, String name, String password, String salt) {
        return new OneUser(name, ScramKeys.derive(hash, Password.of(password), salt(salt), 4096));
    }

    private static String text(Step step) {
        return new String(((Step.Challenge) step).octets(), StandardCharsets.UTF_8);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    // RFC 5802 section 5
    @Test
    void authenticatesTheExampleOfSha1() {
        OneUser users = user(ScramHash.SHA_1, "user", "pencil", "QSXCR+Q6sek8bf92");
        Scram scram = new Scram(ScramHash.SHA_1, Scram.Binding.NONE, 4096, () -> "3rfcNHYJY1ZVvWVs7j");
        try (SaslExchange exchange = scram.start(Channels.inTheClear(users))) {
            assertThat(text(exchange.begin(Optional.of(octets("n,,n=user,r=fyko+d2lbbFgONRv9qkxdawL")))))
                    .isEqualTo("r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096");
            Step.Success success = (Step.Success) exchange.respond(
                    octets("c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j," + "p=v0X8v3Bz2T0CJGbJQyF0X+HI4Ts="));
            assertThat(text(success.additionalData().orElseThrow())).isEqualTo("v=rmF9pqV8S7suAoZWja4dJRkFsKQ=");
            assertThat(success.identity().authorizationId().value()).isEqualTo("user");
        }
    }

    // RFC 7677 section 3
    @Test
    void authenticatesTheExampleOfSha256() {
        OneUser users = user(ScramHash.SHA_256, "user", "pencil", "W22ZaJ0SNY7soEsUEjb6gQ==");
        Scram scram = new Scram(ScramHash.SHA_256, Scram.Binding.NONE, 4096, () -> "%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0");
        try (SaslExchange exchange = scram.start(Channels.overTls(users))) {
            assertThat(text(exchange.begin(Optional.of(octets("n,,n=user,r=rOprNGfwEbeRWgbNEkqO")))))
                    .isEqualTo(
                            "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096");
            Step.Success success = (Step.Success)
                    exchange.respond(octets("c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,"
                            + "p=dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ="));
            assertThat(text(success.additionalData().orElseThrow()))
                    .isEqualTo("v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
        }
    }

    private static final OneUser TIM = user(ScramHash.SHA_256, "tim", "secret", "c2FsdHNhbHQ=");

    private static Step run(Scram scram, SaslContext context, String gs2, byte[] bound, String user, String password) {
        ScramClient client = new ScramClient(ScramHash.SHA_256, gs2, bound, user, password);
        try (SaslExchange exchange = scram.start(context)) {
            Step step = exchange.begin(Optional.of(client.first()));
            return Outcomes.told(
                    step instanceof Step.Challenge challenge
                            ? exchange.respond(client.last(text(challenge), nonce -> nonce))
                            : step);
        }
    }

    private static SaslContext bound(byte[] data) {
        TlsChannel channel = new TlsChannel() {
            @Override
            public Set<String> bindingTypes() {
                return Set.of("tls-exporter");
            }

            @Override
            public Optional<byte[]> binding(String type) {
                return type.equals("tls-exporter") ? Optional.of(data.clone()) : Optional.empty();
            }
        };
        return new SaslContext(
                "imap", "mail.example.org", ChannelInfo.secured(Channels.address("192.0.2.1"), channel), TIM);
    }

    private static Scram plus() {
        return new Scram(ScramHash.SHA_256, Scram.Binding.REQUIRED, 4096);
    }

    private static Scram bare() {
        return new Scram(ScramHash.SHA_256, Scram.Binding.NONE, 4096);
    }

    @Test
    void bindsToTheRealChannelAlone() {
        String gs2 = "p=tls-exporter,,";
        assertThat(run(plus(), bound(EXPORTED), gs2, EXPORTED, "tim", "secret")).isInstanceOf(Step.Success.class);
        // what a man in the middle has is the binding of his own session
        assertThat(run(plus(), bound(EXPORTED), gs2, new byte[] {9}, "tim", "secret"))
                .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(run(plus(), bound(EXPORTED), "p=tls-unique,,", EXPORTED, "tim", "secret"))
                .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(run(plus(), bound(EXPORTED), "n,,", new byte[0], "tim", "secret"))
                .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
    }

    // RFC 5802 section 6
    @Test
    void noticesThatTheBoundFormWasTakenOutOfTheList() {
        assertThat(run(bare(), bound(EXPORTED), "y,,", new byte[0], "tim", "secret"))
                .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(run(bare(), Channels.overTls(TIM), "y,,", new byte[0], "tim", "secret"))
                .isInstanceOf(Step.Success.class);
        assertThat(run(bare(), bound(EXPORTED), "p=tls-exporter,,", EXPORTED, "tim", "secret"))
                .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
    }

    @Test
    void isOfferedWhereItCanWork() {
        assertThat(bare().availability(Channels.remotePlain(), TIM)).isEqualTo(Availability.OFFERED);
        assertThat(plus().availability(Channels.remoteTls(), TIM)).isEqualTo(Availability.UNSUPPORTED);
        assertThat(plus().availability(bound(EXPORTED).channel(), TIM)).isEqualTo(Availability.OFFERED);
        assertThat(new Scram(ScramHash.SHA_1, Scram.Binding.NONE, 4096).availability(Channels.remoteTls(), TIM))
                .isEqualTo(Availability.UNSUPPORTED);
    }

    @Test
    void anUnknownUserLooksLikeAWrongPassword() {
        Step wrong = run(bare(), Channels.overTls(TIM), "n,,", new byte[0], "tim", "other");
        assertThat(wrong).isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
        assertThat(run(bare(), Channels.overTls(TIM), "n,,", new byte[0], "nobody", "other"))
                .isEqualTo(wrong);
        Scram scram = bare();
        String once = saltOf(scram, "nobody");
        assertThat(saltOf(scram, "nobody")).isEqualTo(once);
        assertThat(saltOf(scram, "somebody")).isNotEqualTo(once);
        assertThat(once).hasSize(24).endsWith("==");
    }

    private static String saltOf(Scram scram, String user) {
        try (SaslExchange exchange = scram.start(Channels.overTls(TIM))) {
            String first = text(exchange.begin(Optional.of(octets("n,,n=" + user + ",r=abc"))));
            return first.substring(first.indexOf(",s=") + 3, first.indexOf(",i="));
        }
    }

    @Test
    void actsAsAnotherOnlyWithTheRight() {
        StaticDirectory users = StaticDirectory.builder()
                .scram(ScramDerivation.DEFAULT)
                .user("proxy", "secret")
                .user("a,b=c", "other")
                .mayActAs("proxy", "a,b=c")
                .build();
        assertThat(run(bare(), Channels.overTls(users), "n,a=a=2Cb=3Dc,", new byte[0], "proxy", "secret"))
                .isInstanceOfSatisfying(Step.Success.class, success -> assertThat(
                                success.identity().authorizationId().value())
                        .isEqualTo("a,b=c"));
        assertThat(run(bare(), Channels.overTls(users), "n,a=proxy,", new byte[0], "a=2Cb=3Dc", "other"))
                .isEqualTo(new Step.Failure(FailureReason.NOT_AUTHORIZED));
    }

    @Test
    void aNonceOfAnotherExchangeIsRefused() {
        ScramClient client = new ScramClient(ScramHash.SHA_256, "n,,", new byte[0], "tim", "secret");
        try (SaslExchange exchange = bare().start(Channels.overTls(TIM))) {
            String first = text(exchange.begin(Optional.of(client.first())));
            assertThat(Outcomes.told(
                            exchange.respond(client.last(first, nonce -> nonce.substring(0, nonce.length() - 1)))))
                    .isEqualTo(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ",",
                "n",
                "n,",
                "n,,",
                "n,,n=",
                "n,,n=u",
                "n,,n=u,",
                "n,,n=u,r=",
                "n,,r=x,n=u",
                "x,,n=u,r=a",
                "n,b=c,n=u,r=a",
                "n,a=,n=u,r=a",
                "n,a==,n=u,r=a",
                "n,,n=a=2,r=a",
                "n,,n=a=2c,r=a",
                "n,,m=x,n=u,r=a",
                "n,,n=u,r=a b",
                "p=,,n=u,r=a\u0000"
            })
    void refusesWhatIsNoFirstMessage(String message) {
        try (SaslExchange exchange = bare().start(Channels.overTls(TIM))) {
            assertThat(exchange.begin(Optional.of(octets(message))))
                    .isEqualTo(new Step.Failure(FailureReason.MALFORMED));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "c=biws",
                "c=biws,r=x",
                "c=biw,r=x,p=AAAA",
                "c=biws,r=x,p=AAA",
                "c=biws,r=x,p=AAAA,x=y",
                "r=x,c=biws,p=AAAA",
                "c=biws,,p=AAAA",
                "c=biws,r=x,x=y",
                "c=b i,r=x,p=AAAA",
                "c=biws,r=x,p=AAB="
            })
    void refusesWhatIsNoFinalMessage(String message) {
        try (SaslExchange exchange = bare().start(Channels.overTls(TIM))) {
            exchange.begin(Optional.of(octets("n,,n=tim,r=abc")));
            assertThat(exchange.respond(octets(message))).isEqualTo(new Step.Failure(FailureReason.MALFORMED));
        }
    }

    @Property(tries = 300)
    void nonsenseIsAFailureAndNothingWorse(@ForAll @Size(max = 80) byte[] first, @ForAll @Size(max = 80) byte[] last) {
        try (SaslExchange exchange = bare().start(Channels.overTls(TIM))) {
            byte[] prefix = octets("n,,n=");
            byte[] message = Arrays.copyOf(prefix, prefix.length + first.length);
            System.arraycopy(first, 0, message, prefix.length, first.length);
            Step step = exchange.begin(Optional.of(message));
            if (step instanceof Step.Challenge) {
                step = exchange.respond(last);
            }
            assertThat(step).isInstanceOf(Step.Failure.class);
        }
    }
}
