package org.restante.sasl.mechanism.oauth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.Availability;
import org.restante.sasl.Channels;
import org.restante.sasl.FailureReason;
import org.restante.sasl.Identity;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.StaticDirectory;

class OAuthTest {
    private static final UserName ALICE = UserName.of("alice");

    private final StaticDirectory directory = StaticDirectory.builder()
            .user("alice", "x")
            .user("bob", "x")
            .user("user@example.com", "x")
            .user("admin", "x")
            .mayActAs("admin", "bob")
            .build();
    private final Issuer issuer = new Issuer();

    @TempDir
    Path folder;

    @AfterEach
    void close() {
        issuer.close();
    }

    private OAuthSettings settings(OAuthSettings.Authority authority, String scope, String claim) {
        return new OAuthSettings(
                Optional.of(authority),
                Optional.of(Issuer.NAME),
                Set.of("imap", "imap://mail.example"),
                Optional.of(scope).filter(word -> !word.isEmpty()),
                claim,
                Set.of(),
                Optional.of(URI.create("https://issuer.example/.well-known/openid-configuration")),
                Duration.ofMinutes(1));
    }

    private OAuthTokens tokens(OAuthSettings.Authority authority) {
        return new OAuthTokens(settings(authority, "mail", "sub"), issuer.clock);
    }

    private OAuthTokens keysInAFile(String... algorithms) throws Exception {
        Path file = folder.resolve("keys.json");
        Files.writeString(file, issuer.content);
        return tokens(OAuthSettings.Signature.of(file, Set.of(algorithms)));
    }

    private static String bearer(String authorizationId, String token) {
        return "n," + (authorizationId.isEmpty() ? "" : "a=" + authorizationId)
                + ",\1host=localhost\1port=993\1auth=Bearer " + token + "\1\1";
    }

    private SaslNegotiation start(SaslMechanism mechanism) {
        return new SaslNegotiation(mechanism, Channels.overTls(directory));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private Step login(OAuthTokens tokens, String authorizationId, String token) {
        try (SaslNegotiation negotiation = start(new OAuthBearer(tokens))) {
            Step step = negotiation.begin(Optional.of(utf8(bearer(authorizationId, token))));
            return step instanceof Step.Challenge ? negotiation.respond(new byte[] {1}) : step;
        }
    }

    private static Step success(UserName user) {
        return new Step.Success(Identity.of(user));
    }

    private void assertRefused(OAuthTokens tokens, String token, String why) {
        assertThat(login(tokens, "alice", token)).isInstanceOfSatisfying(Step.Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(FailureReason.CREDENTIALS_INVALID);
            assertThat(failure.detail().orElseThrow()).contains(why);
            assertThat(failure.claimed()).contains("alice");
            assertThat(failure.toString()).doesNotContain(token);
        });
    }

    @Test
    void aGoodTokenLetsItsUserIn() throws Exception {
        OAuthTokens tokens = keysInAFile("RS256");
        String token = Issuer.signed(issuer.first, issuer.claims().build());
        assertThat(login(tokens, "alice", token)).isEqualTo(success(ALICE));
        assertThat(login(tokens, "", token)).isEqualTo(success(ALICE));
        assertThat(login(tokens, "bob", token))
                .isInstanceOfSatisfying(Step.Failure.class, failure -> assertThat(failure.reason())
                        .isEqualTo(FailureReason.NOT_AUTHORIZED));
        String admin =
                Issuer.signed(issuer.first, issuer.claims().subject("admin").build());
        assertThat(login(tokens, "bob", admin))
                .isEqualTo(new Step.Success(new Identity(UserName.of("admin"), UserName.of("bob"))));
        String stranger =
                Issuer.signed(issuer.first, issuer.claims().subject("mallory").build());
        assertThat(login(tokens, "", stranger)).isInstanceOf(Step.Failure.class);
    }

