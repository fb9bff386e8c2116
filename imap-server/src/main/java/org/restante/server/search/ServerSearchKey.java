package org.restante.server.search;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.ExtensionSearchKey;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.engine.Session;
import org.restante.server.mailbox.SelectedView;

/** A SEARCH key that an extension adds: its rule in the grammar makes one, and it knows what it looks for. */
public interface ServerSearchKey extends ExtensionSearchKey {
    /** Returns the keys within this one, for those that have some. */
    default List<SearchKey> inner() {
        return List.of();
    }

    /** Returns this key with others in the place of those within it, in the order of {@link #inner}. */
    default SearchKey with(List<SearchKey> others) {
        return this;
    }

    /**
     * Returns what it stands for, before anybody looks at the search as a whole: itself, unless it is a name for other keys.
     *
     * @throws ImapSyntaxException if what it stands for does not make sense
     */
    default SearchKey resolved(Session session) throws ImapSyntaxException {
        return this;
    }

    /** Returns the UIDs of the messages that alone can be what it looks for, if it names some; others may be among them. */
    default Optional<UidSet> uids(SelectedView view) {
        return Optional.empty();
    }

    /** Returns whether a message can become what it looks for, or cease to be, by nothing but time. */
    default boolean changesWithTime() {
        return false;
    }

    /**
     * Returns what looks for it there. Keys within this one become matchers by {@link SearchPlan#of}.
     *
     * @throws ImapSyntaxException if it does not make sense there
     */
    Matcher matcher(SearchScope scope) throws ImapSyntaxException;
}
