package org.restante.lmtp.session;

import org.restante.lmtp.delivery.Outcome;
import org.restante.store.StoreException;

/**
 * An answer to a command.
 *
 * @param code the three digits (RFC 5321 section 4.2)
 * @param status the enhanced status code (RFC 3463), or nothing where there is none
 * @param text for people
 */
record Reply(int code, String status, String text) {
    static final Reply OK = new Reply(250, "2.0.0", "OK");

    static Reply of(int code, String status, String text) {
        return new Reply(code, status, text);
    }

    /** Returns the line. */
    String line() {
        return status.isEmpty() ? code + " " + text : code + " " + status + " " + text;
    }

    /** Returns what is said of a delivery. The one place where outcomes become codes. */
    static Reply of(Outcome outcome, String id, OverQuota overQuota) {
        return switch (outcome) {
            case Outcome.Delivered delivered -> of(250, "2.0.0", id + " delivered");
            case Outcome.Duplicate duplicate -> of(250, "2.0.0", id + " was delivered before");
            case Outcome.Failed failed -> of(failed.reason(), overQuota);
        };
    }

    /** Returns what is said of a store that refuses or fails. */
    static Reply of(StoreException reason, OverQuota overQuota) {
        String text = reason.getMessage();
        return switch (reason.code()) {
            case OVERQUOTA -> overQuota == OverQuota.REJECT ? of(552, "5.2.2", text) : of(452, "4.2.2", text);
            case TOOBIG -> of(552, "5.3.4", text);
            case LIMIT -> of(452, "4.3.1", text);
            case CANNOT, NOPERM -> of(550, "5.7.1", text);
            case NONEXISTENT, ALREADYEXISTS, EXPUNGEISSUED, INUSE, UNAVAILABLE, CORRUPTION, SERVERBUG ->
                of(451, "4.3.0", text);
        };
    }
}
