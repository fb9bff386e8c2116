package org.restante.sasl;

import java.util.Optional;

/**
 * One authentication in progress, used by one thread at a time. It ends with {@link Step.Success} or
 * {@link Step.Failure}; after that neither {@link #begin} nor {@link #respond} is called again.
 *
 * <p>Both may throw {@link org.restante.sasl.directory.DirectoryException}. Octets from the client never make them throw
 * anything else: nonsense is {@link FailureReason#MALFORMED}.
 */
public interface SaslExchange extends AutoCloseable {
    /**
     * The first step. An initial response that is absent is not the same as an empty one (RFC 4422 section 4.3.a).
     *
     * <p>This default is that of the mechanisms in which the client speaks first: without an initial response they ask
     * for it with an empty challenge. A mechanism in which the server speaks first overrides it.
     */
    default Step begin(Optional<byte[]> initialResponse) {
        return initialResponse.map(this::respond).orElseGet(() -> new Step.Challenge(new byte[0]));
    }

    /** The client's answer to the last challenge. */
    Step respond(byte[] response);

    /**
     * The security layer that a successful exchange agreed on (RFC 4422 section 3.7), to be laid over the connection
     * right after the success is told. It belongs to the caller, and outlives the exchange. Most mechanisms have none.
     */
    default Optional<SecurityLayer> securityLayer() {
        return Optional.empty();
    }

    /**
     * What the client told of itself that proves nothing, for the operator's log (RFC 4505 section 2); asked for after a success.
     * Most mechanisms have none.
     */
    default Optional<String> trace() {
        return Optional.empty();
    }

    /** Forgets secrets and frees what is held; called once, on every path. */
    @Override
    default void close() {}
}
