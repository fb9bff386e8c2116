package org.restante.dist.plugin;

import com.google.inject.Module;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

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
     * Loads the modules of the class path and of the plugins, and has each say what it adds.
     *
     * @param folder the folder with a folder for each plugin; it need not be there
     * @throws PluginError naming the plugin that cannot be loaded, with jar, class and reason
     */
    public static Plugins load(Path folder) {
        ClassLoader host = Plugins.class.getClassLoader();
        List<Plugin> all = new ArrayList<>();
        all.add(new Plugin(Plugin.CLASS_PATH, host, ModuleFiles.load(Plugin.CLASS_PATH, host)));
        for (Path plugin : children(folder)) {
            all.add(load(plugin, host));
        }
        return new Plugins(all);
    }

    private static Plugin load(Path folder, ClassLoader host) {
        String name = folder.getFileName().toString();
        String origin = "plugin " + name;
        ClassLoader loader = new PluginClassLoader(name, jars(origin, folder), host);
        List<Module> modules = ModuleFiles.load(origin, loader);
        if (modules.isEmpty()) {
            throw new PluginError(
                    origin + " (" + folder + "): none of its jars names a module in " + ModuleFiles.NAME, null);
        }
        Plugin plugin = new Plugin(name, loader, modules);
        modules.forEach(module -> ModuleCheck.tryOut(plugin, module));
        return plugin;
    }

    private static URL[] jars(String origin, Path folder) {
        List<URL> jars = new ArrayList<>();
        for (Path path : files(folder)) {
            if (path.getFileName().toString().endsWith(".jar")) {
                jars.add(jar(origin, path));
            }
        }
        return jars.toArray(URL[]::new);
    }

    // The class loader would pass over a jar that is damaged, and others would miss what is in it.
    private static URL jar(String origin, Path path) {
        try (ZipFile readable = new ZipFile(path.toFile())) {
            return Path.of(readable.getName()).toUri().toURL();
        } catch (IOException e) {
            throw new PluginError(
                    origin + ", " + path.getFileName() + ": the jar cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Looks for two parts of one kind with one name, of which the configuration could pick neither.
     *
     * @param program the modules of the program itself that no jar names
     * @throws PluginError naming both
     */
    public void refuseDuplicates(List<Module> program) {
        if (all.size() == 1) {
            return; // no plugins: the program has no duplicates
        }
        Plugin itself = new Plugin(Plugin.CLASS_PATH, Plugins.class.getClassLoader(), program);
        ModuleCheck.refuseDuplicates(
                Stream.concat(Stream.of(itself), all.stream()).toList());
    }

    /** Returns an error that names the plugin whose code something was thrown in, if it was a plugin's. */
    public Optional<PluginError> blame(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            for (StackTraceElement frame : cause.getStackTrace()) {
                Optional<String> place = place(frame);
                if (place.isPresent()) {
                    return Optional.of(new PluginError(place.get() + ": " + cause, failure));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> place(StackTraceElement frame) {
        return all.stream()
                .filter(plugin -> plugin.loader() instanceof PluginClassLoader)
                .filter(plugin -> plugin.loader().getName().equals(frame.getClassLoaderName()))
                .findFirst()
                .map(plugin -> place(plugin, frame.getClassName()));
    }

    private static String place(Plugin plugin, String type) {
        try {
            return plugin.place(plugin.loader().loadClass(type));
        } catch (ClassNotFoundException hidden) {
            return plugin.title() + ": " + type;
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
