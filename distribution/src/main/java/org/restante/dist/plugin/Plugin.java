package org.restante.dist.plugin;

import com.google.inject.Module;
import java.security.CodeSource;
import java.util.List;
import java.util.Optional;

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

    /** Returns what it is called where people read it. */
    public String title() {
        return name.equals(CLASS_PATH) ? name : "plugin " + name;
    }

    /** Returns where one of its classes is from, and which it is: {@code plugin club, club-1.0.jar: com.example.Club}. */
    String place(Class<?> type) {
        return title() + ", " + jar(type) + ": " + type.getName();
    }

    /** Returns the file name of the jar that a class is from, or of the folder. */
    public static String jar(Class<?> type) {
        return Optional.ofNullable(type.getProtectionDomain().getCodeSource())
                .map(CodeSource::getLocation)
                .map(location -> JarName.of(location.toString()))
                .orElse("no jar");
    }
}
