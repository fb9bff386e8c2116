package org.restante.server.docs;

import java.util.Optional;
import java.util.function.Function;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;

/** Lets in whoever shows a ticket that the web application has given out. */
public final class TicketMechanism implements SaslMechanism {
    public static final String NAME = "X-TICKET";

    private final Function<byte[], Optional<UserName>> tickets;

    public TicketMechanism(Function<byte[], Optional<UserName>> tickets) {
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
        return ticket -> tickets.apply(ticket)
                .map(user -> context.authorize(user, new byte[0]))
                .orElse(new Step.Failure(FailureReason.CREDENTIALS_INVALID));
    }
}
