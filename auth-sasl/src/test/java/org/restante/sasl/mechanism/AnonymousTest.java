package org.restante.sasl.mechanism;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.Availability;
import org.restante.sasl.Channels;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.StaticDirectory;

class AnonymousTest {
    private static final UserName GUEST = UserName.of("guest");
    private static final Step LET_IN = new Step.Success(Identity.of(GUEST));

    private final StaticDirectory directory = StaticDirectory.of("guest", "x");
    private final Anonymous anonymous = new Anonymous(new AnonymousSettings(Optional.of(GUEST)));

    private SaslNegotiation start() {
        return new SaslNegotiation(anonymous, Channels.inTheClear(directory));
    }

    private Step login(String trace) {
        try (SaslNegotiation negotiation = start()) {
            return negotiation.begin(Optional.of(trace.getBytes(StandardCharsets.UTF_8)));
        }
    }

    // RFC 4505 section 4
    @Test
    void theExampleIsLetInAndItsTraceIsKnown() {
        try (SaslNegotiation negotiation = start()) {
            assertThat(negotiation.begin(Optional.empty())).isEqualTo(new Step.Challenge(new byte[0]));
            assertThat(negotiation.respond(Base64.getDecoder().decode("c2lyaGM=")))
                    .isEqualTo(LET_IN);
            assertThat(negotiation.trace()).contains("sirhc");
        }
    }

    @Test
    void nothingAtAllIsATraceToo() {
        try (SaslNegotiation negotiation = start()) {
            assertThat(negotiation.begin(Optional.of(new byte[0]))).isEqualTo(LET_IN);
            assertThat(negotiation.trace()).isEmpty();
        }
    }

    @Test
    void aTraceHas255CharactersOfWhateverLength() {
        assertThat(login("\ud83d\ude00".repeat(255))).isEqualTo(LET_IN);
        assertThat(login("chris@example.org")).isEqualTo(LET_IN);
        assertThat(login("\ud83d\ude00".repeat(256))).isEqualTo(new Step.Failure(FailureReason.MALFORMED));
        assertThat(login("x".repeat(256))).isEqualTo(new Step.Failure(FailureReason.MALFORMED));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\0", "a\nb", "\u007f", "\u0085", "\ue000", "\ufffe", "\ufdd0", "\ufffd", "\u202e", "\u2028"})
    void whatWouldSpoilALogIsRefused(String trace) {
        assertThat(login(trace)).isEqualTo(new Step.Failure(FailureReason.MALFORMED));
    }

    @Test
    void octetsThatAreNotUtf8AreRefused() {
        try (SaslNegotiation negotiation = start()) {
            assertThat(negotiation.begin(Optional.of(new byte[] {(byte) 0xc0, (byte) 0x80})))
                    .isEqualTo(new Step.Failure(FailureReason.MALFORMED));
        }
    }

    @Test
    void isOffUnlessAUserIsNamedWhoHasToExist() {
        assertThat(new Anonymous(AnonymousSettings.OFF).availability(Channels.remoteTls(), directory))
                .isEqualTo(Availability.UNSUPPORTED);
        Anonymous gone = new Anonymous(new AnonymousSettings(Optional.of(UserName.of("gone"))));
        try (SaslNegotiation negotiation = new SaslNegotiation(gone, Channels.overTls(directory))) {
            assertThat(negotiation.begin(Optional.of(new byte[0])))
                    .isEqualTo(new Step.Failure(FailureReason.NOT_AUTHORIZED));
        }
    }
}
