package org.restante.sasl.password.foreign;

import java.util.List;
import java.util.stream.Stream;
import org.restante.sasl.credential.ScramHash;
import org.restante.sasl.password.Argon2i;
import org.restante.sasl.password.PasswordScheme;
import org.restante.sasl.password.foreign.ForeignScheme.Encoding;

/** The schemes of other servers that can be verified here. None of them makes new hashes. */
public final class ForeignSchemes {
    private static final Format SHA_1 = new Digested("SHA-1", 20, Digested.Salt.NONE);
    private static final Format SHA_256 = new Digested("SHA-256", 32, Digested.Salt.NONE);
    private static final Format SHA_512 = new Digested("SHA-512", 64, Digested.Salt.NONE);

    private ForeignSchemes() {}

    /**
     * All of them, each with the identifier to bind it under.
     *
     * @param argon2id verifies what is Argon2id in braces
     */
    public static List<PasswordScheme> all(PasswordScheme argon2id) {
        PasswordScheme argon2i = new Argon2i();
        Stream<PasswordScheme> bare = Stream.of("2a", "2b", "2y", "5", "6").map(ForeignSchemes::crypt);
        Stream<PasswordScheme> crypt = Stream.of("{CRYPT}", "{BLF-CRYPT}", "{SHA256-CRYPT}", "{SHA512-CRYPT}")
                .map(ForeignSchemes::crypt);
        Stream<PasswordScheme> others = Stream.of(
                argon2i,
                slow("{ARGON2I}", new Phc(argon2i)),
                slow("{ARGON2ID}", new Phc(argon2id)),
                slow("{PBKDF2}", new Pbkdf2()),
                slow("{SCRAM-SHA-1}", new Scrammed(ScramHash.SHA_1)),
                slow("{SCRAM-SHA-256}", new Scrammed(ScramHash.SHA_256)),
                weak("{PLAIN}", new Clear(), Encoding.NONE),
                weak("{CLEAR}", new Clear(), Encoding.NONE),
                weak("{CLEARTEXT}", new Clear(), Encoding.NONE),
                weak("{SHA}", SHA_1, Encoding.HEX_OR_BASE64),
                weak("{SHA1}", SHA_1, Encoding.HEX_OR_BASE64),
                weak("{SHA256}", SHA_256, Encoding.HEX_OR_BASE64),
                weak("{SHA512}", SHA_512, Encoding.HEX_OR_BASE64),
                weak("{SSHA}", new Digested("SHA-1", 20, Digested.Salt.BEHIND), Encoding.BASE64),
                weak("{SSHA256}", new Digested("SHA-256", 32, Digested.Salt.BEHIND), Encoding.BASE64),
                weak("{SSHA512}", new Digested("SHA-512", 64, Digested.Salt.BEHIND), Encoding.BASE64));
        return Stream.of(bare, crypt, others).flatMap(schemes -> schemes).toList();
    }

    private static PasswordScheme crypt(String id) {
        return slow(id, new Crypt());
    }

    private static PasswordScheme slow(String id, Format format) {
        return new ForeignScheme(id, format, Encoding.NONE, ForeignScheme.Strength.SLOW);
    }

    private static PasswordScheme weak(String id, Format format, Encoding encoding) {
        return new ForeignScheme(id, format, encoding, ForeignScheme.Strength.WEAK);
    }
}
