package org.restante.sasl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.StaticDirectory;
import org.restante.sasl.directory.UserDirectory;

class SaslNegotiationTest {
    private static final byte[] EMPTY = {};
    private static final Identity TIM = Identity.of(UserName.of("tim"));
    private static final Step MALFORMED = new Step.Failure(FailureReason.MALFORMED);

    private final Scripted mechanism = new Scripted();
    private final SaslNegotiation negotiation =
            new SaslNegotiation(mechanism, Channels.overTls(StaticDirectory.of("tim", "x")));

    @Test
    void asksForAnAbsentInitialResponse() {
        mechanism.next(new Step.Success(TIM));
        assertThat(negotiation.begin(Optional.empty())).isEqualTo(new Step.Challenge(EMPTY));
        assertThat(mechanism.heard).isEmpty();
        assertThat(negotiation.respond(octets(3))).isEqualTo(new Step.Success(TIM));
        assertThat(mechanism.closed).isEqualTo(1);
    }

    // RFC 9051 section 6.2.2: "=" is an initial response of no octets
    @Test
    void handsOnAnEmptyInitialResponse() {
        mechanism.next(new Step.Success(TIM));
        assertThat(negotiation.begin(Optional.of(EMPTY))).isEqualTo(new Step.Success(TIM));
        assertThat(mechanism.heard).containsExactly(0);
    }

    @Test
    void sendsAdditionalDataAsAChallenge() {
        mechanism.next(new Step.Success(TIM, Optional.of(new Step.Challenge(octets(5)))));
        assertThat(negotiation.begin(Optional.of(octets(1)))).isEqualTo(new Step.Challenge(octets(5)));
        assertThat(mechanism.closed).isZero();
        assertThat(negotiation.respond(EMPTY)).isEqualTo(new Step.Success(TIM));
        assertThat(mechanism.closed).isEqualTo(1);
    }

    @Test
    void doesNotLetInWhoAnswersAdditionalDataWithMore() {
        mechanism.next(new Step.Success(TIM, Optional.of(new Step.Challenge(octets(5)))));
        negotiation.begin(Optional.of(octets(1)));
        assertThat(negotiation.respond(octets(1))).isEqualTo(MALFORMED);
        assertThat(mechanism.closed).isEqualTo(1);
    }

    @Test
    void closesOnceHoweverItEnds() {
        mechanism.next(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
        negotiation.begin(Optional.of(EMPTY));
        negotiation.close();
        negotiation.close();
        assertThat(mechanism.closed).isEqualTo(1);
    }

    @Test
    void closesAnAbandonedExchange() {
        negotiation.begin(Optional.empty());
        negotiation.close();
        assertThat(mechanism.closed).isEqualTo(1);
        assertThatThrownBy(() -> negotiation.respond(EMPTY)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void hasOneOutcome() {
        mechanism.next(new Step.Success(TIM));
        negotiation.begin(Optional.of(EMPTY));
        assertThatThrownBy(() -> negotiation.respond(EMPTY)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> negotiation.begin(Optional.empty())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void takesResponsesUpToTheLimit() {
        mechanism.next(new Step.Success(TIM));
        assertThat(negotiation.begin(Optional.of(octets(SaslNegotiation.MAX_RESPONSE_OCTETS))))
                .isEqualTo(new Step.Success(TIM));
    }

    @Test
    void refusesLongerResponses() {
        assertThat(negotiation.begin(Optional.of(octets(SaslNegotiation.MAX_RESPONSE_OCTETS + 1))))
                .isEqualTo(MALFORMED);
        assertThat(mechanism.heard).isEmpty();
    }

    @Test
    void endsAnExchangeWithoutEnd() {
        negotiation.begin(Optional.empty());
        for (int round = 0; round < SaslNegotiation.MAX_ROUNDS; round++) {
            mechanism.next(new Step.Challenge(EMPTY));
            assertThat(negotiation.respond(EMPTY)).isInstanceOf(Step.Challenge.class);
        }
        mechanism.next(new Step.Challenge(EMPTY));
        assertThat(negotiation.respond(EMPTY)).isEqualTo(MALFORMED);
        assertThat(mechanism.closed).isEqualTo(1);
    }

    @Test
    void aDirectoryThatFailsIsUnavailable() {
        assertThat(new SaslNegotiation(
                                new Scripted() {
                                    @Override
                                    public SaslExchange start(SaslContext context) {
                                        throw new DirectoryException(DirectoryException.Code.UNAVAILABLE, "gone");
                                    }
                                },
                                Channels.overTls(StaticDirectory.of("tim", "x")))
                        .begin(Optional.empty()))
                .isEqualTo(new Step.Failure(FailureReason.UNAVAILABLE));
    }

    @Test
    void startsNoMechanismThatIsNotOffered() {
        SaslNegotiation inTheClear =
                new SaslNegotiation(mechanism, Channels.inTheClear(StaticDirectory.of("tim", "x")));
        assertThat(inTheClear.begin(Optional.of(EMPTY))).isEqualTo(new Step.Failure(FailureReason.PRIVACY_REQUIRED));
        assertThat(mechanism.heard).isEmpty();
    }

    private static byte[] octets(int length) {
        return new byte[length];
    }

    /** Says what it was told to say. */
    private static class Scripted implements SaslMechanism {
        private final Queue<Step> steps = new ArrayDeque<>();
        private final List<Integer> heard = new ArrayList<>();
        private int closed;

        void next(Step step) {
            steps.add(step);
        }

        @Override
        public String name() {
            return "SCRIPTED";
        }

        @Override
        public Availability availability(ChannelInfo channel, UserDirectory directory) {
            return channel.confidential() ? Availability.OFFERED : Availability.PRIVACY_REQUIRED;
        }

        @Override
        public SaslExchange start(SaslContext context) {
            return new SaslExchange() {
                @Override
                public Step respond(byte[] response) {
                    heard.add(response.length);
                    return steps.remove();
                }

                @Override
                public void close() {
                    closed++;
                }
            };
        }
    }
}
