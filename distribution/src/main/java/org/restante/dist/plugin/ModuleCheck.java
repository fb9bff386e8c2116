package org.restante.dist.plugin;

import com.google.inject.Module;
import com.google.inject.Stage;
import com.google.inject.spi.Element;
import com.google.inject.spi.Elements;
import com.google.inject.spi.Message;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks at modules before they are used, so that what is wrong with one is told with its name. */
final class ModuleCheck {
    private ModuleCheck() {}

    /**
     * Has a module say what it adds. Nothing is made of it.
     *
     * @throws PluginError if that fails
     */
    static void tryOut(Plugin plugin, Module module) {
        for (Element element : elements(plugin, module)) {
            if (element instanceof Message message) {
                Throwable cause = message.getCause();
                throw new PluginError(
                        plugin.place(module.getClass()) + ": " + (cause == null ? message.getMessage() : cause), cause);
            }
        }
    }

    private static List<Element> elements(Plugin plugin, Module module) {
        try {
            return Elements.getElements(Stage.TOOL, module);
        } catch (LinkageError e) {
            throw new PluginError(
                    plugin.place(module.getClass()) + " does not fit this version of Restante or Java: " + e, e);
        }
    }

    /**
     * Looks for two modules that add the same.
     *
     * @throws PluginError naming both
     */
    static void refuseDuplicates(List<Plugin> plugins) {
        Map<Contribution, String> places = new HashMap<>();
        for (Plugin plugin : plugins) {
            for (Module module : plugin.modules()) {
                String place = plugin.place(module.getClass());
                for (Contribution part : Contribution.of(module)) {
                    String other = places.putIfAbsent(part, place);
                    if (other != null) {
                        throw new PluginError(
                                place + ": " + part.kind() + " " + part.name() + " is there already (" + other + ")",
                                null);
                    }
                }
            }
        }
    }
}
