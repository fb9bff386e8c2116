package org.restante.sasl.mechanism.oauth;

import com.google.inject.Inject;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.directory.UserDirectory;

/** XOAUTH2, which Google had before there was RFC 7628, and which more clients know. */
public final class XOAuth2 implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "XOAUTH2";

    private static final OAuthExchange.Dialect DIALECT =
            new OAuthExchange.Dialect(ClientMessage::ofXOAuth2, XOAuth2::status);

    private final OAuthTokens tokens;

    /** Takes these tokens. */
    @Inject
    public XOAuth2(OAuthTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    public String name() {
        return NAME;
    }

    // It shows the server a secret, but one for this service that ends by itself.
    @Override
    public int strength() {
        return 30;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return tokens.availability(channel);
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return new OAuthExchange(context, tokens, DIALECT);
    }

    // Google's page has the codes of HTTP in the place of the words.
    private static String status(String error) {
        return switch (error) {
            case "insufficient_scope" -> "403";
            case "invalid_token" -> "401";
            default -> "400";
        };
    }
}
