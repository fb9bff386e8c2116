package org.restante.dist.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.Module;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PluginsTest {
    private static final String MODULE = "com.example.sample.SampleModule";

    @TempDir
    Path folder;

    private PluginJar jar(String name) {
        return PluginJar.at(folder.resolve(name).resolve(name + "-1.0.jar"));
    }

    private void refused(String... words) {
        assertThatThrownBy(() -> Plugins.load(folder))
                .isInstanceOf(PluginError.class)
                .hasMessageContainingAll(words);
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
        jar("one").module(MODULE, "").write();
        jar("two").module(MODULE, "").write();
        Plugins plugins = Plugins.load(folder);
        assertThat(plugins.loaders()).hasSize(3);
        assertThat(plugins.modules().stream()
                        .map(Object::getClass)
                        .map(Class::getName)
                        .filter(MODULE::equals))
                .hasSize(2);
        assertThat(plugins.modules()).allMatch(Module.class::isInstance);
    }

    @Test
    void pluginsSeeTheirOwnResourcesFirst() throws IOException {
        jar("one")
                .module(MODULE, "")
                .resource("reference.conf", "sample.of = one")
                .write();
        ClassLoader loader = Plugins.load(folder).loaders().getLast();
        try (InputStream in = loader.getResourceAsStream("reference.conf")) {
            assertThat(in).hasContent("sample.of = one");
        }
    }

    @Test
    void namesAPluginThatNamesNoModule() throws IOException {
        jar("empty").resource("reference.conf", "").write();
        refused("plugin empty", ModuleFiles.NAME);
    }

    @Test
    void namesAJarThatIsNone() throws IOException {
        jar("whole").module(MODULE, "").write();
        Files.writeString(Files.createDirectories(folder.resolve("half")).resolve("half-2.jar"), "not a jar");
        refused("plugin half", "half-2.jar", "cannot be read");
    }

    @Test
    void namesAModuleThatIsMissing() throws IOException {
        jar("broken").service("org.example.Missing").write();
        refused("plugin broken", "broken-1.0.jar", "org.example.Missing", "is not there");
    }

    @Test
    void namesWhatIsNoModule() throws IOException {
        jar("broken")
                .source(MODULE, "package com.example.sample; public class SampleModule {}")
                .service(MODULE)
                .write();
        refused("plugin broken", "broken-1.0.jar", MODULE, "is no com.google.inject.Module");
    }

    @Test
    void namesAModuleThatCannotBeMade() throws IOException {
        jar("failing")
                .source(
                        MODULE,
                        """
                        package com.example.sample;
                        public final class SampleModule extends com.google.inject.AbstractModule {
                            public SampleModule() {
                                throw new IllegalStateException("no licence");
                            }
                        }
                        """)
                .service(MODULE)
                .write();
        refused("plugin failing", "failing-1.0.jar", MODULE, "IllegalStateException: no licence");
    }

    @Test
    void namesAModuleThatFailsWhenItSaysWhatItAdds() throws IOException {
        jar("failing")
                .module(MODULE, "throw new IllegalStateException(\"no licence\");")
                .write();
        refused("plugin failing", "failing-1.0.jar", MODULE, "IllegalStateException: no licence");
    }

    @Test
    void namesAModuleOfAnotherVersion() throws IOException {
        // Compiled against a contract that has a method more than ours.
        Path other = PluginJar.at(folder.resolve("other.jar"))
                .source(
                        "org.restante.store.Stores",
                        "package org.restante.store; public class Stores { public static void later() {} }")
                .write();
        jar("newer")
                .using(other)
                .module(MODULE, "org.restante.store.Stores.later();")
                .write();
        refused("plugin newer", "newer-1.0.jar", MODULE, "NoSuchMethodError", "org.restante.store.Stores.later()");
    }

    @Test
    void namesBothWhenTwoAddTheSame() throws IOException {
        String store = "org.restante.store.Stores.bind(binder(), \"attic\").toProvider(() -> null);";
        jar("one").module(MODULE, store).write();
        jar("two").module(MODULE, store).write();
        Plugins plugins = Plugins.load(folder);
        assertThatThrownBy(() -> plugins.refuseDuplicates(java.util.List.of()))
                .isInstanceOf(PluginError.class)
                .hasMessageContainingAll(
                        "plugin two, two-1.0.jar: " + MODULE, "store attic", "plugin one, one-1.0.jar: " + MODULE);
    }
}
