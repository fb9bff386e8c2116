package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import com.google.inject.multibindings.OptionalBinder;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.restante.dist.config.Configuration;
import org.restante.sasl.mechanism.oauth.OAuthSettings;

/** Which tokens let users in, as the section {@code oauth} has it. */
final class OAuthWiring extends AbstractModule {
    private final Configuration settings;

    OAuthWiring(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        OptionalBinder.newOptionalBinder(binder(), OAuthSettings.class)
                .setBinding()
                .toInstance(oauth());
    }

    private OAuthSettings oauth() {
        Optional<OAuthSettings.Authority> keys = settings.as("oauth.keys", this::signature);
        Optional<OAuthSettings.Authority> asked = settings.as("oauth.introspection.url", this::introspection);
        return settings.as("oauth.keys", ignored -> {
            if (keys.isPresent() && asked.isPresent()) {
                throw new IllegalArgumentException("and oauth.introspection.url are set: set one of them");
            }
            return new OAuthSettings(
                    keys.or(() -> asked),
                    word("oauth.issuer"),
                    Set.copyOf(settings.list("oauth.audience")),
                    word("oauth.scope"),
                    settings.text("oauth.user-claim"),
                    Set.copyOf(settings.list("oauth.hosts")),
                    settings.as("oauth.openid-configuration", OAuthWiring::url),
                    settings.duration("oauth.skew"));
        });
    }

    private Optional<OAuthSettings.Authority> signature(String keys) {
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        Set<String> algorithms = Set.copyOf(settings.list("oauth.algorithms"));
        return Optional.of(
                keys.contains("://")
                        ? new OAuthSettings.Signature(URI.create(keys), algorithms)
                        : OAuthSettings.Signature.of(Path.of(keys), algorithms));
    }

    private Optional<OAuthSettings.Authority> introspection(String url) {
        return url(url).map(endpoint -> new OAuthSettings.Introspection(
                endpoint,
                settings.text("oauth.introspection.client-id"),
                settings.text("oauth.introspection.client-secret"),
                settings.duration("oauth.introspection.remember")));
    }

    private static Optional<URI> url(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(URI.create(text));
    }

    private Optional<String> word(String path) {
        return Optional.of(settings.text(path)).filter(text -> !text.isEmpty());
    }
}
