package org.restante.sasl.mechanism.gssapi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import javax.security.auth.callback.NameCallback;
import javax.security.auth.callback.PasswordCallback;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import javax.security.auth.login.Configuration;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.kerby.kerberos.kerb.KrbException;
import org.apache.kerby.kerberos.kerb.server.SimpleKdcServer;

/** A Kerberos realm of its own, on this machine. */
final class Realm implements AutoCloseable {
    static final String NAME = "EXAMPLE.ORG";
    private static final String KRB5_CONF = "java.security.krb5.conf";

    private final SimpleKdcServer kdc = new SimpleKdcServer();
    private final Path folder;

    Realm(Path folder) throws KrbException, IOException {
        this.folder = folder;
        kdc.setKdcRealm(NAME);
        kdc.setKdcHost("127.0.0.1");
        kdc.setAllowUdp(false);
        kdc.setWorkDir(folder.toFile());
        kdc.init();
        kdc.start();
        Path conf = folder.resolve("krb5-of-test.conf");
        Files.writeString(
                conf,
                """
                [libdefaults]
                  default_realm = EXAMPLE.ORG
                  udp_preference_limit = 1
                  dns_lookup_kdc = false
                [realms]
                  EXAMPLE.ORG = {
                    kdc = 127.0.0.1:%d
                  }
                """
                        .formatted(kdc.getKdcPort()));
        System.setProperty(KRB5_CONF, conf.toString());
    }

    void user(String name, String password) throws KrbException {
        kdc.createPrincipal(name + "@" + NAME, password);
    }

    Path keytab(String service) throws KrbException {
        kdc.createPrincipal(service);
        Path keytab = folder.resolve(service.replace('/', '-') + ".keytab");
        kdc.exportPrincipal(service, keytab.toFile());
        return keytab;
    }

    /** Logs in as kinit does, and does something with the ticket. */
    <T> T with(String user, String password, Callable<T> action) throws Exception {
        LoginContext login = new LoginContext(
                "kinit",
                new Subject(),
                callbacks -> {
                    for (var callback : callbacks) {
                        switch (callback) {
                            case NameCallback name -> name.setName(user);
                            case PasswordCallback secret -> secret.setPassword(password.toCharArray());
                            default -> throw new IllegalStateException("what is " + callback + "?");
                        }
                    }
                },
                new Kinit());
        login.login();
        try {
            return Subject.callAs(login.getSubject(), action);
        } catch (CompletionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            logout(login);
        }
    }

    private static void logout(LoginContext login) throws LoginException {
        login.logout();
    }

    private static final class Kinit extends Configuration {
        @Override
        public AppConfigurationEntry[] getAppConfigurationEntry(String name) {
            return new AppConfigurationEntry[] {
                new AppConfigurationEntry(
                        "com.sun.security.auth.module.Krb5LoginModule",
                        LoginModuleControlFlag.REQUIRED,
                        Map.of("refreshKrb5Config", "true"))
            };
        }
    }

    @Override
    public void close() throws KrbException {
        kdc.stop();
        System.clearProperty(KRB5_CONF);
    }
}
