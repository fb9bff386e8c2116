package org.restante.server.engine;

import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.ResponseCode;
import org.restante.store.StoreException;

/** The one table that turns a store's refusal into a response (RFC 5530 section 3). */
final class StoreErrors {
    private StoreErrors() {}

    static Completion completion(StoreException refusal) {
        return Completion.no(code(refusal.code()), refusal.getMessage());
    }

    private static ResponseCode code(StoreException.Code code) {
        return switch (code) {
            case NONEXISTENT -> PlainCode.NONEXISTENT;
            case ALREADYEXISTS -> PlainCode.ALREADYEXISTS;
            case EXPUNGEISSUED -> PlainCode.EXPUNGEISSUED;
            case CANNOT -> PlainCode.CANNOT;
            case NOPERM -> PlainCode.NOPERM;
            case OVERQUOTA -> PlainCode.OVERQUOTA;
            case LIMIT -> PlainCode.LIMIT;
            case TOOBIG -> PlainCode.TOOBIG;
            case INUSE -> PlainCode.INUSE;
            case UNAVAILABLE -> PlainCode.UNAVAILABLE;
            case CORRUPTION -> PlainCode.CORRUPTION;
            case SERVERBUG -> PlainCode.SERVERBUG;
        };
    }
}
