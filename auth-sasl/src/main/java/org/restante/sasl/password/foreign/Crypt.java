package org.restante.sasl.password.foreign;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.commons.codec.digest.Sha2Crypt;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;
import org.restante.sasl.credential.Password;

/** What {@code crypt(3)} makes: bcrypt ({@code $2y$10$…}) and SHA-crypt ({@code $5$…}, {@code $6$rounds=10000$…}). */
final class Crypt implements Format {
    private static final int BCRYPT_LENGTH = 60;

    // Each step doubles the time: 15 is about two seconds.
    private static final int MAX_BCRYPT_COST = 15;

    private static final int DEFAULT_ROUNDS = 5_000;
    private static final String ROUNDS = "rounds=";

    @Override
    public Kept read(byte[] kept) {
        String text = new String(kept, StandardCharsets.ISO_8859_1);
        String[] parts = text.split("\\$", -1);
        Format.require(parts.length >= 4 && parts[0].isEmpty(), "$id$parameters$hash");
        return switch (parts[1]) {
            case "2a", "2b", "2y" -> bcrypt(text, parts);
            case "5" -> sha(text, parts, 43);
            case "6" -> sha(text, parts, 86);
            default ->
                throw new IllegalArgumentException(
                        "of what crypt makes, only bcrypt and SHA-crypt ($2y$, $5$, $6$) are known here");
        };
    }

    private static Kept bcrypt(String text, String[] parts) {
        Format.require(parts.length == 4 && text.length() == BCRYPT_LENGTH && isCrypt64(parts[3]), "60 characters");
        Format.require(
                parts[2].length() == 2 && parts[2].chars().allMatch(c -> c >= '0' && c <= '9'), "a cost of two digits");
        int cost = Integer.parseInt(parts[2]);
        Format.require(cost >= 4 && cost <= MAX_BCRYPT_COST, "the cost of bcrypt is 04 to " + MAX_BCRYPT_COST);
        return password -> OpenBSDBCrypt.checkPassword(text, password.octets());
    }

    private static Kept sha(String text, String[] parts, int length) {
        boolean rounds = parts[2].startsWith(ROUNDS);
        Format.require(parts.length == (rounds ? 5 : 4), "$id$salt$hash, or $id$rounds=N$salt$hash");
        int iterations = rounds ? Format.iterations(parts[2].substring(ROUNDS.length()), 1_000) : DEFAULT_ROUNDS;
        String salt = parts[parts.length - 2];
        String hash = parts[parts.length - 1];
        Format.require(!salt.isEmpty() && salt.length() <= 16 && isCrypt64(salt), "a salt of 1 to 16 letters");
        Format.require(hash.length() == length && isCrypt64(hash), "a hash of " + length + " letters");
        String parameters = "$" + parts[1] + "$" + (rounds ? ROUNDS + iterations + "$" : "") + salt + "$";
        return password -> same(text, parameters, password);
    }

    private static boolean same(String text, String parameters, Password password) {
        byte[] octets = password.octets();
        String computed = parameters.startsWith("$5$")
                ? Sha2Crypt.sha256Crypt(octets, parameters)
                : Sha2Crypt.sha512Crypt(octets, parameters);
        return MessageDigest.isEqual(
                text.getBytes(StandardCharsets.ISO_8859_1), computed.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static boolean isCrypt64(String text) {
        return text.chars()
                .allMatch(c -> c == '.'
                        || c == '/'
                        || (c >= '0' && c <= '9')
                        || (c >= 'A' && c <= 'Z')
                        || (c >= 'a' && c <= 'z'));
    }
}
