package org.restante.server.extension.language;

import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.restante.protocol.response.LanguageResponse;
import org.restante.server.command.mailbox.Namespaces;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers LANGUAGE (RFC 5255 section 3). A session that never asks for a language pays nothing for it. */
public final class LanguageExtension implements ImapExtension {
    private static final List<String> LANGUAGES = List.of("en", "de", "i-default");

    private final LanguageSettings settings;
    private final Translation german = Translation.of("de");

    /** Makes it with these settings. */
    @Inject
    public LanguageExtension(LanguageSettings settings) {
        this.settings = settings;
    }

    @Override
    public void register(Registry.Builder registry) {
        registry.capability(
                "LANGUAGE",
                parts -> parts.command(new CommandSpec<>("LANGUAGE", State.ANY, Language::parse, this::language)));
    }

    private Completion language(Language command, Session session) {
        if (command.ranges().isEmpty()) {
            session.out().respond(new LanguageResponse(LANGUAGES));
            return Completion.ok("These are the languages");
        }
        for (String range : command.ranges()) {
            Optional<String> tag = lookup(range.toLowerCase(Locale.ROOT));
            if (tag.isPresent()) {
                // RFC 5255 section 3.2: "the change takes effect immediately after the LANGUAGE response", and "this
                // includes the NAMESPACE response".
                session.out().respond(new LanguageResponse(List.of(tag.get())));
                session.speak(tag.get().equals("de") ? german : UnaryOperator.identity());
                tellNamespaces(session);
                return Completion.ok("Language changed");
            }
        }
        return Completion.no("None of these languages is known");
    }

    // Section 3.4; where there is nothing but the user's own mailboxes, no namespace has a name.
    private static void tellNamespaces(Session session) {
        if (session.identity().isPresent()
                && session.has("NAMESPACE")
                && session.account().hasOthers()) {
            Namespaces.write(session);
        }
    }

    // RFC 4647 section 3.4, lookup: the range is cut from its end until it is one of ours. "*" alone says nothing.
    private Optional<String> lookup(String range) {
        if (range.equals("default")) {
            return Optional.of(settings.preferred());
        }
        String rest = range;
        while (!rest.isEmpty()) {
            if (LANGUAGES.contains(rest)) {
                return Optional.of(rest);
            }
            int cut = rest.lastIndexOf('-');
            rest = cut < 0 ? "" : rest.substring(0, cut);
        }
        return Optional.empty();
    }
}
