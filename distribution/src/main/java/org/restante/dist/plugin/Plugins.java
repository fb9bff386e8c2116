package org.restante.dist.plugin;

import com.google.inject.Module;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/**
 * The Guice modules that are installed: those that jars on the class path name in {@code
 * META-INF/services/com.google.inject.Module}, and those of the plugins, each of which is a folder with jars and has a
 * class loader of its own.
 *
 * @param all the class path first
 */
public record Plugins(List<Plugin> all) {
    /** Copies the list. */
    public Plugins {
        all = List.copyOf(all);
    }

    /** Returns the class loaders, the program's first. */
    public List<ClassLoader> loaders() {
        return all.stream().map(Plugin::loader).toList();
    }

    /** Returns the modules, in the same order. */
    public List<Module> modules() {
        return all.stream().flatMap(plugin -> plugin.modules().stream()).toList();
    }

    /**
     * Loads the modules of the class path and of the plugins.
     *
     * @param folder the folder with a folder for each plugin; it need not be there
     * @throws PluginError naming the plugin that cannot be loaded
     */
    public static Plugins load(Path folder) {
        ClassLoader host = Plugins.class.getClassLoader();
        List<Plugin> all = new ArrayList<>();
        all.add(new Plugin(Plugin.CLASS_PATH, host, modules(Plugin.CLASS_PATH, host)));
        for (Path plugin : children(folder)) {
            String name = plugin.getFileName().toString();
            ClassLoader loader = loader(plugin, name, host);
            List<Module> its = modules("plugin " + name + " (" + plugin + ")", loader);
            if (its.isEmpty()) {
                throw new PluginError(
                        "plugin " + name + " (" + plugin
                                + "): none of its jars names a module in META-INF/services/com.google.inject.Module",
                        null);
            }
            all.add(new Plugin(name, loader, its));
        }
        return new Plugins(all);
    }

    private static ClassLoader loader(Path plugin, String name, ClassLoader host) {
        List<URL> jars = new ArrayList<>();
        for (Path path : files(plugin)) {
            if (path.getFileName().toString().endsWith(".jar")) {
                jars.add(url(path));
            }
        }
        return new PluginClassLoader(name, jars.toArray(URL[]::new), host);
    }

    private static URL url(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new PluginError("plugin jar " + path + " has no URL", e);
        }
    }

    private static List<Module> modules(String origin, ClassLoader loader) {
        List<Module> modules = new ArrayList<>();
        try {
            Iterator<Module> found = ServiceLoader.load(Module.class, loader).iterator();
            while (found.hasNext()) {
                modules.add(found.next());
            }
            return modules;
        } catch (ServiceConfigurationError | LinkageError e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new PluginError(origin + ": its module cannot be loaded: " + cause, e);
        }
    }

    private static List<Path> children(Path folder) {
        return Files.isDirectory(folder)
                ? files(folder).stream().filter(Files::isDirectory).toList()
                : List.of();
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new PluginError(folder + " cannot be read: " + e.getMessage(), e);
        }
    }
}
