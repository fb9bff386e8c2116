package org.restante.dist.plugin;

import java.net.URI;
import java.nio.file.Path;

/** The names of jars, as operators see them in a folder. */
final class JarName {
    private static final String INSIDE = "!/";

    private JarName() {}

    /** Returns the file name of the jar that a URL of the jar, or of something inside it, is about. */
    static String of(String url) {
        String file = url.startsWith("jar:") ? url.substring("jar:".length()) : url;
        int inside = file.indexOf(INSIDE);
        return Path.of(URI.create(inside < 0 ? file : file.substring(0, inside)))
                .getFileName()
                .toString();
    }
}
