package org.restante.server.engine;

import java.util.Set;

/** Where a connection stands (RFC 9051 section 3). */
public enum State {
    NOT_AUTHENTICATED,
    AUTHENTICATED,
    SELECTED,
    LOGOUT;

    /** A command that is good at any time. */
    public static final Set<State> ANY = Set.of(NOT_AUTHENTICATED, AUTHENTICATED, SELECTED);
    /** A command that needs a user. */
    public static final Set<State> LOGGED_IN = Set.of(AUTHENTICATED, SELECTED);
}
