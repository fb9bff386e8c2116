package org.restante.sasl;

import org.restante.sasl.directory.UserDirectory;

/** A SASL mechanism (RFC 4422): stateless, shared by all connections. Each authentication gets an exchange of its own. */
public interface SaslMechanism {
    /** The registered name: 1 to 20 upper-case letters, digits, hyphens and underscores (RFC 4422 section 3.1). */
    String name();

    /**
     * How strong it is beside the others: stronger ones are announced first. Mechanisms that show the server a password
     * have 10 or less, those that prove it have 50, with channel binding 70 and more. One with 0 proves nothing at all: its
     * success does not make up for failures of others.
     */
    default int strength() {
        return 10;
    }

    /** Whether the mechanism can be offered on this channel for the users of this directory. */
    Availability availability(ChannelInfo channel, UserDirectory directory);

    /** Begins an authentication. The caller closes the exchange, whatever becomes of it. */
    SaslExchange start(SaslContext context);
}
