package org.restante.sasl.mechanism.oauth;

import org.restante.sasl.credential.UserName;

/** What a token is worth. */
sealed interface Verdict {
    /**
     * It is good.
     *
     * @param user whom it names
     */
    record Good(UserName user) implements Verdict {}

    /**
     * It lets nobody in.
     *
     * @param error the code that the client is told (RFC 6750 section 3.1)
     * @param detail why, for the log; nothing of the token
     */
    record Bad(String error, String detail) implements Verdict {}

    /** A token that is expired, of somebody else, for somebody else, not signed as it should be, or no token at all. */
    static Bad invalid(String detail) {
        return new Bad("invalid_token", detail);
    }
}
