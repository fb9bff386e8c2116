package org.restante.server.extension.metadata;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.response.MetadataCode;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.store.MailboxEntry;

/** SETMETADATA. */
final class SetHandler {
    private final MetadataSettings settings;
    private final MetadataNews news;

    SetHandler(MetadataSettings settings, MetadataNews news) {
        this.settings = settings;
        this.news = news;
    }

    Completion set(SetMetadata command, Session session) {
        for (SetMetadata.Assignment assignment : command.assignments()) {
            if (assignment.value().isPresent() && assignment.value().get().length > settings.value()) {
                throw new Refusal(MetadataCode.maxSize(settings.value()), "A value is too large");
            }
        }
        if (isAbout(command, Notebook.SPECIAL_USE) && command.place().mailbox().isPresent()) {
            use(command, session);
        } else {
            note(command, session);
        }
        return Completion.ok("Noted");
    }

    private static boolean isAbout(SetMetadata command, String entry) {
        return command.assignments().stream()
                .anyMatch(assignment -> assignment.entry().canonical().equals(entry));
    }

    private void note(SetMetadata command, Session session) {
        if (isAbout(command, Notebook.ADMIN) && command.place().mailbox().isEmpty()) {
            throw new Refusal(PlainCode.CANNOT, "This entry is set by the administrator"); // RFC 5464 section 3.2.1.1
        }
        Notebook notebook = new Notebook(session.account(), settings);
        Set<String> changed = new HashSet<>();
        notebook.kept().change(command.place().mailbox(), notebook.reader(), before -> {
            changed.clear();
            SortedMap<String, byte[]> after = new TreeMap<>(before);
            for (SetMetadata.Assignment assignment : command.assignments()) {
                String entry = assignment.entry().canonical();
                assignment.value().ifPresentOrElse(value -> after.put(entry, value), () -> after.remove(entry));
                changed.add(entry);
            }
            if (after.size() > settings.entries() && after.size() > before.size()) {
                throw new Refusal(MetadataCode.TOOMANY, "There are too many entries");
            }
            return after;
        });
        news.changed(session, command.place(), changed);
    }

    // RFC 6154 section 4; it is kept elsewhere, so that together with others it would not be all or none.
    private void use(SetMetadata command, Session session) {
        if (command.assignments().size() > 1) {
            throw new Refusal(PlainCode.CANNOT, "Set the special use by itself");
        }
        MailboxName mailbox = command.place().mailbox().orElseThrow();
        Set<SpecialUse> uses =
                command.assignments().getFirst().value().map(SetHandler::parse).orElse(Set.of());
        List<MailboxEntry> before = session.account().mailboxes();
        session.account().use(mailbox, uses);
        news.changed(session, command.place(), Set.of(Notebook.SPECIAL_USE));
        // Section 5.4: those that had the use before have lost it.
        for (MailboxEntry entry : before) {
            Set<SpecialUse> left = new HashSet<>(entry.uses());
            if (!entry.name().equals(mailbox) && left.removeAll(uses)) {
                Place place = new Place(Optional.of(entry.name()));
                GetHandler.write(session, place, Map.of(Notebook.SPECIAL_USE, written(left)));
                news.changed(session, place, Set.of(Notebook.SPECIAL_USE));
            }
        }
    }

    private static Optional<byte[]> written(Set<SpecialUse> uses) {
        return uses.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(
                                " ",
                                uses.stream()
                                        .sorted()
                                        .map(SpecialUse::attribute)
                                        .toList())
                        .getBytes(StandardCharsets.US_ASCII));
    }

    // "MUST NOT just blindly accept setting of these metadata by clients"
    private static Set<SpecialUse> parse(byte[] value) {
        Set<SpecialUse> uses = EnumSet.noneOf(SpecialUse.class);
        for (String attribute : new String(value, StandardCharsets.ISO_8859_1).split(" ", -1)) {
            uses.add(SpecialUse.of(attribute)
                    .orElseThrow(() -> new Refusal(PlainCode.USEATTR, "There is no such special use")));
        }
        return uses;
    }
}
