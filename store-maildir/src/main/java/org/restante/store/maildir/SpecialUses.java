package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import org.restante.protocol.model.SpecialUse;

/** What a mailbox is for (RFC 6154): attributes, a line each, in a file of our own in its folder. */
final class SpecialUses {
    private static final String FILE = "restante-uses";

    private SpecialUses() {}

    static void write(Path folder, Set<SpecialUse> uses) throws IOException {
        if (uses.isEmpty()) {
            Files.deleteIfExists(folder.resolve(FILE));
        } else {
            String text = String.join(
                    "\n", uses.stream().map(SpecialUse::attribute).sorted().toList());
            Disk.replace(folder.resolve(FILE), text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    static Set<SpecialUse> read(Path folder) throws IOException {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        Disk.read(folder.resolve(FILE))
                .map(octets -> new String(octets, StandardCharsets.ISO_8859_1))
                .ifPresent(
                        text -> text.lines().forEach(line -> SpecialUse.of(line).ifPresent(uses::add)));
        return uses;
    }
}
