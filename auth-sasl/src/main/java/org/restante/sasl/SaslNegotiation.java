package org.restante.sasl;

import java.util.Optional;
import java.util.function.Supplier;
import org.restante.sasl.directory.DirectoryException;

/**
 * Drives one exchange for a protocol whose successful outcome carries no data (IMAP, POP3, SMTP): a mechanism's
 * additional data is sent as one more challenge, which the client has to answer with an empty response (RFC 4422
 * section 3.6). It also holds the limits, answers {@link FailureReason#UNAVAILABLE} when the directory fails, and sees
 * to it that the exchange is closed as soon as there is an outcome, or on {@link #close}.
 *
 * <pre>{@code
 * try (var negotiation = new SaslNegotiation(mechanism, context)) {
 *     Step step = negotiation.begin(initialResponse);
 *     while (step instanceof Step.Challenge challenge) {
 *         step = negotiation.respond(ask(challenge));
 *     }
 *     …
 * }
 * }</pre>
 */
public final class SaslNegotiation implements AutoCloseable {
    /** The longest response that is accepted, in octets after base64: tickets and tokens are a few KiB. */
    public static final int MAX_RESPONSE_OCTETS = 64 * 1024;

    /** The most responses in one authentication. */
    public static final int MAX_ROUNDS = 16;

    private final SaslMechanism mechanism;
    private final SaslContext context;
    private State state = State.NEW;
    private Optional<SaslExchange> exchange = Optional.empty();
    private Optional<Step.Success> postponed = Optional.empty();
    private Optional<SecurityLayer> securityLayer = Optional.empty();
    private Optional<String> trace = Optional.empty();
    private Optional<DirectoryException> trouble = Optional.empty();
    private int rounds;

    private enum State {
        NEW,
        RUNNING,
        OVER
    }

    /** Prepares an authentication; nothing happens before {@link #begin}. */
    public SaslNegotiation(SaslMechanism mechanism, SaslContext context) {
        this.mechanism = mechanism;
        this.context = context;
    }

    /**
     * Starts the exchange, if the mechanism is offered on this channel.
     *
     * @param initialResponse what the client sent along; an empty response is present and empty
     * @throws IllegalStateException when called twice
     */
    public Step begin(Optional<byte[]> initialResponse) {
        require(State.NEW);
        state = State.RUNNING;
        return outcome(() -> switch (mechanism.availability(context.channel(), context.directory())) {
            case PRIVACY_REQUIRED -> new Step.Failure(FailureReason.PRIVACY_REQUIRED);
            case UNSUPPORTED -> new Step.Failure(FailureReason.UNSUPPORTED);
            case OFFERED ->
                initialResponse.filter(SaslNegotiation::isTooLong).isPresent()
                        ? new Step.Failure(FailureReason.MALFORMED)
                        : startExchange().begin(initialResponse);
        });
    }

    /**
     * Hands on the client's answer to the last challenge.
     *
     * @throws IllegalStateException before {@link #begin} and after an outcome
     */
    public Step respond(byte[] response) {
        require(State.RUNNING);
        rounds++;
        return outcome(() -> {
            if (isTooLong(response) || rounds > MAX_ROUNDS) {
                return new Step.Failure(FailureReason.MALFORMED);
            }
            return postponed.map(success -> acknowledged(success, response)).orElseGet(() -> exchange.orElseThrow()
                    .respond(response));
        });
    }

    /** The security layer that the exchange agreed on; asked for after a success. The caller closes it. */
    public Optional<SecurityLayer> securityLayer() {
        return securityLayer;
    }

    /** What the client told of itself without proving it; asked for after a success, for the log. */
    public Optional<String> trace() {
        return trace;
    }

    /** What the directory complained of when the outcome is {@link FailureReason#UNAVAILABLE}; for the log. */
    public Optional<DirectoryException> trouble() {
        return trouble;
    }

    /** Abandons the exchange, if it is not over. */
    @Override
    public void close() {
        state = State.OVER;
        Optional<SaslExchange> closing = exchange;
        exchange = Optional.empty();
        closing.ifPresent(SaslExchange::close);
    }

    private SaslExchange startExchange() {
        SaslExchange started = mechanism.start(context);
        exchange = Optional.of(started);
        return started;
    }

    private Step outcome(Supplier<Step> next) {
        Step step = new Step.Failure(FailureReason.UNAVAILABLE);
        try {
            step = next.get();
            if (step instanceof Step.Success success && success.additionalData().isPresent()) {
                postponed = Optional.of(new Step.Success(success.identity()));
                step = success.additionalData().orElseThrow();
            }
            if (step instanceof Step.Success) {
                securityLayer = exchange.flatMap(SaslExchange::securityLayer);
                trace = exchange.flatMap(SaslExchange::trace);
            }
        } catch (DirectoryException unavailable) {
            trouble = Optional.of(unavailable);
        } finally {
            if (!(step instanceof Step.Challenge)) {
                close();
            }
        }
        return step;
    }

    private static Step acknowledged(Step.Success success, byte[] response) {
        return response.length == 0 ? success : new Step.Failure(FailureReason.MALFORMED);
    }

    private static boolean isTooLong(byte[] response) {
        return response.length > MAX_RESPONSE_OCTETS;
    }

    private void require(State expected) {
        if (state != expected) {
            throw new IllegalStateException("the negotiation is " + state + ", not " + expected);
        }
    }
}
