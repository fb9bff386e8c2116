package org.restante.server.script;

import java.nio.file.Path;

/** A line of a script. */
record Source(Path file, int number, String text) {
    @Override
    public String toString() {
        return file + ":" + number;
    }
}
