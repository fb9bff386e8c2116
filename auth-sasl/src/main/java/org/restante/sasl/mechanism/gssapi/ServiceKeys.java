package org.restante.sasl.mechanism.gssapi;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import javax.security.auth.Subject;
import javax.security.auth.kerberos.KerberosPrincipal;
import javax.security.auth.kerberos.KeyTab;
import org.ietf.jgss.GSSContext;
import org.ietf.jgss.GSSCredential;
import org.ietf.jgss.GSSException;
import org.ietf.jgss.GSSManager;
import org.ietf.jgss.Oid;

/** The keys of the service in its keytab, which is read again when it changes. */
final class ServiceKeys {
    private static final Oid KERBEROS = kerberos();

    private final KeyTab keytab;
    private final KerberosPrincipal principal;

    private ServiceKeys(KeyTab keytab, KerberosPrincipal principal) {
        this.keytab = keytab;
        this.principal = principal;
    }

    private static Oid kerberos() {
        try {
            return new Oid("1.2.840.113554.1.2.2"); // RFC 4121 section 4.1
        } catch (GSSException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the keys, if the file has any of that principal; none, if there is no such file or realm. */
    static Optional<ServiceKeys> find(Path file, String service) {
        try {
            KerberosPrincipal principal = new KerberosPrincipal(service, KerberosPrincipal.KRB_NT_SRV_HST);
            KeyTab keytab = KeyTab.getInstance(principal, file.toFile());
            return keytab.getKeys(principal).length == 0
                    ? Optional.empty()
                    : Optional.of(new ServiceKeys(keytab, principal));
        } catch (IllegalArgumentException noRealm) {
            return Optional.empty();
        }
    }

    /** Returns the realm of the service. */
    String realm() {
        return principal.getRealm();
    }

    /** Begins to accept a client. */
    GSSContext accept() throws GSSException {
        Subject subject = new Subject();
        subject.getPrincipals().add(principal);
        subject.getPrivateCredentials().add(keytab);
        try {
            return Subject.callAs(subject, () -> {
                GSSManager manager = GSSManager.getInstance();
                GSSCredential credential = manager.createCredential(
                        null, GSSCredential.INDEFINITE_LIFETIME, KERBEROS, GSSCredential.ACCEPT_ONLY);
                return manager.createContext(credential);
            });
        } catch (CompletionException e) {
            if (e.getCause() instanceof GSSException refusal) {
                throw refusal;
            }
            throw e;
        }
    }
}
