package org.restante.dist.transfer;

import java.nio.file.Path;
import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ModifiedUtf7;

/** How Maildir++ spells a mailbox: {@code .} before each component, in modified UTF-7 (RFC 3501 section 5.1.3). */
final class FolderName {
    // As Dovecot's listescape plugin has it: a dot within a component would be a delimiter, a slash a folder.
    private static final String DOT = "\\2e";

    private FolderName() {}

    /** Returns the name of the folder for a mailbox other than INBOX. */
    static String of(MailboxName mailbox) {
        StringBuilder name = new StringBuilder();
        for (String component : mailbox.components()) {
            name.append('.').append(ModifiedUtf7.encode(component).replace(".", DOT));
        }
        return name.toString();
    }

    /** Returns what a folder's name says; as it stands, if it is not modified UTF-7. */
    static List<String> components(Path folder) {
        String name = folder.getFileName().toString();
        return List.of(name.substring(1).split("\\.")).stream()
                .map(component -> component.replace(DOT, "."))
                .map(FolderName::decode)
                .toList();
    }

    private static String decode(String component) {
        try {
            return ModifiedUtf7.decode(component);
        } catch (ImapSyntaxException writtenOtherwise) {
            return component;
        }
    }
}
