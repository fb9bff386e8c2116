package org.restante.core.audit;

import java.time.Duration;
import java.util.Optional;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;

/** What the audit log tells of a client. */
public sealed interface AuditEvent {
    /**
     * A client has proved who it is.
     *
     * @param identity who that is, and as whom it works
     * @param detail what it told of itself without proving it, if anything
     * @param way how it has logged in
     */
    record Login(Identity identity, Optional<String> detail, Way way) implements AuditEvent {}

    /**
     * A client has tried to log in, and could not prove who it is.
     *
     * @param reason why not
     * @param user who it said to be, as far as that is known; nobody has checked it
     * @param detail what the mechanism has to say of it
     * @param way how it has tried
     */
    record Failure(FailureReason reason, Optional<String> user, Optional<String> detail, Way way)
            implements AuditEvent {}

    /**
     * A client was not let in by a rule or for want of room, whoever it is.
     *
     * @param reason which, in small letters with hyphens
     * @param user who it is, if that is known
     */
    record Refusal(String reason, Optional<String> user) implements AuditEvent {}

    /**
     * A client's network is kept out from now on.
     *
     * @param duration for how long
     */
    record Ban(Duration duration) implements AuditEvent {}

    /**
     * How a client logs in.
     *
     * @param mechanism the SASL mechanism, or the protocol's own command
     * @param tls the version of TLS ("TLSv1.3"), or nothing in the clear
     */
    record Way(String mechanism, Optional<String> tls) {}
}
