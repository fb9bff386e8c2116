package org.restante.sasl.mechanism.gssapi;

import com.google.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.directory.UserDirectory;

/** GSSAPI with Kerberos V5 (RFC 4752), for those who have the keys of the service in a keytab. */
public final class Gssapi implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "GSSAPI";

    private static final long LOOK_AGAIN = Duration.ofSeconds(5).toNanos();

    private final GssapiSettings settings;
    private volatile Looked looked = new Looked(Optional.empty(), System.nanoTime() - 2 * LOOK_AGAIN);

    private record Looked(Optional<ServiceKeys> keys, long at) {}

    /** Checks tickets in this way. */
    @Inject
    public Gssapi(GssapiSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int strength() {
        return 75;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return keys().isPresent() ? Availability.OFFERED : Availability.UNSUPPORTED;
    }

    // Each greeting asks; the file is looked at now and then.
    private Optional<ServiceKeys> keys() {
        Looked last = looked;
        long now = System.nanoTime();
        if (settings.keytab().isPresent() && now - last.at() > LOOK_AGAIN) {
            last = new Looked(ServiceKeys.find(settings.keytab().get(), settings.principal()), now);
            looked = last;
        }
        return last.keys();
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return keys().<SaslExchange>map(keys -> new GssapiExchange(context, settings, keys))
                .orElse(response -> new Step.Failure(FailureReason.UNSUPPORTED));
    }
}
