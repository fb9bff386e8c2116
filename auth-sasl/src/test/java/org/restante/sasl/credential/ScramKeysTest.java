package org.restante.sasl.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class ScramKeysTest {
    // RFC 5802 section 5
    @Test
    void provesTheExchangeOfRfc5802() {
        assertExchange(
                ScramHash.SHA_1,
                "QSXCR+Q6sek8bf92",
                "n=user,r=fyko+d2lbbFgONRv9qkxdawL",
                "r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j,s=QSXCR+Q6sek8bf92,i=4096",
                "c=biws,r=fyko+d2lbbFgONRv9qkxdawL3rfcNHYJY1ZVvWVs7j",
                "v0X8v3Bz2T0CJGbJQyF0X+HI4Ts=",
                "rmF9pqV8S7suAoZWja4dJRkFsKQ=");
    }

    // RFC 7677 section 3
    @Test
    void provesTheExchangeOfRfc7677() {
        assertExchange(
                ScramHash.SHA_256,
                "W22ZaJ0SNY7soEsUEjb6gQ==",
                "n=user,r=rOprNGfwEbeRWgbNEkqO",
                "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096",
                "c=biws,r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0",
                "dHzbZapWIk4jUhN+Ute9ytag9zjfMHgsqmmiz7AndVQ=",
                "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=");
    }

    @Test
    void refusesKeysOfTheWrongLength() {
        String sha1Key = Base64.getEncoder().encodeToString(new byte[20]);
        String sha256Key = Base64.getEncoder().encodeToString(new byte[32]);
        assertThatThrownBy(() -> new ScramKeys(ScramHash.SHA_256, 4096, "c2FsdA==", sha1Key, sha256Key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScramKeys(ScramHash.SHA_1, 0, "c2FsdA==", sha1Key, sha1Key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScramKeys(ScramHash.SHA_1, 4096, "", sha1Key, sha1Key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ScramKeys(ScramHash.SHA_1, 4096, "c2Fsd%==", sha1Key, sha1Key))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(new ScramKeys(ScramHash.SHA_1, 4096, "c2FsdA==", sha1Key, sha1Key).toString())
                .doesNotContain(sha1Key);
    }

    /** RFC 5802 section 3: ClientProof := ClientKey XOR ClientSignature, verified with what the server keeps. */
    private static void assertExchange(
            ScramHash hash, String salt, String first, String challenge, String last, String proof, String verifier) {
        ScramKeys keys = ScramKeys.derive(
                hash, Password.of("pencil"), Base64.getDecoder().decode(salt), 4096);
        byte[] authMessage = (first + "," + challenge + "," + last).getBytes(StandardCharsets.US_ASCII);
        byte[] clientKey = hash.hmac(keys.storedKeyOctets(), authMessage);
        byte[] clientProof = Base64.getDecoder().decode(proof);
        for (int i = 0; i < clientKey.length; i++) {
            clientKey[i] ^= clientProof[i];
        }
        assertThat(hash.hash(clientKey)).isEqualTo(keys.storedKeyOctets());
        assertThat(hash.hmac(keys.serverKeyOctets(), authMessage))
                .isEqualTo(Base64.getDecoder().decode(verifier));
    }
}
