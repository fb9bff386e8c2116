package org.restante.dist.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.dist.plugin.sample.SamplePlugin;

final class PluginsTest {
    private static final String SERVICE = "META-INF/services/com.google.inject.Module";
    private static final String SAMPLE = SamplePlugin.class.getName();

    @TempDir
    Path folder;

    private void plugin(String name, String service) throws IOException {
        Path jar = Files.createDirectories(folder.resolve(name)).resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            if (!service.isEmpty()) {
                entry(entries, SERVICE, service.getBytes(StandardCharsets.UTF_8));
            }
            entry(entries, "reference.conf", ("sample.of = " + name).getBytes(StandardCharsets.UTF_8));
            String type = SAMPLE.replace('.', '/') + ".class";
            try (InputStream octets = getClass().getClassLoader().getResourceAsStream(type)) {
                entry(entries, type, octets.readAllBytes());
            }
        }
    }

    private static void entry(JarOutputStream entries, String name, byte[] octets) throws IOException {
        entries.putNextEntry(new JarEntry(name));
        entries.write(octets);
        entries.closeEntry();
    }

    @Test
    void withoutTheFolderThereIsWhatTheClassPathHas() {
        Plugins plugins = Plugins.load(folder.resolve("none"));
        assertThat(plugins.loaders()).hasSize(1);
        assertThat(plugins.modules())
                .extracting(module -> module.getClass().getSimpleName())
                .contains("JdbcStoreModule", "MaildirStoreModule", "MemoryStoreModule");
    }

    @Test
    void eachPluginHasItsLoaderAndGivesItsModuleOnce() throws IOException {
        plugin("one", SAMPLE);
        plugin("two", SAMPLE);
        Plugins plugins = Plugins.load(folder);
        assertThat(plugins.loaders()).hasSize(3);
        assertThat(plugins.modules().stream()
                        .map(Object::getClass)
                        .map(Class::getName)
                        .filter(SAMPLE::equals))
                .hasSize(2);
        assertThat(plugins.modules()).allMatch(Module.class::isInstance);
    }

    @Test
    void pluginsSeeTheirOwnResourcesFirst() throws IOException {
        plugin("one", SAMPLE);
        ClassLoader loader = Plugins.load(folder).loaders().getLast();
        try (InputStream in = loader.getResourceAsStream("reference.conf")) {
            assertThat(in).hasContent("sample.of = one");
        }
    }

    @Test
    void namesAPluginWithoutAModule() throws IOException {
        plugin("empty", "");
        assertThatThrownBy(() -> Plugins.load(folder))
                .isInstanceOf(PluginError.class)
                .hasMessageContaining("plugin empty")
                .hasMessageContaining(SERVICE);
    }

    @Test
    void namesAPluginWhoseModuleIsMissing() throws IOException {
        plugin("broken", "org.example.Missing");
        assertThatThrownBy(() -> Plugins.load(folder))
                .isInstanceOf(PluginError.class)
                .hasMessageContaining("plugin broken")
                .hasMessageContaining("org.example.Missing");
    }
}
