package org.restante.sasl.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.Control;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyErrorType;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyResponseControl;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslNegotiation;
import org.restante.sasl.Step;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;
import org.restante.sasl.mechanism.Plain;

class LdapDirectoryTest {
    private static final LdapSettings.Verification BIND = new LdapSettings.Verification.Bind();
    private static final String ANY = "(objectClass=*)";

    private TestServer server;
    private LdapDirectory directory;

    @BeforeEach
    void start() throws Exception {
        server = TestServer.plain()
                .user(
                        "alice",
                        "wonder",
                        new Attribute(
                                "memberOf",
                                "cn=staff,ou=groups,dc=example,dc=org",
                                "cn=a\\, b,ou=groups,dc=example,dc=org",
                                "cn=administrators,ou=clubs,dc=example,dc=org",
                                "administrators"),
                        new Attribute("homeDirectory", "/mail/a"))
                .user("bob", "builder");
        directory = directory(TestServer.below(ANY), BIND);
    }

    @AfterEach
    void stop() {
        directory.close();
        server.close();
    }

    private LdapDirectory directory(LdapSettings.Users users, LdapSettings.Verification verification) {
        return new LdapDirectory(
                new LdapSettings(server.connection(LdapSettings.StartTls.OFF, Optional.empty()), users, verification));
    }

    private static VerifyResult verify(LdapDirectory directory, String user, String password) {
        return directory.verify(new PasswordAttempt(UserName.of(user), Password.of(password), "PLAIN"));
    }

    private static DirectoryException.Code trouble(Runnable question) {
        try {
            question.run();
        } catch (DirectoryException e) {
            return e.code();
        }
        throw new AssertionError("there was an answer");
    }

    @Test
    void letsInWhoseThePasswordIs() {
        assertThat(verify(directory, "alice", "wonder"))
                .isInstanceOfSatisfying(
                        VerifyResult.Verified.class,
                        verified -> assertThat(verified.user().name()).isEqualTo(UserName.of("alice")));
        assertThat(verify(directory, "alice", "builder")).isInstanceOf(VerifyResult.Rejected.class);
        assertThat(verify(directory, "nobody", "wonder")).isInstanceOf(VerifyResult.Rejected.class);
    }

    @Test
    void findsAUserWhereTheNameSays() {
        try (LdapDirectory named = directory(TestServer.named(), BIND)) {
            assertThat(verify(named, "alice", "wonder")).isInstanceOf(VerifyResult.Verified.class);
            assertThat(verify(named, "nobody", "wonder")).isInstanceOf(VerifyResult.Rejected.class);
        }
    }

    @Test
    void tellsGroupsFromWhereGroupsAreAndTheHome() {
        UserRecord alice = directory.find(UserName.of("alice")).orElseThrow();
        assertThat(alice.groups()).containsExactlyInAnyOrder("staff", "a, b");
        assertThat(alice.home()).contains("/mail/a");
        UserRecord bob = directory.find(UserName.of("bob")).orElseThrow();
        assertThat(bob.groups()).isEmpty();
        assertThat(bob.home()).isEmpty();
    }

    @Test
    void anotherPasswordOrGroupIsAnotherRevision() throws Exception {
        String first = directory.find(UserName.of("bob")).orElseThrow().revision();
        assertThat(directory.find(UserName.of("bob")).orElseThrow().revision()).isEqualTo(first);
        server.change("bob", "memberOf", "cn=staff,ou=groups,dc=example,dc=org");
        assertThat(directory.find(UserName.of("bob")).orElseThrow().revision()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "*)(uid=*",
                "alice)(|(uid=*",
                "al*",
                "\\61lice",
                "alice,ou=people",
                "alice+cn=x",
                "alice\\2Cou=people",
                "alice)",
                "ALICE",
                " alice",
                "alice ",
                "",
                "{user}",
                "#616c696365",
                "\u0430lice"
            })
    void noNameIsMoreThanAName(String name) {
        UserName.parse(name).ifPresent(user -> {
            assertThat(directory.find(user)).isEmpty();
            assertThat(verify(directory, name, "wonder")).isInstanceOf(VerifyResult.Rejected.class);
            try (LdapDirectory named = directory(TestServer.named(), BIND)) {
                assertThat(named.find(user)).isEmpty();
            }
        });
        assertThat(server.asked("bind uid=")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*)(uid=*",
                "a*b",
                "smith, john",
                "a+b=c;d<e>",
                "back\\slash",
                "\"quoted\"",
                "#4",
                "j\u00fcrgen",
                "\u7528\u6237",
                "\uD83D\uDCEC",
                "a/b/../c"
            })
    void theNamesOfUsersMayHaveAnyCharacters(String name) throws Exception {
        server.user(name, "p\u00e4ssword").user(name + "x", "other");
        try (LdapDirectory named = directory(TestServer.named(), BIND)) {
            for (LdapDirectory each : List.of(directory, named)) {
                assertThat(verify(each, name, "p\u00e4ssword")).isInstanceOf(VerifyResult.Verified.class);
                assertThat(verify(each, name, "other")).isInstanceOf(VerifyResult.Rejected.class);
            }
        }
    }

