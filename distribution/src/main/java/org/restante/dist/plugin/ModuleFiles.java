package org.restante.dist.plugin;

import com.google.inject.Module;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The modules that jars name in their files of services. {@link java.util.ServiceLoader} reads these files, too; but what it
 * says of a class that cannot be used has not always the name of the class, and never that of the jar.
 */
final class ModuleFiles {
    /** The file, one class name a line, {@code #} before a comment. */
    static final String NAME = "META-INF/services/" + Module.class.getName();

    private ModuleFiles() {}

    /**
     * Makes the modules that the jars of a class loader name.
     *
     * @param origin whose jars they are, for messages
     * @throws PluginError naming jar, class and reason
     */
    static List<Module> load(String origin, ClassLoader loader) {
        Map<String, Module> modules = new LinkedHashMap<>();
        try {
            for (URL file : Collections.list(loader.getResources(NAME))) {
                String place = origin + ", " + jar(file) + ": ";
                for (String name : classes(file)) {
                    modules.computeIfAbsent(name, type -> module(place, type, loader));
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new PluginError(origin + ": " + NAME + " cannot be read: " + e.getMessage(), e);
        }
        return List.copyOf(modules.values());
    }

    private static String jar(URL file) {
        return file.getProtocol().equals("jar") ? JarName.of(file.toString()) : file.getPath();
    }

    private static List<String> classes(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // or the jar stays open for as long as the process lives
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.replaceFirst("#.*", "").strip())
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }

    private static Module module(String place, String name, ClassLoader loader) {
        try {
            return loader.loadClass(name)
                    .asSubclass(Module.class)
                    .getConstructor()
                    .newInstance();
        } catch (ClassNotFoundException e) {
            throw new PluginError(place + name + " is named in " + NAME + " and is not there", e);
        } catch (ClassCastException e) {
            throw new PluginError(place + name + " is no " + Module.class.getName(), e);
        } catch (InvocationTargetException e) {
            throw new PluginError(place + name + " cannot be made: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new PluginError(place + name + " has no public constructor without arguments", e);
        } catch (LinkageError e) {
            throw new PluginError(place + name + " does not fit this version of Restante or Java: " + e, e);
        }
    }
}
