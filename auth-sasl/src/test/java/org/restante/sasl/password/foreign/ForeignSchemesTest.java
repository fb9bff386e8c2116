package org.restante.sasl.password.foreign;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.credential.Password;
import org.restante.sasl.password.Argon2Cost;
import org.restante.sasl.password.Argon2id;
import org.restante.sasl.password.HashingLimits;
import org.restante.sasl.password.OldHashes;
import org.restante.sasl.password.PasswordHash;
import org.restante.sasl.password.PasswordHashing;
import org.restante.sasl.password.PasswordScheme;

class ForeignSchemesTest {
    private static final PasswordHashing ALL = hashing(OldHashes.Weak.ACCEPT);

    private static PasswordHashing hashing(OldHashes.Weak weak) {
        Argon2id argon2id = new Argon2id(new Argon2Cost(8, 1, 1));
        Map<String, PasswordScheme> schemes = new HashMap<>(Map.of(Argon2id.ID, argon2id));
        ForeignSchemes.all(argon2id).forEach(scheme -> schemes.put(scheme.id(), scheme));
        return new PasswordHashing(schemes, HashingLimits.DEFAULT, new OldHashes(weak, OldHashes.Upgrade.AT_LOGIN));
    }

    /** As {@code doveadm pw} of Dovecot 2.3 has made them. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{PLAIN}secret",
                "{CLEARTEXT}secret",
                "{CRYPT}$2y$05$7eoKKcJCqluBJbBc.MTj.OsWTGzrf8.JiVrpfPnaLnjwQAflarI/.",
                "{BLF-CRYPT}$2y$05$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS",
                "$2y$05$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS",
                "{SHA256-CRYPT}$5$cG7h1HK61f3x.l2e$ZHge7l0sfonUce805F5FqVIdoH4psBmL2YiDtUHJf9C",
                "{CRYPT}$5$cG7h1HK61f3x.l2e$ZHge7l0sfonUce805F5FqVIdoH4psBmL2YiDtUHJf9C",
                "{SHA512-CRYPT}$6$Hh0srdm1eUg45UY5$Q3P8Svop3mL6pbpFnJ/nvAqxRZ3zmp3gNzeaYHTGwsMZRsRzxS2nIonCCeZ6c/"
                        + "EBaW71hOSXfvynnYcUveTHW.",
                "$6$Hh0srdm1eUg45UY5$Q3P8Svop3mL6pbpFnJ/nvAqxRZ3zmp3gNzeaYHTGwsMZRsRzxS2nIonCCeZ6c/EBaW71hOSXfvynn"
                        + "YcUveTHW.",
                "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=",
                "{SHA1}5en6G6MezRroT3XKqkdPOmY/BfQ=",
                "{SHA}e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4",
                "{SSHA}UTTcx+T2rqqkt/FcQbTrgx66lbmCzlvI",
                "{SHA256}K7gNU3sdo+OL0wNhqoVWhr3g6s1xYv72ol/pe/Unols=",
                "{sha256}2BB80D537B1DA3E38BD30361AA855686BDE0EACD7162FEF6A25FE97BF527A25B",
                "{SHA256.HEX}2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b",
                "{SSHA256}8ZCkvAU0mtUvEPjYJETeuA3/X32kB7LobHID4B8CucViqybw",
                "{SHA512}vSsar3708Jvp9Szi2NWZZ02Bqp1qRCFpbcTZPdBhnWgs5WtNZKnvCXdhztmeD2cmW192CF5bDufKRpayrW/isg==",
                "{SSHA512}tmyfx+055o7Ysbz48xG5GTWHqC6oTus5WZlBIV6czN8c/5DROdAd3Ho6z1GIJs9welgpa9bGXJho/zHrQloihnGO"
                        + "TeQ=",
                "{PBKDF2}$1$NH6Y9Iv9skFQGdu0$5000$f82936026ff16a763a8e00689b7f682d79f197d8",
                "{ARGON2I}$argon2i$v=19$m=32768,t=4,p=1$t7FtQVPv6gRbkiZPyFUFLQ$ubI8DIiKJpGyeRtLWKOlNeSMTB0yawAjLWSj"
                        + "/Jh2drQ",
                "{ARGON2ID}$argon2id$v=19$m=65536,t=3,p=1$AHd9UzHbsm9KWFDeF49A2A$R8lomvnOijvvQm+P6J7iZr9pJaIjE/QUehaD"
                        + "rBWoe4I",
                "{SCRAM-SHA-1}4096,hqlziWePgmlnYl/EFSnImA==,pFh6u70VQ/Twc/c68wksQiWDdjE=,XbsLiV88+kgRYspoqeDltQUonyQ=",
                "{SCRAM-SHA-256}4096,C5p5NurE9peYdCau7UTxOg==,mQJaGGa7ttNuSyOtJpJ3ok/yUhv4/qLWqO+hOWdRuwE=,GHL9fOH4i"
                        + "5Hyd7VNIk/7aYWY626ekr3oEo35zpmDuPs=",
                "{PLAIN.B64}c2VjcmV0",
                "{PLAIN.hex}736563726574",
                "{SSHA.HEX}bab8d1e33083ccc5524e15beb4fe72eab91488eb21fc6459",
                "{BLF-CRYPT.B64}JDJ5JDA1JE92U21Lb01BMUF0VklSdGZGbDJEdE9ycS5MSDhqSC8zZThMVEZ1YmFEWGJxdjdpZndRWjUy"
            })
    void takesThePasswordOfEachHashAndNoOther(String text) {
        PasswordHash hash = new PasswordHash(text);
        ALL.check(hash);
        assertThat(ALL.verify(Password.of("secret"), hash)).isTrue();
        assertThat(ALL.verify(Password.of("Secret"), hash)).isFalse();
        assertThat(ALL.verify(Password.of("secret1"), hash)).isFalse();
        assertThat(ALL.verify(Password.of("s"), hash)).isFalse();
        assertThat(ALL.wantsUpgrade(hash)).isTrue();
        assertThat(hash.toString()).doesNotContain(text.substring(text.length() - 6));
    }

    // Ulrich Drepper, "Unix crypt using SHA-256 and SHA-512", the test vectors; and those of crypt_blowfish.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Hello world!|$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5",
                "Hello world!|$5$rounds=10000$saltstringsaltst$3xv.VbSHBb41AL9AvLeujZkZRBAwqFMz2.opqey6IcA",
                "U*U|$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "U*U*|$2a$05$CCCCCCCCCCCCCCCCCCCCC.VGOzA784oUp/Z0DY336zx7pLYAy0lwK",
                "U*U*U|$2a$05$XXXXXXXXXXXXXXXXXXXXXOAcXxm9kjPGEMsLznoKqmqw7tc8WCx4a",
                "U*U|$2b$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW"
            })
    void takesThePasswordsOfPublishedVectors(String password, String text) {
        assertThat(ALL.verify(Password.of(password), new PasswordHash(text))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{PLAIN}",
                "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ9",
                "{SHA.b64}e5e9fa1ba31ecd1ae84f75caaa474f3a663f05f4",
                "{SSHA}5en6G6MezRroT3XKqkdPOmY/BfQ=",
                "{SHA.rot13}5en6G6MezRroT3XKqkdPOmY/BfQ=",
                "{SHA256.HEX}2bb8",
                "{MD5-CRYPT}$1$abc$def",
                "{CRYPT}$1$abcdefgh$irWbblnpmw.5z7wgBnprh0",
                "{CRYPT}abJnggxhB/yWI",
                "$2x$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW",
                "$2y$16$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS",
                "$2y$31$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS",
                "$2y$03$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS",
                "$2y$05$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcO",
                "$2y$05$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCc!S",
                "$5$rounds=1000001$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "$5$rounds=999999999$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "$5$rounds=-1$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "$5$rounds=999$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "$5$$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "$5$saltstringsaltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "$6$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc8",
                "{PBKDF2}$1$NH6Y9Iv9skFQGdu0$1000001$f82936026ff16a763a8e00689b7f682d79f197d8",
                "{PBKDF2}$1$NH6Y9Iv9skFQGdu0$0$f82936026ff16a763a8e00689b7f682d79f197d8",
                "{PBKDF2}$1$NH6Y9Iv9skFQGdu0$5000$f829",
                "{PBKDF2}$2$NH6Y9Iv9skFQGdu0$5000$f82936026ff16a763a8e00689b7f682d79f197d8",
                "{ARGON2ID}$argon2i$v=19$m=32768,t=4,p=1$t7FtQVPv6gRbkiZPyFUFLQ$ubI8DIiKJpGyeRtLWKOlNeSMTB0yawAjLW"
                        + "Sj/Jh2drQ",
                "{ARGON2I}$argon2i$v=19$m=2147483647,t=4,p=1$t7FtQVPv6gRbkiZPyFUFLQ$ubI8DIiKJpGyeRtLWKOlNeSMTB0yaw"
                        + "AjLWSj/Jh2drQ",
                "{SCRAM-SHA-1}1000001,hqlziWePgmlnYl/EFSnImA==,pFh6u70VQ/Twc/c68wksQiWDdjE=,XbsLiV88+kgRYspoqeDltQUo"
                        + "nyQ=",
                "{SCRAM-SHA-256}4096,hqlziWePgmlnYl/EFSnImA==,pFh6u70VQ/Twc/c68wksQiWDdjE=,XbsLiV88+kgRYspoqeDltQUon"
                        + "yQ=",
                "{SCRAM-SHA-1}4096,hqlziWePgmlnYl/EFSnImA=="
            })
    void refusesWhatIsDamagedUnknownOrTooExpensiveBeforeComputingIt(String text) {
        PasswordHash hash = new PasswordHash(text);
        assertThatThrownBy(() -> ALL.check(hash)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ALL.verify(Password.of("secret"), hash)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}x", "{", "{SHA", "{SHA }x", "{SHA}a:b", "{SHA}a\nb", "{PLAIN}\u007f"})
    void refusesWhatIsNoHashAtAll(String text) {
        assertThatThrownBy(() -> new PasswordHash(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{PLAIN}secret", "{SHA}5en6G6MezRroT3XKqkdPOmY/BfQ=", "{SSHA}UTTcx+T2rqqkt/FcQbTrgx66lbmCzlvI"})
    void refusesWeakOnesUnlessToldOtherwise(String text) {
        PasswordHashing byDefault = hashing(OldHashes.DEFAULT.weak());
        PasswordHash hash = new PasswordHash(text);
        assertThatThrownBy(() -> byDefault.check(hash))
                .hasMessageContaining("weak")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> byDefault.verify(Password.of("secret"), hash))
                .isInstanceOf(IllegalArgumentException.class);
        byDefault.check(new PasswordHash("$2y$05$KYJTFNtm3wNYoy82yb.5aebw9yfGTTE57/sE./N5bvbGtSTCOCcOS"));
    }

    @Test
    void takesPasswordsBeyondAscii() {
        PasswordHash bcrypt =
                new PasswordHash("{BLF-CRYPT}$2y$05$SQ2P98DTGyttfnz2DKlcVuYDNNScxh2idA0j0dK8MXt5e9uchAJMm");
        PasswordHash sha = new PasswordHash(
                "$6$3lZuVwJDyRFB.Qqq$xUfQnnhTpeXnkWEcBQdP4dAtj0Nzo2of53Ot2HX4LXFOn93WWZp9CUAmsc/AX0wS0pudFbWurWkWfTtZ/zJyh1");
        for (PasswordHash hash : new PasswordHash[] {bcrypt, sha, new PasswordHash("{PLAIN}pässword")}) {
            assertThat(ALL.verify(Password.of("pässword"), hash)).isTrue();
            assertThat(ALL.verify(Password.of("password"), hash)).isFalse();
        }
    }

    @Test
    void noneOfThemMakesNewHashes() {
        for (PasswordScheme scheme : ForeignSchemes.all(new Argon2id(Argon2Cost.DEFAULT))) {
            assertThatThrownBy(() -> scheme.hash(Password.of("x"))).isInstanceOf(UnsupportedOperationException.class);
        }
    }
}
