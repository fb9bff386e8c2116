package org.restante.sasl;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.restante.sasl.credential.UserName;

/** What a server does next in an authentication. */
public sealed interface Step {
    /**
     * Send the client these octets and wait for an answer.
     *
     * @param octets the challenge, maybe empty; copied in and out
     */
    record Challenge(byte[] octets) implements Step {
        /** Copies the octets. */
        public Challenge {
            octets = octets.clone();
        }

        @Override
        public byte[] octets() {
            return octets.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Challenge challenge && Arrays.equals(octets, challenge.octets);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(octets);
        }

        // A challenge may hold a nonce, and log lines carry no SASL payloads.
        @Override
        public String toString() {
            return "Challenge[" + octets.length + " octets]";
        }
    }

    /**
     * The client is who it claims to be.
     *
     * @param identity who that is
     * @param additionalData what the mechanism tells the client with its success (RFC 4422 section 3.6)
     */
    record Success(Identity identity, Optional<Challenge> additionalData) implements Step {
        /** Refuses null. */
        public Success {
            Objects.requireNonNull(identity, "identity");
            Objects.requireNonNull(additionalData, "additionalData");
        }

        /** A success with nothing more to tell. */
        public Success(Identity identity) {
            this(identity, Optional.empty());
        }
    }

    /**
     * The client is not let in.
     *
     * @param reason why, as far as it may be told
     * @param detail more of it for the operator's log, never for the client; no secrets
     * @param claimed who the client said to be, for the operator's log; nothing has been proved of it
     */
    record Failure(FailureReason reason, Optional<String> detail, Optional<String> claimed) implements Step {
        /** Refuses null. */
        public Failure {
            Objects.requireNonNull(reason, "reason");
            Objects.requireNonNull(detail, "detail");
            Objects.requireNonNull(claimed, "claimed");
        }

        /** A failure of somebody who has not said who it is. */
        public Failure(FailureReason reason, Optional<String> detail) {
            this(reason, detail, Optional.empty());
        }

        /** The same failure, of somebody who said to be this. */
        public Failure of(UserName user) {
            return new Failure(reason, detail, Optional.of(user.value()));
        }

        /** A failure of which there is no more to say. */
        public Failure(FailureReason reason) {
            this(reason, Optional.empty());
        }
    }
}
