package org.restante.dist.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.dist.plugin.PluginJar;

/** What an operator sees of plugins: from the jars in the folder to the words on the screen. */
final class PluginsCommandTest {
    private static final String LIBRARY = "com.example.library.Version";

    @TempDir
    Path folder;

    private record Outcome(int exitCode, String out, String err) {}

    private Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--data", folder.resolve("data").toString(), "-D", "plugins=" + plugins()));
        int exitCode =
                RestanteCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), all.toArray(String[]::new));
        return new Outcome(exitCode, out.toString(), err.toString());
    }

    private Path plugins() {
        return folder.resolve("plugins");
    }

    private PluginJar jar(String plugin) {
        return PluginJar.at(plugins().resolve(plugin).resolve(plugin + "-1.0.jar"));
    }

    private Path library(String plugin, String version) throws IOException {
        return PluginJar.at(plugins().resolve(plugin).resolve("library-" + version + ".jar"))
                .source(
                        LIBRARY,
                        """
                        package com.example.library;
                        public final class Version {
                            public static String text() {
                                return "%s";
                            }
                        }
                        """
                                .formatted(version))
                // The program has a library with this class, too, and no such method in it.
                .source(
                        "picocli.CommandLine",
                        """
                        package picocli;
                        public final class CommandLine {
                            public static String ownText() {
                                return "own-%s";
                            }
                        }
                        """
                                .formatted(version))
                .write();
    }

    @Test
    void eachPluginSeesItsOwnVersionOfALibraryAndOfTheProgramsLibraries() throws IOException {
        String name = "\"members-\" + com.example.library.Version.text() + \"-\" + picocli.CommandLine.ownText()";
        for (String version : List.of("1", "2")) {
            String plugin = "plugin" + version;
            jar(plugin)
                    .using(library(plugin, version))
                    .module(
                            "com.example." + plugin + ".ClubModule",
                            "org.restante.sasl.directory.Directories.bind(binder(), " + name
                                    + ").toProvider(() -> null);")
                    .write();
        }
        Outcome outcome = run("plugins");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out().lines())
                .contains(
                        "plugin plugin1\tplugin1-1.0.jar\tno version\tdirectory members-1-own-1",
                        "plugin plugin2\tplugin2-1.0.jar\tno version\tdirectory members-2-own-2");
    }

    @Test
    void aPluginThatCannotBeLoadedIsAWrongConfigurationTold() throws IOException {
        jar("broken").service("com.example.Missing").write();
        Outcome outcome = run("plugins");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .startsWith("restante: plugin broken, broken-1.0.jar: com.example.Missing ")
                .hasLineCount(1);
    }

    @Test
    void aStoreThatNoPluginAddsIsAWrongSetting() {
        Outcome outcome = run("check", "-D", "store.use=attic");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("store.use", "there is no store \"attic\" installed");
    }

    @Test
    void twoPluginsWithOneStoreStopTheStart() throws IOException {
        for (String plugin : List.of("first", "second")) {
            jar(plugin)
                    .module(
                            "com.example." + plugin + ".AtticModule",
                            "org.restante.store.Stores.bind(binder(), \"attic\").toProvider(() -> null);")
                    .write();
        }
        Outcome outcome = run("check");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err())
                .contains(
                        "plugin second, second-1.0.jar: com.example.second.AtticModule",
                        "store attic",
                        "plugin first, first-1.0.jar: com.example.first.AtticModule")
                .hasLineCount(1);
    }

    @Test
    void aMechanismThatTheProgramHasAlreadyStopsTheStart() throws IOException {
        jar("plain")
                .module(
                        "com.example.PlainModule",
                        "org.restante.sasl.Mechanisms.bind(binder(), \"PLAIN\").toProvider(() -> null);")
                .write();
        Outcome outcome = run("check");
        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.err()).contains("plugin plain, plain-1.0.jar: com.example.PlainModule", "mechanism PLAIN");
    }

    @Test
    void aStoreThatCannotBeOpenedIsToldWithThePluginAndTheReason() throws IOException {
        for (String failure : List.of("IllegalStateException", "NoClassDefFoundError", "StackOverflowError")) {
            jar("attic")
                    .module(
                            "com.example.AtticModule",
                            "org.restante.store.Stores.bind(binder(), \"attic\")" + ".toProvider(() -> { throw new "
                                    + failure + "(\"no attic here\"); });")
                    .write();
            Outcome outcome = run("check", "-D", "store.use=attic");
            assertThat(outcome.exitCode()).isEqualTo(2);
            assertThat(outcome.err())
                    .startsWith("restante: plugin attic, attic-1.0.jar: com.example.AtticModule: java.lang." + failure
                            + ": no attic here")
                    .hasLineCount(1);
        }
    }
}
