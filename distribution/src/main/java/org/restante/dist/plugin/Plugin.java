package org.restante.dist.plugin;

import com.google.inject.Module;
import java.util.List;

/**
 * What came in together: the class path, or the folder of a plugin.
 *
 * @param name the name of the folder, or {@link #CLASS_PATH}
 * @param loader its class loader
 * @param modules its modules
 */
public record Plugin(String name, ClassLoader loader, List<Module> modules) {
    /** The name of what is no plugin. */
    public static final String CLASS_PATH = "the class path";

    /** Copies the list. */
    public Plugin {
        modules = List.copyOf(modules);
    }
}
