package org.restante.sasl.mechanism.gssapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.sasl.Sasl;
import javax.security.sasl.SaslClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.sasl.Availability;
import org.restante.sasl.Channels;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.SecurityLayerException;
import org.restante.sasl.Step;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.StaticDirectory;

/** GSSAPI against a real KDC, with the JDK's own SASL client on the other side. */
class GssapiTest {
    @TempDir
    static Path folder;

    private static Realm realm;
    private static Path keytab;
    private static final StaticDirectory USERS = StaticDirectory.builder()
            .user("alice", "unused")
            .user("bob", "unused")
            .mayActAs("alice", "bob")
            .build();

    @BeforeAll
    static void makeTheRealm() throws Exception {
        realm = new Realm(folder);
        realm.user("alice", "wonderland");
        realm.user("mallory", "malice");
        keytab = realm.keytab("imap/localhost");
    }

    @AfterAll
    static void leaveTheRealm() throws Exception {
        realm.close();
    }

    private static Gssapi gssapi(Path keys, Set<String> realms) {
        return new Gssapi(
                new GssapiSettings(Optional.of(keys), "imap/localhost", realms, GssapiSettings.Layers.OFFERED));
    }

    private static SaslContext clear() {
        return Channels.inTheClear(USERS);
    }

    private record Outcome(Step step, Optional<SecurityLayer> layer, SaslClient client) {}

    private static Outcome run(
            Gssapi gssapi, SaslContext context, String user, String password, String authzid, String qop)
            throws Exception {
        return realm.with(user, password, () -> {
            SaslClient client = Sasl.createSaslClient(
                    new String[] {"GSSAPI"},
                    authzid,
                    "imap",
                    "localhost",
                    Map.of(Sasl.QOP, qop, Sasl.SERVER_AUTH, "true"),
                    callbacks -> {});
            SaslNegotiation negotiation = new SaslNegotiation(gssapi, context);
            Step step = negotiation.begin(Optional.of(client.evaluateChallenge(new byte[0])));
            while (step instanceof Step.Challenge challenge) {
                step = negotiation.respond(answer(client, challenge.octets()));
            }
            Outcome outcome = new Outcome(step, negotiation.securityLayer(), client);
            negotiation.close();
            return outcome;
        });
    }

    private static byte[] answer(SaslClient client, byte[] challenge) throws Exception {
        byte[] answer = client.evaluateChallenge(challenge);
        return answer == null ? new byte[0] : answer;
    }

    @Test
    void letsInWhoHasATicket() throws Exception {
        Outcome outcome = run(gssapi(keytab, Set.of()), clear(), "alice", "wonderland", null, "auth");
        assertThat(outcome.step()).isInstanceOfSatisfying(Step.Success.class, success -> assertThat(
                        success.identity().authorizationId().value())
                .isEqualTo("alice"));
        assertThat(outcome.layer()).isEmpty();
        assertThat(outcome.client().isComplete()).isTrue();
    }

    @Test
    void actsAsAnotherOnlyWithTheRight() throws Exception {
        assertThat(run(gssapi(keytab, Set.of()), clear(), "alice", "wonderland", "bob", "auth")
                        .step())
                .isInstanceOf(Step.Success.class);
        assertThat(run(gssapi(keytab, Set.of()), clear(), "mallory", "malice", "bob", "auth")
                        .step())
                .as("names who it is for the log")
                .isEqualTo(new Step.Failure(FailureReason.NOT_AUTHORIZED).of(UserName.of("mallory")));
    }

