package org.restante.sasl.mechanism.oauth;

/** Says what a token is worth. */
interface TokenCheck {
    /** The longest token that is looked at. */
    int MAX_TOKEN = 16 * 1024;

    /** Whether tokens can be looked at now, as far as is known without asking anybody. */
    boolean ready();

    /**
     * Looks at a token of at most {@link #MAX_TOKEN} characters.
     *
     * @throws org.restante.sasl.directory.DirectoryException {@code UNAVAILABLE} when that is not possible now
     */
    Verdict check(String token);
}
