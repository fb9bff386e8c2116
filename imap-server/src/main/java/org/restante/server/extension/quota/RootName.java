package org.restante.server.extension.quota;

import java.util.Optional;
import org.restante.protocol.response.PlainCode;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.store.quota.Quota;

/**
 * The name of a quota root: {@code #user/NAME} for all mailboxes of a user, {@code #shared} for those that belong to nobody.
 */
record RootName(String name) {
    private static final String USER = "#user/";
    private static final String SHARED = "#shared";

    static RootName of(Optional<String> owner) {
        return new RootName(owner.map(USER::concat).orElse(SHARED));
    }

    /** Returns the root; whoever may not know of it hears that there is none. */
    Quota of(Session session) {
        Optional<Quota> quota = Optional.empty();
        if (name.equals(SHARED)) {
            quota = session.account().quota(Optional.empty());
        } else if (name.startsWith(USER) && name.length() > USER.length()) {
            quota = session.account().quota(Optional.of(name.substring(USER.length())));
        }
        return quota.orElseThrow(() -> new Refusal(PlainCode.NONEXISTENT, "There is no such quota root"));
    }
}
