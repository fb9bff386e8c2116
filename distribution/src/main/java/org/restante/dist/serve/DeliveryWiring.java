package org.restante.dist.serve;

import com.google.inject.AbstractModule;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.restante.core.connection.TlsOffer;
import org.restante.core.transport.Endpoint;
import org.restante.dist.config.Configuration;
import org.restante.lmtp.LmtpModule;
import org.restante.lmtp.LmtpSettings;
import org.restante.lmtp.delivery.DeliverySettings;
import org.restante.lmtp.delivery.DeliverySettings.DetailMailbox;
import org.restante.lmtp.session.OverQuota;

/** Delivery, and LMTP, with the settings of the sections {@code delivery} and {@code lmtp}. */
final class DeliveryModule extends AbstractModule {
    private final Configuration settings;

    DeliveryModule(Configuration settings) {
        this.settings = settings;
    }

    @Override
    protected void configure() {
        install(new LmtpModule());
        bind(DeliverySettings.class).toInstance(deliveries(settings));
        bind(LmtpSettings.class)
                .toInstance(new LmtpSettings(
                        endpoints(),
                        socket(),
                        settings.as("lmtp.socket-permissions", DeliveryModule::permissions),
                        settings.number("lmtp.recipients"),
                        settings.number("lmtp.connections"),
                        settings.duration("lmtp.timeout"),
                        settings.as("lmtp.over-quota", name -> named(OverQuota.class, name))));
    }

    /** Returns how mail is delivered. Messages on their way in are kept in the data folder. */
    static DeliverySettings deliveries(Configuration settings) {
        return new DeliverySettings(
                HostName.of(settings),
                settings.octets("limits.message"),
                settings.as("delivery.detail", DeliveryModule::detail),
                settings.as("delivery.detail-mailbox", name -> named(DetailMailbox.class, name)),
                settings.duration("delivery.duplicates"),
                Path.of(settings.text("data")));
    }

    private static Optional<Character> detail(String sign) {
        if (sign.length() > 1) {
            throw new IllegalArgumentException("is one character or empty, not \"" + sign + "\"");
        }
        return sign.isEmpty() ? Optional.empty() : Optional.of(sign.charAt(0));
    }

    private static <E extends Enum<E>> E named(Class<E> type, String name) {
        for (E value : type.getEnumConstants()) {
            if (value.name().toLowerCase(Locale.ROOT).equals(name.strip())) {
                return value;
            }
        }
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .toList();
        throw new IllegalArgumentException("is one of " + String.join(", ", names) + ", not \"" + name + "\"");
    }

    private static Set<PosixFilePermission> permissions(String text) {
        return PosixFilePermissions.fromString(text);
    }

    private Optional<Path> socket() {
        String path = settings.text("lmtp.socket");
        return path.isEmpty() ? Optional.empty() : Optional.of(Path.of(path));
    }

    private List<Endpoint> endpoints() {
        List<InetSocketAddress> addresses = settings.as("lmtp.listen", ListenAddress::parse);
        return addresses.stream()
                .map(address -> new Endpoint(address, TlsOffer.STARTTLS))
                .toList();
    }
}
