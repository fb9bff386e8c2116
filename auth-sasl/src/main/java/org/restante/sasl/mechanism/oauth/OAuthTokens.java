package org.restante.sasl.mechanism.oauth;

import com.google.inject.Inject;
import com.google.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;

/** The tokens of all mechanisms that take them: whether they are taken, and what one is worth. */
@Singleton
public final class OAuthTokens {
    private final OAuthSettings settings;
    private final Optional<TokenCheck> check;

    /** Looks at tokens in this way. */
    @Inject
    public OAuthTokens(OAuthSettings settings) {
        this(settings, Clock.systemUTC());
    }

    OAuthTokens(OAuthSettings settings, Clock clock) {
        this.settings = settings;
        this.check = settings.authority().map(authority -> switch (authority) {
            case OAuthSettings.Signature signature -> new SignatureCheck(settings, signature, clock);
            case OAuthSettings.Introspection issuer -> new IntrospectionCheck(settings, issuer, clock);
        });
    }

    OAuthSettings settings() {
        return settings;
    }

    /** A token is as good as a password to whoever reads it on its way, and RFC 7628 section 3 makes no exception. */
    Availability availability(ChannelInfo channel) {
        if (check.filter(TokenCheck::ready).isEmpty()) {
            return Availability.UNSUPPORTED;
        }
        return channel.tls().isPresent() ? Availability.OFFERED : Availability.PRIVACY_REQUIRED;
    }

    Verdict verdict(String token) {
        return token.length() > TokenCheck.MAX_TOKEN
                ? Verdict.invalid("the token is longer than " + TokenCheck.MAX_TOKEN + " characters")
                : check.orElseThrow().check(token);
    }
}
