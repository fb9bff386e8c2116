package org.restante.sasl.mechanism;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.directory.UserDirectory;

/**
 * LOGIN, which has no RFC (draft-murchison-sasl-login): the server asks for name and password one after the other. Kept
 * for old clients; PLAIN does the same better.
 */
public final class Login implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "LOGIN";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int strength() {
        return 5;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return PasswordLogin.availability(channel, directory);
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return new Exchange(new PasswordLogin(context, NAME));
    }

    private static final class Exchange implements SaslExchange {
        private final PasswordLogin login;
        private Optional<byte[]> user = Optional.empty();

        Exchange(PasswordLogin login) {
            this.login = login;
        }

        // The server speaks first, but clients are seen that send the name as an initial response.
        @Override
        public Step begin(Optional<byte[]> initialResponse) {
            return initialResponse
                    .filter(name -> name.length > 0)
                    .map(this::respond)
                    .orElseGet(() -> prompt("Username:"));
        }

        @Override
        public Step respond(byte[] response) {
            if (user.isPresent()) {
                return login.attempt(user.orElseThrow(), response);
            }
            user = Optional.of(response.clone());
            return prompt("Password:");
        }

        private static Step prompt(String text) {
            return new Step.Challenge(text.getBytes(StandardCharsets.US_ASCII));
        }
    }
}