    @Test
    void refusesUsersOfAnotherRealm() throws Exception {
        Step step = run(gssapi(keytab, Set.of("OTHER.ORG")), clear(), "alice", "wonderland", null, "auth")
                .step();
        assertThat(step).isInstanceOfSatisfying(Step.Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(FailureReason.CREDENTIALS_INVALID);
            assertThat(failure.detail())
                    .hasValueSatisfying(text -> assertThat(text).contains("EXAMPLE.ORG"));
            assertThat(failure.claimed()).contains("alice@EXAMPLE.ORG");
        });
    }

    @Test
    void protectsTheConnectionInBothDirections() throws Exception {
        for (String qop : new String[] {"auth-conf", "auth-int"}) {
            Outcome outcome = run(gssapi(keytab, Set.of()), clear(), "alice", "wonderland", null, qop);
            SecurityLayer layer = outcome.layer().orElseThrow();
            byte[] text = "a NOOP\r\n".getBytes(StandardCharsets.US_ASCII);
            byte[] wrapped = layer.wrap(ByteBuffer.wrap(text));
            assertThat(outcome.client().unwrap(wrapped, 4, wrapped.length - 4)).isEqualTo(text);
            byte[] sent = outcome.client().wrap(text, 0, text.length);
            ByteBuffer received = ByteBuffer.allocate(4 + sent.length)
                    .putInt(sent.length)
                    .put(sent)
                    .flip();
            assertThat(layer.unwrap(received.duplicate().limit(3))).isEmpty();
            assertThat(layer.unwrap(received.duplicate().limit(10))).isEmpty();
            assertThat(layer.unwrap(received)).hasValue(text);
            assertThat(received.hasRemaining()).isFalse();
            assertThat(new String(wrapped, StandardCharsets.ISO_8859_1).contains("NOOP"))
                    .isEqualTo(qop.equals("auth-int"));
            layer.close();
        }
    }

    @Test
    void aForgedOrRepeatedBufferEndsTheConnection() throws Exception {
        Outcome outcome = run(gssapi(keytab, Set.of()), clear(), "alice", "wonderland", null, "auth-conf");
        SecurityLayer layer = outcome.layer().orElseThrow();
        byte[] sent = outcome.client().wrap(new byte[] {1, 2, 3}, 0, 3);
        ByteBuffer good = ByteBuffer.allocate(4 + sent.length)
                .putInt(sent.length)
                .put(sent)
                .flip();
        assertThat(layer.unwrap(good.duplicate())).isPresent();
        assertThatThrownBy(() -> layer.unwrap(good.duplicate())).isInstanceOf(SecurityLayerException.class);
        byte[] forged = sent.clone();
        forged[forged.length - 1] ^= 1;
        ByteBuffer bad = ByteBuffer.allocate(4 + forged.length)
                .putInt(forged.length)
                .put(forged)
                .flip();
        assertThatThrownBy(() -> layer.unwrap(bad)).isInstanceOf(SecurityLayerException.class);
        assertThatThrownBy(() ->
                        layer.unwrap(ByteBuffer.allocate(8).putInt(0x7fff_ffff).rewind()))
                .isInstanceOf(SecurityLayerException.class);
    }

    @Test
    void offersNoLayerInsideTls() throws Exception {
        Outcome outcome =
                run(gssapi(keytab, Set.of()), Channels.overTls(USERS), "alice", "wonderland", null, "auth,auth-conf");
        assertThat(outcome.step()).isInstanceOf(Step.Success.class);
        assertThat(outcome.layer()).isEmpty();
    }

    @Test
    void aTicketForOtherKeysIsRefusedInWordsThatHelp() throws Exception {
        Path other = folder.resolve("other.keytab");
        Files.copy(realm.keytab("imap/other"), other);
        Gssapi wrong = new Gssapi(
                new GssapiSettings(Optional.of(other), "imap/other", Set.of(), GssapiSettings.Layers.OFFERED));
        Step step = run(wrong, clear(), "alice", "wonderland", null, "auth").step();
        assertThat(step).isInstanceOfSatisfying(Step.Failure.class, failure -> {
            assertThat(failure.reason()).isEqualTo(FailureReason.CREDENTIALS_INVALID);
            assertThat(failure.detail()).isPresent();
        });
    }

    @Test
    void aReplayedTicketIsRefused() throws Exception {
        byte[] token = realm.with("alice", "wonderland", () -> Sasl.createSaslClient(
                        new String[] {"GSSAPI"}, null, "imap", "localhost", Map.of(), callbacks -> {})
                .evaluateChallenge(new byte[0]));
        Gssapi gssapi = gssapi(keytab, Set.of());
        try (SaslNegotiation first = new SaslNegotiation(gssapi, clear());
                SaslNegotiation second = new SaslNegotiation(gssapi, clear())) {
            assertThat(first.begin(Optional.of(token))).isInstanceOf(Step.Challenge.class);
            assertThat(second.begin(Optional.of(token)))
                    .isInstanceOfSatisfying(Step.Failure.class, failure -> assertThat(
                                    failure.detail().orElseThrow())
                            .contains("replay", "for imap/localhost@EXAMPLE.ORG"));
        }
    }

    @Test
    void readsForWhichServiceATicketIsWhateverElseComes() throws Exception {
        byte[] token = realm.with("alice", "wonderland", () -> Sasl.createSaslClient(
                        new String[] {"GSSAPI"}, null, "imap", "localhost", Map.of(), callbacks -> {})
                .evaluateChallenge(new byte[0]));
        assertThat(TicketName.of(token)).contains("imap/localhost@EXAMPLE.ORG");
        for (int length = 0; length < token.length; length++) {
            assertThat(TicketName.of(Arrays.copyOf(token, length)))
                    .as("cut off after %d octets", length)
                    .isEmpty();
        }
        for (int at = 0; at < 200; at++) {
            for (int octet = 0; octet < 256; octet++) {
                byte[] damaged = token.clone();
                damaged[at] = (byte) octet;
                assertThat(TicketName.of(damaged).orElse("")).hasSizeLessThanOrEqualTo(256);
            }
        }
    }

    @Test
    void nonsenseIsAFailure() {
        Gssapi gssapi = gssapi(keytab, Set.of());
        for (byte[] nonsense : new byte[][] {{}, {1}, new byte[2000], Arrays.copyOf(new byte[] {0x60, 0x7f}, 200)}) {
            try (SaslNegotiation negotiation = new SaslNegotiation(gssapi, clear())) {
                assertThat(negotiation.begin(Optional.of(nonsense))).isInstanceOf(Step.Failure.class);
            }
        }
    }

    @Test
    void isOfferedWithAUsableKeytabAlone() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.keytab"), "no keytab");
        assertThat(gssapi(keytab, Set.of()).availability(Channels.remotePlain(), USERS))
                .isEqualTo(Availability.OFFERED);
        for (Path unusable : new Path[] {broken, folder.resolve("none.keytab")}) {
            assertThat(gssapi(unusable, Set.of()).availability(Channels.remotePlain(), USERS))
                    .isEqualTo(Availability.UNSUPPORTED);
        }
        assertThat(new Gssapi(GssapiSettings.OFF).availability(Channels.remotePlain(), USERS))
                .isEqualTo(Availability.UNSUPPORTED);
    }
}
