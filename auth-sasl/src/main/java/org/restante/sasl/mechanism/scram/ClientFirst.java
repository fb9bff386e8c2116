package org.restante.sasl.mechanism.scram;

import java.util.Optional;
import org.restante.sasl.mechanism.scram.Attributes.Malformed;

/**
 * {@code client-first-message} (RFC 5802 section 7).
 *
 * @param gs2Header everything before the bare message, which the client repeats in its final one
 * @param flag what it says of channel binding
 * @param bindingType the type it binds to, if the flag is {@code p}
 * @param authorizationId whom to act as; empty for nobody else
 * @param user the name, as sent
 * @param nonce the client's part of the nonce
 * @param bare {@code client-first-message-bare}
 */
record ClientFirst(
        String gs2Header,
        Flag flag,
        Optional<String> bindingType,
        byte[] authorizationId,
        byte[] user,
        String nonce,
        String bare) {
    private static final int MAX_NONCE = 512;

    /** {@code gs2-cbind-flag} (RFC 5801 section 4). */
    enum Flag {
        /** The client cannot. */
        UNSUPPORTED,
        /** The client can, and believes that the server cannot. */
        NOT_OFFERED,
        /** The client does. */
        USED
    }

    static ClientFirst parse(byte[] message) throws Malformed {
        Attributes in = new Attributes(message);
        String cbind = in.item();
        Flag flag;
        Optional<String> type = Attributes.optional(cbind, 'p');
        if (type.isPresent()) {
            flag = Flag.USED;
        } else {
            flag = switch (cbind) {
                case "n" -> Flag.UNSUPPORTED;
                case "y" -> Flag.NOT_OFFERED;
                default -> throw new Malformed();
            };
        }
        String authzid = in.item();
        byte[] authorizationId = authzid.isEmpty()
                ? new byte[0]
                : Attributes.saslName(Attributes.optional(authzid, 'a').orElseThrow(Malformed::new));
        int bareFrom = in.position();
        if (bareFrom > message.length) {
            throw new Malformed();
        }
        // A mandatory extension ("m=") would come first; none is known here (RFC 5802 section 5.1).
        byte[] user = Attributes.saslName(in.value('n'));
        String nonce = in.value('r');
        if (nonce.isEmpty() || nonce.length() > MAX_NONCE || !nonce.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
            throw new Malformed();
        }
        return new ClientFirst(in.upTo(bareFrom), flag, type, authorizationId, user, nonce, in.from(bareFrom));
    }
}