    @Test
    void tokensOfTheWrongKindTimeOrPlaceAreRefused() throws Exception {
        OAuthTokens tokens = keysInAFile("RS256");
        assertRefused(
                tokens,
                Issuer.signed(
                        issuer.first,
                        issuer.claims().issuer("https://evil.example").build()),
                "issuer");
        assertRefused(
                tokens, Issuer.signed(issuer.first, issuer.claims().issuer(null).build()), "issuer");
        assertRefused(
                tokens,
                Issuer.signed(issuer.first, issuer.claims().audience("smtp").build()),
                "audience");
        assertRefused(
                tokens,
                Issuer.signed(issuer.first, issuer.claims().audience(List.of()).build()),
                "audience");
        assertRefused(
                tokens,
                Issuer.signed(issuer.first, issuer.claims().expirationTime(null).build()),
                "expires");
        assertRefused(
                tokens,
                Issuer.signed(
                        issuer.first,
                        issuer.claims().claim("scope", "mailx openid").build()),
                "scope");
        assertRefused(
                tokens,
                Issuer.signed(issuer.first, issuer.claims().subject(null).build()),
                "claim sub");
        assertRefused(
                tokens,
                Issuer.signed(issuer.first, issuer.claims().subject("a\0b").build()),
                "claim sub");
        assertRefused(
                tokens,
                Issuer.signed(
                        issuer.first, issuer.claims().notBeforeTime(at(61)).build()),
                "not valid yet");
        assertThat(login(
                        tokens,
                        "",
                        Issuer.signed(
                                issuer.first,
                                issuer.claims().notBeforeTime(at(59)).build())))
                .isEqualTo(success(ALICE));
        assertThat(login(
                        tokens,
                        "",
                        Issuer.signed(
                                issuer.first,
                                issuer.claims().expirationTime(at(-59)).build())))
                .isEqualTo(success(ALICE));
        assertRefused(
                tokens,
                Issuer.signed(
                        issuer.first, issuer.claims().expirationTime(at(-60)).build()),
                "expired");
        assertThat(login(
                        tokens,
                        "",
                        Issuer.signed(
                                issuer.first,
                                issuer.claims().audience(List.of("x", "imap")).build())))
                .isEqualTo(success(ALICE));
        JWTClaimsSet scp = issuer.claims()
                .claim("scope", null)
                .claim("scp", List.of("mail"))
                .build();
        assertThat(login(tokens, "", Issuer.signed(issuer.first, scp))).isEqualTo(success(ALICE));
    }

    private Date at(int seconds) {
        return Date.from(issuer.clock.instant().plusSeconds(seconds));
    }