    @Test
    void aNameWithNulIsNoneBeforeTheServerHearsOfIt() {
        assertThat(UserName.parse("alice\0")).isEmpty();
        assertThat(plain("\0ali\0ce\0wonder")).isInstanceOf(Step.Failure.class);
        assertThat(server.asked).isEmpty();
    }

    // RFC 4513 section 5.1.2; the soft hyphen is mapped to nothing (RFC 4013 section 2.1)
    @ParameterizedTest
    @ValueSource(strings = {"", "\u00ad"})
    void anEmptyPasswordIsRefusedBeforeTheServerHearsOfIt(String empty) {
        assertThat(plain("\0alice\0" + empty)).isInstanceOf(Step.Failure.class);
        assertThat(server.asked).isEmpty();
    }

    @Test
    void everyFilterIsAskedForWithTheName() throws Exception {
        server.user("closed", "secret", new Attribute("employeeType", "closed"));
        try (LdapDirectory open = directory(TestServer.below("(!(employeeType=closed))"), BIND)) {
            assertThat(open.find(UserName.of("closed"))).isEmpty();
            assertThat(verify(open, "closed", "secret")).isInstanceOf(VerifyResult.Rejected.class);
            assertThat(verify(open, "alice", "wonder")).isInstanceOf(VerifyResult.Verified.class);
        }
    }

    @Test
    void twoEntriesOfOneNameAreNobody() throws Exception {
        server.add("dn: cn=second," + TestServer.BASE, "objectClass: person", "cn: second", "uid: alice");
        assertThat(trouble(() -> verify(directory, "alice", "wonder"))).isEqualTo(DirectoryException.Code.DAMAGED);
        assertThat(server.asked("bind uid=alice")).isZero();
    }

    @Test
    void comparesWhereThatIsWanted() throws Exception {
        server.add("dn: uid=none," + TestServer.BASE, "objectClass: person", "uid: none");
        try (LdapDirectory comparing =
                directory(TestServer.below(ANY), new LdapSettings.Verification.Compare("userPassword"))) {
            assertThat(verify(comparing, "alice", "wonder")).isInstanceOf(VerifyResult.Verified.class);
            assertThat(verify(comparing, "alice", "wrong")).isInstanceOf(VerifyResult.Rejected.class);
            assertThat(verify(comparing, "none", "wrong")).isInstanceOf(VerifyResult.Rejected.class);
        }
        assertThat(server.asked("compare")).isEqualTo(3);
        assertThat(server.asked).noneMatch(line -> line.startsWith("bind uid="));
    }

    @Test
    void serversThatAreAwayAreATemporaryFailureAndHeal() throws Exception {
        assertThat(plain("\0alice\0wonder")).isInstanceOf(Step.Success.class);
        int port = server.port();
        server.stop();
        assertThat(plain("\0alice\0wonder")).isEqualTo(new Step.Failure(FailureReason.UNAVAILABLE));
        assertThat(trouble(() -> directory.find(UserName.of("alice")))).isEqualTo(DirectoryException.Code.UNAVAILABLE);
        server.goOn();
        assertThat(server.port()).isEqualTo(port);
        assertThat(plain("\0alice\0wonder")).isInstanceOf(Step.Success.class);
        assertThat(plain("\0alice\0wrong")).isInstanceOf(Step.Failure.class);
    }

    @Test
    void connectionsThatTheServerClosedAreNoFailure() throws Exception {
        assertThat(verify(directory, "alice", "wonder")).isInstanceOf(VerifyResult.Verified.class);
        server.stop();
        server.goOn();
        assertThat(verify(directory, "alice", "wonder")).isInstanceOf(VerifyResult.Verified.class);
        assertThat(verify(directory, "alice", "wrong")).isInstanceOf(VerifyResult.Rejected.class);
    }

    @Test
    void asksTheNextServerWhenTheFirstIsAway() throws Exception {
        int nobody;
        try (ServerSocket free = new ServerSocket()) {
            free.bind(new InetSocketAddress("127.0.0.1", 0));
            nobody = free.getLocalPort();
        }
        LdapSettings.Connection both = TestServer.connection(
                List.of("ldap://127.0.0.1:" + nobody, "ldap://127.0.0.1:" + server.port()),
                LdapSettings.StartTls.OFF,
                Optional.empty(),
                TestServer.SERVICE_PASSWORD);
        try (LdapDirectory failing = new LdapDirectory(new LdapSettings(both, TestServer.below(ANY), BIND))) {
            assertThat(verify(failing, "alice", "wonder")).isInstanceOf(VerifyResult.Verified.class);
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForForEver() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            for (String scheme : List.of("ldap", "ldaps")) {
                LdapSettings.Connection connection = TestServer.connection(
                        List.of(scheme + "://127.0.0.1:" + silent.getLocalPort()),
                        scheme.equals("ldap") ? LdapSettings.StartTls.OFF : LdapSettings.StartTls.REQUIRED,
                        Optional.empty(),
                        "secret");
                try (LdapDirectory waiting =
                        new LdapDirectory(new LdapSettings(connection, TestServer.below(ANY), BIND))) {
                    assertThat(trouble(() -> waiting.find(UserName.of("alice"))))
                            .isEqualTo(DirectoryException.Code.UNAVAILABLE);
                }
            }
        }
    }

