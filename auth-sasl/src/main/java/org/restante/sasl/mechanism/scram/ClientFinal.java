package org.restante.sasl.mechanism.scram;

import org.restante.sasl.mechanism.scram.Attributes.Malformed;

/**
 * {@code client-final-message} (RFC 5802 section 7).
 *
 * @param binding {@code cbind-input}: the gs2-header once more, and what the client binds to
 * @param nonce both parts of the nonce
 * @param proof what shows that the client has the password
 * @param withoutProof {@code client-final-message-without-proof}
 */
record ClientFinal(byte[] binding, String nonce, byte[] proof, String withoutProof) {
    static ClientFinal parse(byte[] message) throws Malformed {
        Attributes in = new Attributes(message);
        byte[] binding = Attributes.base64(in.value('c'));
        String nonce = in.value('r');
        while (!in.atEnd()) {
            int itemFrom = in.position();
            String item = in.item();
            if (Attributes.optional(item, 'p').isPresent()) {
                if (!in.atEnd()) {
                    throw new Malformed(); // the proof is the last attribute
                }
                byte[] proof = Attributes.base64(Attributes.optional(item, 'p').get());
                return new ClientFinal(binding, nonce, proof, in.upTo(itemFrom - 1));
            }
        }
        throw new Malformed();
    }
}
