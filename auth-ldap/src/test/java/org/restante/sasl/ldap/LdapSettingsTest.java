package org.restante.sasl.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.ProvisionException;
import com.google.inject.TypeLiteral;
import com.google.inject.matcher.Matchers;
import com.google.inject.name.Names;
import com.google.inject.spi.TypeConverter;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.RDN;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.sasl.credential.UserName;

class LdapSettingsTest {
    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("urls", "ldap://127.0.0.1"),
            Map.entry("start-tls", "true"),
            Map.entry("authorities", ""),
            Map.entry("bind-dn", ""),
            Map.entry("bind-password", ""),
            Map.entry("base", "dc=example"),
            Map.entry("user-dn", ""),
            Map.entry("name", "uid"),
            Map.entry("filter", "(objectClass=*)"),
            Map.entry("verify", "bind"),
            Map.entry("password-attribute", "userPassword"),
            Map.entry("groups", ""),
            Map.entry("groups-base", ""),
            Map.entry("home", ""),
            Map.entry("pool-size", "8"),
            Map.entry("connect-timeout", "PT5S"),
            Map.entry("response-timeout", "PT10S"));

    private static LdapSettings settings(String name, String value) {
        Map<String, String> values = new HashMap<>(DEFAULTS);
        values.put(name, value);
        return Guice.createInjector(new LdapModule(), new AbstractModule() {
                    @Override
                    protected void configure() {
                        TypeConverter duration = (String text, TypeLiteral<?> type) -> Duration.parse(text);
                        convertToTypes(Matchers.only(TypeLiteral.get(Duration.class)), duration);
                        values.forEach((setting, text) -> bindConstant()
                                .annotatedWith(Names.named("users.ldap." + setting))
                                .to(text));
                    }
                })
                .getInstance(LdapSettings.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urls              | http://127.0.0.1        | users.ldap.urls: wants ldap://",
                "urls              | ldap:opaque             | users.ldap.urls: wants ldap://",
                "urls              | ldap://h/dc=example     | users.ldap.urls: wants ldap://",
                "urls              | ldap://h?x              | users.ldap.urls: wants ldap://",
                "urls              | ldap://a b              | users.ldap.urls: wants ldap://",
                "urls              | ldap://h:0              | users.ldap.urls: a server has a host and a port",
                "urls              | ''                      | users.ldap: at least one server",
                "bind-dn           | mail                    | users.ldap.bind-dn: \"mail\" is not a DN",
                "bind-dn           | cn=mail                 | users.ldap.bind-dn: a service account has a password",
                "base              | ''                      | users.ldap.base: the root has no users",
                "base              | people                  | users.ldap.base: \"people\" is not a DN",
                "user-dn           | uid=alice,dc=example    | users.ldap.user-dn: \"uid=alice,dc=example\" has no {user}",
                "user-dn           | {user}                  | users.ldap.user-dn: \"{user}\" is not a DN",
                "name              | (uid                    | users.ldap: \"(uid\" is not the name of an attribute",
                "groups            | member of               | users.ldap: \"member of\" is not the name of an attribute",
                "groups-base       | groups                  | users.ldap: \"groups\" is not a DN",
                "filter            | (objectClass=*          | users.ldap: \"(objectClass=*\" is not a filter",
                "verify            | guess                   | users.ldap.verify: wants bind or compare, not \"guess\"",
                "pool-size         | 0                       | users.ldap: 1 to 1000 connections",
                "pool-size         | 1001                    | users.ldap: 1 to 1000 connections",
                "connect-timeout   | PT0.009S                | users.ldap: a timeout is 10 ms to 5 minutes",
                "response-timeout  | PT5M0.001S              | users.ldap: a timeout is 10 ms to 5 minutes"
            })
    void saysWhichSettingIsWrong(String name, String value, String message) {
        assertThatThrownBy(() -> settings(name, value))
                .isInstanceOfSatisfying(ProvisionException.class, failure -> assertThat(failure.getCause())
                        .hasMessageStartingWith(message));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "[::1]"})
    void asksAServerOnThisMachineWithoutTls(String host) {
        assertThat(connection("ldap://" + host).urls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ldap.example", "192.0.2.1", "127.example.org", "localhost.example", "[2001:db8::1]"})
    void sendsNoPasswordToAnotherMachineWithoutTls(String host) {
        assertThatThrownBy(() -> connection("ldap://" + host))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("without TLS");
        assertThat(connection("ldaps://" + host).urls()).hasSize(1);
    }

    private static LdapSettings.Connection connection(String url) {
        return TestServer.connection(List.of(url), LdapSettings.StartTls.OFF, Optional.empty(), "secret");
    }

    @Test
    void portsAreThoseOfTheScheme() {
        assertThat(LdapUrl.parse("ldap://h").port()).isEqualTo(389);
        assertThat(LdapUrl.parse("LDAPS://h/").port()).isEqualTo(636);
        assertThat(LdapUrl.parse("ldaps://[::1]:1636")).hasToString("ldaps://[::1]:1636");
    }

    @Test
    void showsNoPassword() {
        assertThat(settings("pool-size", "1").toString()).contains("127.0.0.1");
        assertThat(new LdapSettings.Account("cn=mail", "of the service").toString())
                .doesNotContain("of the service");
    }

    @Property
    void aNameInADnIsOneValue(@ForAll @StringLength(max = 40) String name) throws Exception {
        Optional<UserName> user = UserName.parse(name);
        if (user.isPresent()) {
            DN made = DnTemplate.parse("cn=x+uid={user},ou=people,dc=example").of(user.orElseThrow());
            RDN[] read = new DN(made.toString()).getRDNs();
            assertThat(read).hasSize(3);
            assertThat(read[0].getAttributeNames()).containsExactlyInAnyOrder("cn", "uid");
            assertThat(read[0].getAttributeValues())
                    .contains("x", user.orElseThrow().value());
            assertThat(read[1]).isEqualTo(new RDN("ou", "people"));
        }
    }
}
