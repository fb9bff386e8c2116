package org.restante.dist.plugin;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Enumeration;
import java.util.List;
import org.restante.core.log.CodeOrigin;

/**
 * The classes of one plugin. Restante's contracts, Guice and SLF4J are the host's, so that both sides mean the same types;
 * of everything else the plugin's own jars come first, so that its libraries can be of other versions than the host's.
 */
final class PluginClassLoader extends URLClassLoader {
    private static final List<String> SHARED = List.of(
            "java.",
            "javax.",
            "org.restante.",
            "com.google.inject.",
            "jakarta.inject.",
            "org.aopalliance.",
            "org.slf4j.");

    static {
        registerAsParallelCapable();
    }

    PluginClassLoader(String name, URL[] jars, ClassLoader host) {
        super(CodeOrigin.PLUGIN + name, jars, host);
    }

    // What a plugin adds below org.restante is its own: the host does not have it.
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null && SHARED.stream().noneMatch(name::startsWith)) {
                loaded = own(name);
            }
            if (loaded == null) {
                return super.loadClass(name, resolve);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> own(String name) {
        try {
            return findClass(name);
        } catch (ClassNotFoundException theHostMayHaveIt) {
            return null;
        }
    }

    @Override
    public URL getResource(String name) {
        URL own = findResource(name);
        return own == null ? super.getResource(name) : own;
    }

    /** Only the plugin's own: services and settings of the host are not those of its plugins. */
    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return findResources(name);
    }
}
