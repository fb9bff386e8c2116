package org.restante.sasl.mechanism.oauth;

import com.google.inject.Inject;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.directory.UserDirectory;

/** OAUTHBEARER (RFC 7628): a token of OAuth 2.0 instead of a password. */
public final class OAuthBearer implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "OAUTHBEARER";

    private static final OAuthExchange.Dialect DIALECT =
            new OAuthExchange.Dialect(ClientMessage::ofBearer, error -> error);

    private final OAuthTokens tokens;

    /** Takes these tokens. */
    @Inject
    public OAuthBearer(OAuthTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    // It shows the server a secret, but one for this service that ends by itself.
    @Override
    public int strength() {
        return 31;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return tokens.availability(channel);
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return new OAuthExchange(context, tokens, DIALECT);
    }
}
