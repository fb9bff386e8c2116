package org.restante.server.extension.metadata;

import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.SpecialUse;
import org.restante.server.access.VisibleAccount;
import org.restante.store.Feature;
import org.restante.store.StoreException;
import org.restante.store.annotation.Annotations;

/** The annotations that a user sees: those that are kept, and those that follow from something else and are not kept. */
final class Notebook {
    /** The special uses of a mailbox (RFC 6154 section 4). */
    static final String SPECIAL_USE = "/private/specialuse";

    /** How to reach the administrator (RFC 5464 section 3.2.1.1). */
    static final String ADMIN = "/shared/admin";

    private final VisibleAccount account;
    private final MetadataSettings settings;

    Notebook(VisibleAccount account, MetadataSettings settings) {
        this.account = account;
        this.settings = settings;
    }

    String reader() {
        return account.user().user();
    }

    Annotations kept() {
        return account.facet(Annotations.class)
                .orElseThrow(() -> new StoreException(StoreException.Code.CANNOT, "There are no annotations here"));
    }

    SortedMap<String, byte[]> read(Place place) {
        SortedMap<String, byte[]> entries = new TreeMap<>(kept().read(place.mailbox(), reader()));
        if (place.mailbox().isPresent()) {
            String uses = uses(place.mailbox().get());
            if (!uses.isEmpty()) {
                entries.put(SPECIAL_USE, uses.getBytes(StandardCharsets.US_ASCII));
            }
        } else if (!settings.admin().isEmpty()) {
            entries.put(ADMIN, settings.admin().getBytes(StandardCharsets.UTF_8));
        }
        return entries;
    }

    // "a space-separated list of special-use attributes, presented the same way they would be presented in the LIST
    // command response"
    private String uses(MailboxName mailbox) {
        if (account.features().noneMatch(Feature.SPECIAL_USE::equals)) {
            return "";
        }
        return account.mailboxes().stream()
                .filter(entry -> entry.name().equals(mailbox))
                .flatMap(entry -> entry.uses().stream())
                .sorted()
                .map(SpecialUse::attribute)
                .collect(Collectors.joining(" "));
    }
}
