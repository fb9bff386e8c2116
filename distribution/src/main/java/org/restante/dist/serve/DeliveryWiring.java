package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import java.nio.file.Path;
import java.util.Optional;
import org.restante.dist.config.Choice;
import org.restante.dist.config.Configuration;
import org.restante.lmtp.delivery.DeliveryModule;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.DeliverySettings.DetailMailbox;

/** Delivery with the settings of the section {@code delivery}. Messages on their way in are kept in the data folder. */
final class DeliveryWiring extends AbstractModule {
    private final Configuration settings;

    DeliveryWiring(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        install(new DeliveryModule());
        bind(DeliverySettings.class)
                .toInstance(new DeliverySettings(
                        HostName.of(settings),
                        settings.octets("limits.message"),
                        settings.as("delivery.detail", DeliveryWiring::detail),
                        settings.as("delivery.detail-mailbox", name -> Choice.of(DetailMailbox.class, name)),
                        settings.duration("delivery.duplicates"),
                        Path.of(settings.text("data"))));
    }

    private static Optional<Character> detail(String sign) {
        if (sign.length() > 1) {
            throw new IllegalArgumentException("is one character or empty, not \"" + sign + "\"");
        }
        return sign.isEmpty() ? Optional.empty() : Optional.of(sign.charAt(0));
    }
}
