package org.restante.sasl.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.FailoverServerSet;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionOptions;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.PostConnectProcessor;
import com.unboundid.ldap.sdk.ServerSet;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.SingleServerSet;
import com.unboundid.ldap.sdk.StartTLSPostConnectProcessor;
import com.unboundid.util.ssl.HostNameSSLSocketVerifier;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.SocketFactory;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;

/**
 * Connections to the servers: some to look for users, as the service account, and others to verify passwords, which are bound
 * as whoever was verified last and so are good for nothing else. They are made when they are wanted; one that is broken is
 * replaced, and what was asked is asked again.
 */
final class LdapServers implements AutoCloseable {
    // A connection to a server that was not the first choice does not stay for ever.
    private static final long FAILED_OVER_MS = Duration.ofMinutes(5).toMillis();
    private static final PostConnectProcessor NOTHING = new NothingToDo();

    private final LdapSettings.Connection settings;
    private final TimedTls tls;
    private final LDAPConnectionPool searches;
    private final LDAPConnectionPool binds;

    /**
     * Connects to nothing yet.
     *
     * @throws DirectoryException when the authorities cannot be read
     */
    LdapServers(LdapSettings.Connection settings) {
        this.settings = settings;
        this.tls = new TimedTls(Authorities.trusted(settings.authorities()), (int)
                settings.responseTimeout().toMillis());
        this.searches = pool("users", settings.account().map(LdapServers::bind));
        this.binds = pool("passwords", Optional.empty());
    }

    /** Connections of the service account. */
    LDAPConnectionPool searches() {
        return searches;
    }

    /** Connections to bind on as a user. */
    LDAPConnectionPool binds() {
        return binds;
    }

    /** How long a server may take to answer, in whole seconds, 1 or more. */
    int seconds() {
        return (int) Math.max(1, settings.responseTimeout().toSeconds());
    }

    /** What to throw when the servers did not do what they were asked for. */
    static DirectoryException unavailable(String what, LDAPException failure) {
        return new DirectoryException(
                Code.UNAVAILABLE, what + ": " + failure.getResultCode() + ": " + failure.getMessage(), failure);
    }

    private static BindRequest bind(LdapSettings.Account account) {
        return new SimpleBindRequest(account.dn(), account.password());
    }

    private LDAPConnectionPool pool(String name, Optional<BindRequest> account) {
        try {
            LDAPConnectionPool pool =
                    new LDAPConnectionPool(servers(account), account.orElse(null), 0, settings.poolSize());
            pool.setConnectionPoolName(name);
            pool.setCreateIfNecessary(false);
            pool.setMaxWaitTimeMillis(settings.responseTimeout().toMillis());
            pool.setRetryFailedOperationsDueToInvalidConnections(true);
            return pool;
        } catch (LDAPException failure) {
            throw unavailable("the servers " + settings.urls() + " cannot be used", failure);
        }
    }

    private ServerSet servers(Optional<BindRequest> account) {
        List<ServerSet> sets =
                settings.urls().stream().map(url -> server(url, account)).toList();
        FailoverServerSet servers = new FailoverServerSet(sets);
        servers.setMaxFailoverConnectionAgeMillis(FAILED_OVER_MS);
        return servers;
    }

    private ServerSet server(LdapUrl url, Optional<BindRequest> account) {
        boolean atOnce = url.start() == LdapUrl.Start.AT_ONCE;
        PostConnectProcessor whenConnected = atOnce || settings.startTls() == LdapSettings.StartTls.OFF
                ? NOTHING
                : new StartTLSPostConnectProcessor(tls);
        return new SingleServerSet(
                url.host(),
                url.port(),
                atOnce ? tls : SocketFactory.getDefault(),
                options(),
                account.orElse(null),
                whenConnected);
    }

    private LDAPConnectionOptions options() {
        LDAPConnectionOptions options = new LDAPConnectionOptions();
        options.setConnectTimeoutMillis((int) settings.connectTimeout().toMillis());
        options.setResponseTimeoutMillis(settings.responseTimeout().toMillis());
        options.setAbandonOnTimeout(true);
        // Whoever asks reads the answer: no thread for each connection.
        options.setUseSynchronousMode(true);
        // RFC 4511 section 4.1.10: a referral would lead passwords to servers that nobody named.
        options.setFollowReferrals(false);
        // RFC 4513 section 5.1.2: a bind with a name and no password succeeds and proves nothing.
        options.setBindWithDNRequiresPassword(true);
        // RFC 4513 section 3.1.3: the certificate has to be that of the host in the URL.
        options.setSSLSocketVerifier(new HostNameSSLSocketVerifier(true));
        return options;
    }

    @Override
    public void close() {
        searches.close();
        binds.close();
    }

    // All servers of a set have such a step, or none has.
    private static final class NothingToDo implements PostConnectProcessor {
        @Override
        public void processPreAuthenticatedConnection(LDAPConnection connection) {}

        @Override
        public void processPostAuthenticatedConnection(LDAPConnection connection) {}
    }
}
