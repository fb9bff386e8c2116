package org.restante.server.extension.jmapaccess;

import jakarta.inject.Inject;
import org.restante.protocol.response.JmapAccessResponse;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;

/** Registers GETJMAPACCESS (RFC 9698), if there is JMAP. */
public final class JmapAccessExtension implements ImapExtension {
    private static final String CAPABILITY = "JMAPACCESS";

    private final JmapAccessSettings settings;

    /** Makes it with these settings. */
    @Inject
    public JmapAccessExtension(JmapAccessSettings settings) {
        this.settings = settings;
    }

    // RFC 9698: announced to those who have logged in, with whose credentials JMAP can be used too.
    @Override
    public void register(Registry.Builder registry) {
        if (settings.session().isPresent() && !registry.isHidden(CAPABILITY)) {
            registry.announce(CAPABILITY, session -> session.identity().isPresent())
                    .command(new CommandSpec<>(
                            "GETJMAPACCESS", State.LOGGED_IN, GetJmapAccess::parse, this::getJmapAccess));
        }
    }

    private Completion getJmapAccess(GetJmapAccess command, Session session) {
        session.out().respond(new JmapAccessResponse(settings.session().orElseThrow()));
        return Completion.ok("That is it");
    }
}
