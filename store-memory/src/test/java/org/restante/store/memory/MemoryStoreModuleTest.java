package org.restante.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Module;
import com.google.inject.TypeLiteral;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.restante.store.MailStore;

final class MemoryStoreModuleTest {
    private static final Key<Map<String, MailStore>> STORES = Key.get(new TypeLiteral<>() {});

    @Test
    void theStoreComesInByThePluginsDoorUnderItsName() {
        Module module = ServiceLoader.load(Module.class).stream()
                .filter(provider -> provider.type() == MemoryStoreModule.class)
                .map(ServiceLoader.Provider::get)
                .findFirst()
                .orElseThrow();
        Injector injector = Guice.createInjector(module);
        assertThat(injector.getInstance(STORES).get("memory")).isInstanceOf(MemoryStore.class);
        assertThat(injector.getInstance(STORES).get("memory"))
                .isSameAs(injector.getInstance(STORES).get("memory"));
    }
}
