package org.restante.dist.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Module;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.restante.sasl.SaslMechanism;
import org.restante.server.engine.ImapExtension;
import org.restante.store.MailStore;

/** A jar for the folder of a plugin: compiled here from sources, as a stranger would. */
public final class PluginJar {
    private final Path file;
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Path> libraries = new ArrayList<>();
    private final Map<String, String> resources = new LinkedHashMap<>();

    private PluginJar(Path file) {
        this.file = file;
    }

    /** Begins one. */
    public static PluginJar at(Path file) {
        return new PluginJar(file);
    }

    /** Adds a class, by its full name. */
    public PluginJar source(String name, String text) {
        URI uri = URI.create("string:///" + name.replace('.', '/') + JavaFileObject.Kind.SOURCE.extension);
        sources.add(new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        });
        return this;
    }

    /** Adds a module whose {@code configure} has this body. */
    public PluginJar module(String name, String body) {
        int dot = name.lastIndexOf('.');
        source(
                name,
                """
                package %s;
                public final class %s extends com.google.inject.AbstractModule {
                    @Override
                    protected void configure() {
                        %s
                    }
                }
                """
                        .formatted(name.substring(0, dot), name.substring(dot + 1), body));
        return service(name);
    }

    /** Names a module, whether there is one or not. */
    public PluginJar service(String name) {
        return resource(ModuleFiles.NAME, name);
    }

    /** Adds a file. */
    public PluginJar resource(String name, String text) {
        resources.put(name, text);
        return this;
    }

    /** Compiles with the classes of another jar, which are not put into this one. */
    public PluginJar using(Path library) {
        libraries.add(library);
        return this;
    }

    /** Makes the jar, and the folders above it. */
    public Path write() throws IOException {
        Path classes = Files.createTempDirectory("plugin");
        if (!sources.isEmpty()) {
            compile(classes);
        }
        Files.createDirectories(file.getParent());
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream entries = new ZipOutputStream(out);
                Stream<Path> compiled = Files.walk(classes)) {
            for (Path each : compiled.filter(Files::isRegularFile).toList()) {
                add(entries, classes.relativize(each).toString(), Files.readAllBytes(each));
            }
            for (Map.Entry<String, String> each : resources.entrySet()) {
                add(entries, each.getKey(), each.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
        return file;
    }

    private static void add(ZipOutputStream entries, String name, byte[] octets) throws IOException {
        entries.putNextEntry(new ZipEntry(name));
        entries.write(octets);
        entries.closeEntry();
    }

    private void compile(Path classes) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options = List.of("-d", classes.toString(), "-proc:none", "-classpath", classPath());
        boolean compiled =
                compiler.getTask(messages, null, null, options, null, sources).call();
        assertThat(compiled).as("%s", messages).isTrue();
    }

    private String classPath() {
        Stream<String> contracts = Stream.of(
                        Module.class, Inject.class, MailStore.class, SaslMechanism.class, ImapExtension.class)
                .map(type -> Path.of(URI.create(type.getProtectionDomain()
                                .getCodeSource()
                                .getLocation()
                                .toString()))
                        .toString());
        return Stream.concat(libraries.stream().map(Path::toString), contracts)
                .collect(Collectors.joining(java.io.File.pathSeparator));
    }
}
