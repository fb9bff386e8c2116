package org.restante.sasl.password;

import java.util.Base64;

/** The parts of a PHC string of Argon2, {@code $argon2id$v=19$m=KIB,t=PASSES,p=LANES$SALT$HASH}, base64 unpadded. */
record Argon2Phc(String id, Argon2Cost cost, byte[] salt, byte[] hash) {
    private static final String VERSION = "v=19";
    private static final int MAX_DIGITS = 9;

    // RFC 9106 section 3.1: salts of 8 octets and more, tags of 4 and more; shorter tags than 16 protect nothing.
    Argon2Phc {
        require(salt.length >= 8 && salt.length <= 64, "the salt has 8 to 64 octets");
        require(hash.length >= 16 && hash.length <= 128, "the hash has 16 to 128 octets");
    }

    static Argon2Phc parse(String id, PasswordHash text) {
        String[] parts = text.text().split("\\$", -1);
        require(parts.length == 6 && parts[1].equals(id), "six parts, the first " + id);
        require(parts[2].equals(VERSION), "the version is " + VERSION);
        String[] parameters = parts[3].split(",", -1);
        require(parameters.length == 3, "the parameters are m, t and p");
        Argon2Cost cost =
                new Argon2Cost(number("m=", parameters[0]), number("t=", parameters[1]), number("p=", parameters[2]));
        return new Argon2Phc(
                id,
                cost,
                Base64.getDecoder().decode(parts[4]),
                Base64.getDecoder().decode(parts[5]));
    }

    PasswordHash format() {
        Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
        return new PasswordHash("$" + id + "$" + VERSION
                + "$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=" + cost.lanes()
                + "$" + base64.encodeToString(salt)
                + "$" + base64.encodeToString(hash));
    }

    private static int number(String key, String parameter) {
        String digits = parameter.startsWith(key) ? parameter.substring(key.length()) : "";
        require(
                !digits.isEmpty()
                        && digits.length() <= MAX_DIGITS
                        && digits.chars().allMatch(c -> c >= '0' && c <= '9'),
                "a number follows " + key);
        return Integer.parseInt(digits);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("not a hash of argon2i or argon2id: " + rule);
        }
    }
}
