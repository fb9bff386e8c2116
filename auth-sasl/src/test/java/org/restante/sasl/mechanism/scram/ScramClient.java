package org.restante.sasl.mechanism.scram;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.UnaryOperator;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.ScramHash;

/** The other side of SCRAM, written from RFC 5802 without looking at the server's. */
record ScramClient(ScramHash hash, String gs2, byte[] bound, String user, String password) {
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String firstBare() {
        return "n=" + user + ",r=clientnonce";
    }

    byte[] first() {
        return utf8(gs2 + firstBare());
    }

    byte[] last(String serverFirst, UnaryOperator<String> nonce) {
        String[] parts = serverFirst.split(",");
        byte[] salt = Base64.getDecoder().decode(parts[1].substring(2));
        int iterations = Integer.parseInt(parts[2].substring(2));
        byte[] binding = Arrays.copyOf(utf8(gs2), gs2.length() + bound.length);
        System.arraycopy(bound, 0, binding, gs2.length(), bound.length);
        String withoutProof =
                "c=" + Base64.getEncoder().encodeToString(binding) + ",r=" + nonce.apply(parts[0].substring(2));
        byte[] authMessage = utf8(firstBare() + "," + serverFirst + "," + withoutProof);
        byte[] clientKey = hash.hmac(hash.hi(Password.of(password).octets(), salt, iterations), utf8("Client Key"));
        byte[] signature = hash.hmac(hash.hash(clientKey), authMessage);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= signature[i];
        }
        return utf8(withoutProof + ",p=" + Base64.getEncoder().encodeToString(clientKey));
    }
}
