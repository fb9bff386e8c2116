package org.restante.pop3;

import org.restante.store.StoreException;

/** What went wrong elsewhere, in the response codes of POP3 (RFC 2449 section 8, RFC 3206 section 4). */
final class StoreErrors {
    private StoreErrors() {}

    /** Returns how a client is told of a store's refusal. */
    static String text(StoreException refusal) {
        String code =
                switch (refusal.code()) {
                    case UNAVAILABLE, SERVERBUG, OVERQUOTA, LIMIT -> "[SYS/TEMP] ";
                    case INUSE -> "[IN-USE] ";
                    case CORRUPTION, NONEXISTENT, NOPERM, CANNOT -> "[SYS/PERM] ";
                    case EXPUNGEISSUED, ALREADYEXISTS, TOOBIG -> "";
                };
        return code + refusal.getMessage();
    }
}
