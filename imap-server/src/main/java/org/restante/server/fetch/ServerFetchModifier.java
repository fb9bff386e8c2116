package org.restante.server.fetch;

import org.restante.protocol.command.ExtensionFetchModifier;

/** A modifier of FETCH that an extension adds: its rule in the grammar makes one, and it knows which messages it leaves. */
public interface ServerFetchModifier extends ExtensionFetchModifier {
    /**
     * Returns which of the messages that the command names are meant, before CHANGEDSINCE looks at them.
     *
     * @param indexes their indexes in the view, in order; not to be written to
     */
    int[] select(int[] indexes);
}