    // RFC 8725 section 2
    @Test
    void attacksOnTheSignatureFail() throws Exception {
        OAuthTokens tokens = keysInAFile("RS256", "ES256");
        JWTClaimsSet claims = issuer.claims().build();
        assertRefused(tokens, new PlainJWT(claims).serialize(), "not signed");
        // The public key as a shared secret.
        for (byte[] secret : List.of(
                issuer.first.toRSAPublicKey().getEncoded(),
                utf8(issuer.first.toPublicJWK().toJSONString()))) {
            SignedJWT confused = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(), claims);
            confused.sign(new MACSigner(secret));
            assertRefused(tokens, confused.serialize(), "not signed");
        }
        // A key that the token brings along, under the name of a known one and under another.
        for (String id : List.of("first", "mine")) {
            RSAKey mine = Issuer.key(id, 2048);
            SignedJWT embedded = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(id)
                            .jwk(mine.toPublicJWK())
                            .jwkURL(issuer.url())
                            .build(),
                    claims);
            embedded.sign(new com.nimbusds.jose.crypto.RSASSASigner(mine));
            assertRefused(tokens, embedded.serialize(), "not signed");
        }
        String good = Issuer.signed(issuer.first, claims);
        String[] parts = good.split("\\.");
        assertRefused(tokens, parts[0] + "." + parts[1] + ".", "");
        assertRefused(tokens, parts[0] + "." + parts[1], "");
        String other =
                Issuer.signed(issuer.first, issuer.claims().subject("bob").build());
        assertRefused(tokens, parts[0] + "." + other.split("\\.")[1] + "." + parts[2], "not signed");
        String none = Base64.getUrlEncoder().withoutPadding().encodeToString(utf8("{\"alg\":\"nOnE\"}"));
        assertRefused(tokens, none + "." + parts[1] + ".", "");
    }

    @Test
    void onlyTheAlgorithmsOfTheSettingsCount() throws Exception {
        ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("curve").generate();
        issuer.content = new JWKSet(List.of(issuer.first, curve)).toString();
        SignedJWT token =
                new SignedJWT(new JWSHeader(JWSAlgorithm.ES256), issuer.claims().build());
        token.sign(new ECDSASigner(curve));
        assertThat(login(keysInAFile("RS256", "ES256"), "", token.serialize())).isEqualTo(success(ALICE));
        assertRefused(keysInAFile("RS256"), token.serialize(), "not signed");
        URI keys = issuer.url();
        for (String algorithm : List.of("none", "HS256", "")) {
            assertThatThrownBy(() -> new OAuthSettings.Signature(keys, Set.of(algorithm)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> new OAuthSettings.Signature(URI.create("http://keys.example/"), Set.of("RS256")))
                .hasMessageContaining("https");
    }

    @Test
    void weakKeysAndSecretsAreNoKeys() throws Exception {
        RSAKey weak = Issuer.key("weak", 1024);
        issuer.content = new JWKSet(List.of(weak)).toString();
        OAuthTokens tokens = keysInAFile("RS256");
        assertThat(tokens.availability(Channels.remoteTls())).isEqualTo(Availability.UNSUPPORTED);
        issuer.content = new JWKSet(List.of(weak, issuer.first)).toString();
        assertRefused(keysInAFile("RS256"), Issuer.signed(weak, issuer.claims().build()), "not signed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", ".", "..", "a.b.c", "....", "e30.e30.", "e30.e30.e30", "null.null.null"})
    void nonsenseIsNoToken(String token) throws Exception {
        assertRefused(keysInAFile("RS256"), token, "");
    }

    @Test
    void hugeAndDeepTokensAreRefusedBeforeTheyCostAnything() throws Exception {
        OAuthTokens tokens = keysInAFile("RS256");
        assertRefused(tokens, "a".repeat(TokenCheck.MAX_TOKEN + 1), "longer than");
        String deep = Base64.getUrlEncoder().withoutPadding().encodeToString(utf8("{\"alg\":" + "[".repeat(8000)));
        assertRefused(tokens, deep + ".e30.e30", "");
    }

    @Test
    void keysAreLoadedFromAUrlAndAgainWhenTheyChange() {
        OAuthTokens tokens = tokens(new OAuthSettings.Signature(issuer.url(), Set.of("RS256")));
        assertThat(login(tokens, "", Issuer.signed(issuer.first, issuer.claims().build())))
                .isNotNull();
        awaitKeys(tokens);
        assertThat(login(tokens, "", Issuer.signed(issuer.first, issuer.claims().build())))
                .isEqualTo(success(ALICE));
        RSAKey second = Issuer.key("second", 2048);
        issuer.content = new JWKSet(second).toString();
        issuer.clock.advance(SigningKeys.PAUSE.plusSeconds(1));
        assertThat(login(tokens, "", Issuer.signed(second, issuer.claims().build())))
                .isEqualTo(success(ALICE));
        assertRefused(tokens, Issuer.signed(issuer.first, issuer.claims().build()), "not signed");
        // Names that nobody knows do not make the server ask again and again.
        int asked = issuer.asked.get();
        for (int i = 0; i < 20; i++) {
            assertRefused(
                    tokens,
                    Issuer.signed(Issuer.key("x" + i, 1024), issuer.claims().build()),
                    "not signed");
        }
        assertThat(issuer.asked.get()).isEqualTo(asked);
    }

    private static void awaitKeys(OAuthTokens tokens) {
        while (tokens.availability(Channels.remoteTls()) != Availability.OFFERED) {
            Thread.onSpinWait();
        }
    }

    @Test
    void withoutKeysNothingIsOfferedAndWhatIsThereStaysForADay() {
        issuer.status = 503;
        OAuthTokens tokens = tokens(new OAuthSettings.Signature(issuer.url(), Set.of("RS256")));
        String token = Issuer.signed(issuer.first, issuer.claims().build());
        assertThat(login(tokens, "", token)).isEqualTo(new Step.Failure(FailureReason.UNSUPPORTED));
        while (issuer.asked.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(tokens.availability(Channels.remoteTls())).isEqualTo(Availability.UNSUPPORTED);
        issuer.status = 200;
        issuer.clock.advance(SigningKeys.PAUSE.plusSeconds(1));
        awaitKeys(tokens);
        issuer.close();
        issuer.clock.advance(SigningKeys.KEPT.minusSeconds(60));
        String later = Issuer.signed(issuer.first, issuer.claims().build());
        assertThat(login(tokens, "", later)).isEqualTo(success(ALICE));
        issuer.clock.advance(Duration.ofMinutes(2));
        assertThat(tokens.availability(Channels.remoteTls())).isEqualTo(Availability.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 404, 500})
    void otherAnswersAreNoKeysAndRedirectionsAreNotFollowed(int status) {
        issuer.status = status;
        SigningKeys keys = new SigningKeys(issuer.url(), issuer.clock);
        while (issuer.asked.get() == 0) {
            Thread.onSpinWait();
        }
        assertThat(keys.ready()).isFalse();
    }

    @Test
    void anAnswerThatDoesNotEndIsCutOff() {
        issuer.content = "x".repeat(1 << 20);
        HttpFetch http = new HttpFetch(1000);
        assertThatThrownBy(() -> http.get(issuer.url())).hasMessageContaining("more than 1000 octets");
    }

    @Test
    void tokensAreForTlsAlone() throws Exception {
        OAuthTokens tokens = keysInAFile("RS256");
        assertThat(tokens.availability(Channels.remoteTls())).isEqualTo(Availability.OFFERED);
        assertThat(tokens.availability(Channels.remotePlain())).isEqualTo(Availability.PRIVACY_REQUIRED);
        assertThat(new OAuthTokens(OAuthSettings.OFF).availability(Channels.remoteTls()))
                .isEqualTo(Availability.UNSUPPORTED);
        assertThatThrownBy(() -> new OAuthSettings(
                        Optional.of(new OAuthSettings.Signature(issuer.url(), Set.of("RS256"))),
                        Optional.empty(),
                        Set.of("imap"),
                        Optional.empty(),
                        "sub",
                        Set.of(),
                        Optional.empty(),
                        Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // RFC 7628 section 4.1; the token there is none that is signed, so the issuer is asked.
    @Test
    void theFirstExampleOfRfc7628() {
        issuer.content = "{\"active\":true,\"iss\":\"https://issuer.example\",\"aud\":\"imap\",\"scope\":\"mail\","
                + "\"sub\":\"user@example.com\"}";
        OAuthTokens tokens = tokens(introspection(Duration.ofMinutes(1)));
        byte[] message = Base64.getDecoder()
                .decode("bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyI"
                        + "HZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB");
        try (SaslNegotiation negotiation = start(new OAuthBearer(tokens))) {
            assertThat(negotiation.begin(Optional.of(message))).isEqualTo(success(UserName.of("user@example.com")));
        }
        assertThat(issuer.lastRequest)
                .isEqualTo("Basic " + Base64.getEncoder().encodeToString(utf8("mail+server:s%3Ac"))
                        + "\ntoken=vF9dft4qmTc2Nvb3RlckBhbHRhdmlzdGEuY29tCg%3D%3D&token_type_hint=access_token");
    }

    private OAuthSettings.Introspection introspection(Duration remembered) {
        return new OAuthSettings.Introspection(issuer.url(), "mail server", "s:c", remembered);
    }

    // RFC 7628 section 4.3: who sends no token hears how to get one.
    @Test
    void theFailedExchangeOfRfc7628() throws Exception {
        byte[] message = Base64.getDecoder()
                .decode("bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9AQE=");
        try (SaslNegotiation negotiation = start(new OAuthBearer(keysInAFile("RS256")))) {
            Step step = negotiation.begin(Optional.of(message));
            assertThat(text(step))
                    .isEqualTo("{\"status\":\"invalid_token\",\"schemes\":\"bearer\",\"scope\":\"mail\","
                            + "\"openid-configuration\":\"https:\\/\\/issuer.example\\/.well-known\\/openid-configuration\"}"
                                    .replace("\\", ""));
            assertThat(negotiation.respond(new byte[] {1}))
                    .isInstanceOfSatisfying(Step.Failure.class, failure -> assertThat(failure.claimed())
                            .contains("user@example.com"));
        }
    }

    private static String text(Step step) {
        return new String(((Step.Challenge) step).octets(), StandardCharsets.UTF_8);
    }

    @Test
    void xoauth2SaysTheSameInItsOwnWords() throws Exception {
        XOAuth2 mechanism = new XOAuth2(keysInAFile("RS256"));
        String token = Issuer.signed(issuer.first, issuer.claims().build());
        try (SaslNegotiation negotiation = start(mechanism)) {
            assertThat(negotiation.begin(Optional.empty())).isEqualTo(new Step.Challenge(new byte[0]));
            assertThat(negotiation.respond(utf8("user=alice\1auth=Bearer " + token + "\1\1")))
                    .isEqualTo(success(ALICE));
        }
        try (SaslNegotiation negotiation = start(mechanism)) {
            Step step = negotiation.begin(Optional.of(utf8("user=alice\1auth=Bearer x\1\1")));
            assertThat(text(step)).startsWith("{\"status\":\"401\",\"schemes\":\"bearer\"");
            assertThat(negotiation.respond(new byte[0]))
                    .isInstanceOfSatisfying(Step.Failure.class, failure -> assertThat(failure.claimed())
                            .contains("alice"));
        }
        try (SaslNegotiation negotiation = start(mechanism)) {
            assertThat(negotiation.begin(Optional.of(utf8("user=bob\1auth=Bearer " + token + "\1\1"))))
                    .isEqualTo(new Step.Failure(FailureReason.NOT_AUTHORIZED).of(ALICE));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\1",
                "n,,\1",
                "n,,",
                "n,,\1auth=Bearer x",
                "n,,\1auth=Bearer x\1",
                "p=tls-unique,,\1auth=Bearer x\1\1",
                "F,n,,\1auth=Bearer x\1\1",
                "n,user=someuser@example.com,\1auth=Bearer x\1\1",
                "n,a=,\1auth=Bearer x\1\1",
                "n,a=a=b,\1auth=Bearer x\1\1",
                "n,a=a,b,\1auth=Bearer x\1\1",
                "n,,\1auth=Bearer x\1auth=Bearer y\1\1",
                "n,,\1=x\1\1",
                "n,,\1a1=x\1\1",
                "n,,\1auth\1\1",
                "n,,\1auth=Bearer x\1\1\1",
                "n,,\1\1auth=Bearer x\1\1",
                "auth=Bearer x\1\1"
            })
    void whatTheGrammarDoesNotKnowIsMalformed(String message) throws Exception {
        for (SaslMechanism mechanism :
                List.of(new OAuthBearer(keysInAFile("RS256")), new XOAuth2(keysInAFile("RS256")))) {
            try (SaslNegotiation negotiation = start(mechanism)) {
                assertThat(negotiation.begin(Optional.of(utf8(message))))
                        .isEqualTo(new Step.Failure(FailureReason.MALFORMED));
            }
        }
    }

    @Test
    void namesMayHaveCommasAndSchemesAnyCase() throws Exception {
        assertThat(ClientMessage.ofBearer(utf8("y,a=a=2Cb=3Dc,\1AUTH=bEaReR  x\1foo=bar baz\1\1")))
                .hasValueSatisfying(message -> {
                    assertThat(message.authorizationId()).isEqualTo("a,b=c");
                    assertThat(message.token()).contains("x");
                });
        assertThat(ClientMessage.ofBearer(utf8("n,,\1auth=Basic x\1\1"))
                        .orElseThrow()
                        .token())
                .isEmpty();
        assertThat(ClientMessage.ofBearer(utf8("n,,\1auth=Bearer a b\1\1"))
                        .orElseThrow()
                        .token())
                .isEmpty();
    }

    @Test
    void theHostHasToBeOursIfWeKnowIt() throws Exception {
        Files.writeString(folder.resolve("keys.json"), issuer.content);
        OAuthSettings.Authority keys = OAuthSettings.Signature.of(folder.resolve("keys.json"), Set.of("RS256"));
        String token = Issuer.signed(issuer.first, issuer.claims().build());
        for (String name : List.of("localhost", "mail.example")) {
            OAuthSettings known = new OAuthSettings(
                    Optional.of(keys),
                    Optional.of(Issuer.NAME),
                    Set.of("imap"),
                    Optional.empty(),
                    "sub",
                    Set.of(name),
                    Optional.empty(),
                    Duration.ZERO);
            Step step = login(new OAuthTokens(known, issuer.clock), "", token);
            assertThat(step instanceof Step.Success).isEqualTo(name.equals("localhost"));
        }
    }

    @Test
    void anAddressThatNobodyHasVerifiedNamesNobody() throws Exception {
        Files.writeString(folder.resolve("keys.json"), issuer.content);
        OAuthTokens tokens = new OAuthTokens(
                settings(OAuthSettings.Signature.of(folder.resolve("keys.json"), Set.of("RS256")), "", "email"),
                issuer.clock);
        JWTClaimsSet.Builder claims = issuer.claims().claim("email", "user@example.com");
        String silent = Issuer.signed(issuer.first, claims.build());
        String verified =
                Issuer.signed(issuer.first, claims.claim("email_verified", true).build());
        String unverified = Issuer.signed(
                issuer.first, claims.claim("email_verified", false).build());
        assertThat(login(tokens, "", silent)).isEqualTo(success(UserName.of("user@example.com")));
        assertThat(login(tokens, "", verified)).isEqualTo(success(UserName.of("user@example.com")));
        assertRefused(tokens, unverified, "not been verified");
    }

    @Test
    void whatTheIssuerSaysIsRememberedForAShortWhileAndNeverPastTheEnd() {
        OAuthTokens tokens = tokens(introspection(Duration.ofMinutes(2)));
        long end = issuer.clock.instant().plusSeconds(100).getEpochSecond();
        issuer.content = "{\"active\":true,\"iss\":\"https://issuer.example\",\"aud\":[\"imap\"],\"scope\":\"mail\","
                + "\"sub\":\"alice\",\"exp\":" + end + "}";
        assertThat(login(tokens, "", "opaque")).isEqualTo(success(ALICE));
        assertThat(login(tokens, "", "opaque")).isEqualTo(success(ALICE));
        assertThat(issuer.asked.get()).isEqualTo(1);
        assertThat(login(tokens, "", "another")).isEqualTo(success(ALICE));
        assertThat(issuer.asked.get()).isEqualTo(2);
        issuer.clock.advance(Duration.ofSeconds(121));
        issuer.content = "{\"active\":false}";
        assertRefused(tokens, "opaque", "not active");
        assertRefused(tokens, "opaque", "not active");
        assertThat(issuer.asked.get()).isEqualTo(4);
    }

    @Test
    void anIssuerThatDoesNotAnswerIsUnavailableAndSaysNothingElse() {
        OAuthTokens tokens = tokens(introspection(Duration.ZERO));
        issuer.status = 401;
        assertThat(login(tokens, "", "opaque")).isEqualTo(new Step.Failure(FailureReason.UNAVAILABLE));
        issuer.status = 200;
        for (String content : List.of(
                "",
                "{}",
                "not json",
                "[]",
                "{\"active\":true,\"sub\":",
                "{\"active\":\"true\",\"sub\":\"alice\"}",
                "[".repeat(10_000))) {
            issuer.content = content;
            assertThat(login(tokens, "", "opaque")).isEqualTo(new Step.Failure(FailureReason.UNAVAILABLE));
        }
        for (String content : List.of(
                "{\"active\":true,\"sub\":\"alice\"}",
                "{\"active\":true,\"sub\":\"alice\",\"iss\":\"https://issuer.example\",\"aud\":\"imap\",\"scope\":\"mail\","
                        + "\"exp\":\"never\"}",
                "{\"active\":true,\"sub\":[\"alice\"],\"iss\":\"https://issuer.example\",\"aud\":\"imap\",\"scope\":\"mail\"}")) {
            issuer.content = content;
            assertRefused(tokens, "opaque", "");
        }
    }
}