    @Test
    void aWrongPasswordOfTheServiceIsNotTheUsersFault() {
        LdapSettings.Connection wrong = TestServer.connection(
                List.of("ldap://127.0.0.1:" + server.port()), LdapSettings.StartTls.OFF, Optional.empty(), "wrong");
        try (LdapDirectory locked = new LdapDirectory(new LdapSettings(wrong, TestServer.below(ANY), BIND))) {
            assertThat(trouble(() -> verify(locked, "alice", "wonder"))).isEqualTo(DirectoryException.Code.UNAVAILABLE);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8, 10, 13, 51, 52, 80})
    void whatIsNotTheUsersFaultIsATemporaryFailure(int code) {
        server.bindFailure = Optional.of(new LDAPException(ResultCode.valueOf(code), "not now"));
        assertThat(trouble(() -> verify(directory, "alice", "wonder"))).isEqualTo(DirectoryException.Code.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 32, 48, 49, 53})
    void whatTheServerHasAgainstAUserRefusesTheUser(int code) {
        server.bindFailure = Optional.of(new LDAPException(ResultCode.valueOf(code), "not you"));
        assertThat(verify(directory, "alice", "wonder")).isInstanceOf(VerifyResult.Rejected.class);
    }

    @Test
    void followsNoReferral() throws Exception {
        try (TestServer elsewhere = TestServer.plain().user("alice", "wonder")) {
            server.bindFailure = Optional.of(new LDAPException(
                    ResultCode.REFERRAL, "over there", null, new String[] {"ldap://127.0.0.1:" + elsewhere.port()}));
            assertThat(trouble(() -> verify(directory, "alice", "wonder")))
                    .isEqualTo(DirectoryException.Code.UNAVAILABLE);
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = PasswordPolicyErrorType.class,
            names = {"PASSWORD_EXPIRED", "CHANGE_AFTER_RESET"})
    void aPasswordThatHasToBeChangedLetsNobodyIn(PasswordPolicyErrorType error) {
        server.bindResult = result -> policy(result.getResultCode(), error);
        assertThat(verify(directory, "alice", "wonder")).isInstanceOf(VerifyResult.Expired.class);
        server.bindResult = result -> policy(ResultCode.INVALID_CREDENTIALS, error);
        assertThat(verify(directory, "alice", "wonder")).isInstanceOf(VerifyResult.Expired.class);
    }

    @Test
    void aLockedAccountIsRefusedLikeAWrongPassword() {
        server.bindResult = result -> policy(ResultCode.INVALID_CREDENTIALS, PasswordPolicyErrorType.ACCOUNT_LOCKED);
        assertThat(verify(directory, "alice", "wonder")).isInstanceOf(VerifyResult.Rejected.class);
    }

    private static BindResult policy(ResultCode code, PasswordPolicyErrorType error) {
        Control control = new PasswordPolicyResponseControl(null, 0, error);
        return new BindResult(1, code, null, null, null, new Control[] {control});
    }

    @Test
    void moreLoginsThanConnectionsTakeTurns() throws Exception {
        List<Future<VerifyResult>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 100; i++) {
                String password = i % 2 == 0 ? "wonder" : "wrong";
                results.add(threads.submit(() -> verify(directory, "alice", password)));
            }
        }
        for (int i = 0; i < results.size(); i++) {
            assertThat(results.get(i).get())
                    .isInstanceOf(i % 2 == 0 ? VerifyResult.Verified.class : VerifyResult.Rejected.class);
        }
    }

    @Test
    void aNameThatMayNotBeReadIsTroubleNotAbsence() {
        server.hidesNames = true;
        assertThat(trouble(() -> directory.find(UserName.of("alice")))).isEqualTo(DirectoryException.Code.DAMAGED);
        assertThat(directory.find(UserName.of("nobody"))).isEmpty();
    }

    private Step plain(String message) {
        SaslContext context = new SaslContext(
                "imap", "mail.example.org", ChannelInfo.plain(InetAddress.getLoopbackAddress()), directory);
        try (SaslNegotiation negotiation = new SaslNegotiation(new Plain(), context)) {
            return negotiation.begin(Optional.of(message.getBytes(StandardCharsets.UTF_8)));
        }
    }
}
