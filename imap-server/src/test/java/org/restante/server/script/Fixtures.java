package org.restante.server.script;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Messages that scripts call by name: files of {@code scripts/messages}, and those that a script defines itself. */
final class Fixtures {
    private final Path folder;
    private final Map<String, String> messages = new HashMap<>();

    Fixtures(Path folder) {
        this.folder = folder;
    }

    void define(String name, String octets) {
        messages.put(name, octets);
    }

    /** The octets of a message, every line of which ends in CRLF. */
    String octets(String name) {
        return messages.computeIfAbsent(name, this::read);
    }

    private String read(String name) {
        try {
            return Files.readString(folder.resolve(name + ".eml"), StandardCharsets.ISO_8859_1)
                    .replace("\r\n", "\n")
                    .replace("\n", "\r\n");
        } catch (IOException failure) {
            throw new UncheckedIOException("no message " + name, failure);
        }
    }
}
