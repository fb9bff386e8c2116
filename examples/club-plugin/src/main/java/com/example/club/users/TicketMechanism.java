package com.example.club.users;

import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.directory.UserDirectory;

/** Lets in whoever shows a ticket that the web application has given out. */
public final class TicketMechanism implements SaslMechanism {
    /** The name that clients know it by. */
    public static final String NAME = "X-TICKET";

    private final Tickets tickets;

    /** Takes tickets of this kind. */
    public TicketMechanism(Tickets tickets) {
        this.tickets = tickets;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return channel.confidential() ? Availability.OFFERED : Availability.PRIVACY_REQUIRED;
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return ticket -> tickets.redeem(ticket)
                .map(user -> context.authorize(user, new byte[0]))
                .orElse(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
    }
}
