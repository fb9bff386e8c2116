package org.restante.dist.config;

import com.google.inject.AbstractModule;
import com.google.inject.TypeLiteral;
import com.google.inject.matcher.Matchers;
import com.google.inject.name.Names;
import com.google.inject.spi.TypeConverter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Function;

/**
 * Gives every setting to whoever asks for it by name: {@code @Named("store.zip.level") int level}. Sizes are numbers of
 * octets, times {@link Duration}s; {@link Path} is converted too.
 */
public final class SettingsModule extends AbstractModule {
    private final Configuration configuration;

    /** Gives these settings. */
    public SettingsModule(Configuration configuration) {
        this.configuration = configuration;
    }

    @Override
    protected void configure() {
        convert(Duration.class, Duration::parse);
        convert(Path.class, Path::of);
        configuration.values().forEach((path, value) -> bindConstant()
                .annotatedWith(Names.named(path))
                .to(value));
    }

    private <T> void convert(Class<T> type, Function<String, T> conversion) {
        TypeConverter converter = (String value, TypeLiteral<?> ignored) -> conversion.apply(value);
        convertToTypes(Matchers.only(TypeLiteral.get(type)), converter);
    }
}
