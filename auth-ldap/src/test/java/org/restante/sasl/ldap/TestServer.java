package org.restante.sasl.ldap;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedCompareRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchEntry;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSearchRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindRequest;
import com.unboundid.ldap.listener.interceptor.InMemoryInterceptedSimpleBindResult;
import com.unboundid.ldap.listener.interceptor.InMemoryOperationInterceptor;
import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.BindResult;
import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.Modification;
import com.unboundid.ldap.sdk.ModificationType;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldap.sdk.RDN;
import com.unboundid.ldif.LDIFException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/** A server in memory with some users, which notes what it is asked; only its service account may look for them. */
final class TestServer implements AutoCloseable {
    static final String BASE = "ou=people,dc=example,dc=org";
    static final String SERVICE = "cn=mail,dc=example,dc=org";
    static final String SERVICE_PASSWORD = "of the service";

    /** What was asked: the operation and its DN or filter. */
    final List<String> asked = new CopyOnWriteArrayList<>();

    volatile Optional<LDAPException> bindFailure = Optional.empty();
    volatile boolean hidesNames;
    volatile UnaryOperator<BindResult> bindResult = UnaryOperator.identity();

    private final InMemoryDirectoryServer server;

    private TestServer(InMemoryListenerConfig listener) throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=example,dc=org");
        config.setListenerConfigs(listener);
        config.setSchema(null);
        config.addAdditionalBindCredentials(SERVICE, SERVICE_PASSWORD);
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH, OperationType.COMPARE);
        config.addInMemoryOperationInterceptor(new Noting());
        server = new InMemoryDirectoryServer(config);
        server.add("dn: dc=example,dc=org", "objectClass: domain", "dc: example");
        server.add("dn: " + BASE, "objectClass: organizationalUnit", "ou: people");
        server.startListening();
    }

    static TestServer plain() throws Exception {
        return new TestServer(InMemoryListenerConfig.createLDAPConfig("plain", loopback(), 0, null));
    }

    static TestServer startTls(SSLContext tls) throws Exception {
        return new TestServer(InMemoryListenerConfig.createLDAPConfig("start", loopback(), 0, tls.getSocketFactory()));
    }

    static TestServer tls(SSLContext tls) throws Exception {
        return new TestServer(
                InMemoryListenerConfig.createLDAPSConfig("tls", loopback(), 0, tls.getServerSocketFactory(), null));
    }

    private static InetAddress loopback() throws Exception {
        return InetAddress.getByName("127.0.0.1");
    }

    TestServer user(String name, String password, Attribute... more) throws LDAPException {
        Entry entry = new Entry(new DN(new RDN("uid", name), new DN(BASE)));
        entry.addAttribute("objectClass", "inetOrgPerson");
        entry.addAttribute("uid", name);
        entry.addAttribute("userPassword", password);
        for (Attribute attribute : more) {
            entry.addAttribute(attribute);
        }
        server.add(entry);
        return this;
    }

    void add(String... ldif) throws LDAPException, LDIFException {
        server.add(ldif);
    }

    void change(String user, String attribute, String... values) throws LDAPException {
        server.modify("uid=" + user + "," + BASE, new Modification(ModificationType.REPLACE, attribute, values));
    }

    int port() {
        return server.getListenPort();
    }

    void stop() {
        server.shutDown(true);
    }

    void goOn() throws LDAPException {
        server.startListening();
    }

    long asked(String operation) {
        return asked.stream().filter(line -> line.startsWith(operation + " ")).count();
    }

    LdapSettings.Connection connection(LdapSettings.StartTls start, Optional<Path> authorities) {
        return connection(List.of("ldap://127.0.0.1:" + port()), start, authorities, SERVICE_PASSWORD);
    }

    static LdapSettings.Connection connection(
            List<String> urls, LdapSettings.StartTls start, Optional<Path> authorities, String password) {
        return new LdapSettings.Connection(
                urls.stream().map(LdapUrl::parse).toList(),
                start,
                authorities,
                Optional.of(new LdapSettings.Account(SERVICE, password)),
                2,
                Duration.ofSeconds(2),
                Duration.ofMillis(1500));
    }

    static LdapSettings.Users below(String filter) {
        return users(new LdapSettings.Place.Below(BASE), filter);
    }

    static LdapSettings.Users named() {
        return users(new LdapSettings.Place.Named("uid={user}," + BASE), "(objectClass=*)");
    }

    private static LdapSettings.Users users(LdapSettings.Place place, String filter) {
        return new LdapSettings.Users(
                place,
                "uid",
                filter,
                Optional.of("memberOf"),
                Optional.of("ou=groups,dc=example,dc=org"),
                Optional.of("homeDirectory"));
    }

    @Override
    public void close() {
        server.shutDown(true);
    }

    private final class Noting extends InMemoryOperationInterceptor {
        @Override
        public void processSimpleBindRequest(InMemoryInterceptedSimpleBindRequest request) throws LDAPException {
            asked.add("bind " + request.getRequest().getBindDN());
            if (bindFailure.isPresent() && !request.getRequest().getBindDN().equals(SERVICE)) {
                throw bindFailure.orElseThrow();
            }
        }

        @Override
        public void processSimpleBindResult(InMemoryInterceptedSimpleBindResult result) {
            if (!result.getRequest().getBindDN().equals(SERVICE)) {
                result.setResult(bindResult.apply(result.getResult()));
            }
        }

        @Override
        public void processSearchRequest(InMemoryInterceptedSearchRequest request) {
            asked.add("search " + request.getRequest().getFilter());
        }

        @Override
        public void processSearchEntry(InMemoryInterceptedSearchEntry found) {
            if (hidesNames) {
                Entry entry = found.getSearchEntry().duplicate();
                entry.removeAttribute("uid");
                found.setSearchEntry(entry);
            }
        }

        @Override
        public void processCompareRequest(InMemoryInterceptedCompareRequest request) {
            asked.add("compare " + request.getRequest().getDN());
        }
    }
}
