package org.restante.server.extension.urlauth;

import jakarta.inject.Inject;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.response.UrlMech;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.mailbox.SelectedView;
import org.restante.store.Feature;
import org.restante.store.MailStore;

/** Adds GENURLAUTH, RESETKEY and URLFETCH (RFC 4467), with BINARY (RFC 5524), on stores that keep keys. */
public final class UrlAuthExtension implements ImapExtension {
    private final MailStore store;
    private final UrlAuthSettings settings;
    private final KeyNotices notices = new KeyNotices();

    @Inject
    UrlAuthExtension(MailStore store, UrlAuthSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void register(Registry.Builder registry) {
        if (!store.features().contains(Feature.MAILBOX_KEYS)) {
            return;
        }
        UrlAuthHandlers handlers = new UrlAuthHandlers(notices);
        UrlFetchHandler fetch = new UrlFetchHandler(new Authorization(settings));
        registry.capability("URLAUTH", parts -> parts.command(
                        new CommandSpec<>("GENURLAUTH", State.LOGGED_IN, GenUrlAuth::parse, handlers::generate))
                .command(new CommandSpec<>("RESETKEY", State.LOGGED_IN, ResetKey::parse, handlers::reset))
                .command(new CommandSpec<>("URLFETCH", State.LOGGED_IN, UrlFetch::parse, fetch::handle))
                .describeSelected(this::describe)
                .capability("URLAUTH=BINARY", binary -> {}));
    }

    // RFC 4467 section 8
    private void describe(Session session, SelectedView view) {
        notices.selected(session, view);
        session.say(StatusResponse.ok(UrlMech.ONLY_INTERNAL, "URLs can be authorized"));
    }
}
