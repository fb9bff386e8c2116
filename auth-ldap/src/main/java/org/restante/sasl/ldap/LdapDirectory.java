package org.restante.sasl.ldap;

import com.unboundid.ldap.sdk.CompareRequest;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SimpleBindRequest;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyErrorType;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyRequestControl;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyResponseControl;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.restante.sasl.credential.Credential;
import org.restante.sasl.credential.CredentialKind;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.PasswordAttempt;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;
import org.restante.sasl.directory.VerifyResult;

/**
 * The users of LDAP servers (RFC 4511). A user is found with a search, or where the DN says, and the password is verified with
 * a bind as the user, or compared. While no server answers, every question is a {@link DirectoryException}; the next one tries
 * again.
 *
 * <p>Passwords are sent prepared with SASLprep, as RFC 4513 section 5.1.3 has it. A {@code Password} is never empty, so that there
 * is no unauthenticated bind (section 5.1.2).
 */
public final class LdapDirectory implements UserDirectory {
    /** The name it is bound under. */
    public static final String NAME = "ldap";

    // A password that does not fit, in the words of servers: the account is locked (19), the entry has no password
    // (48), or is closed (53); it went away meanwhile (32).
    private static final Set<ResultCode> REFUSED = Set.of(
            ResultCode.INVALID_CREDENTIALS,
            ResultCode.INAPPROPRIATE_AUTHENTICATION,
            ResultCode.CONSTRAINT_VIOLATION,
            ResultCode.UNWILLING_TO_PERFORM,
            ResultCode.NO_SUCH_OBJECT);

    private final LdapSettings settings;
    private final LdapServers servers;
    private final LdapUsers users;
    private final Pace pace = new Pace();

    /**
     * Connects to nothing yet.
     *
     * @throws DirectoryException when the file with the authorities cannot be read
     */
    @Inject
    public LdapDirectory(LdapSettings settings) {
        this.settings = settings;
        this.servers = new LdapServers(settings.connection());
        this.users = new LdapUsers(servers, settings.users());
    }

    @Override
    public String realm() {
        return NAME;
    }

    @Override
    public boolean verifiesPasswords() {
        return true;
    }

    @Override
    public Set<CredentialKind<?>> credentialKinds() {
        return Set.of();
    }

    @Override
    public Optional<UserRecord> find(UserName user) {
        return users.find(user).map(LdapUsers.Found::user);
    }

    @Override
    public VerifyResult verify(PasswordAttempt attempt) {
        Optional<LdapUsers.Found> found = users.find(attempt.user());
        if (found.isEmpty()) {
            pace.asLongAsTheLast();
            return new VerifyResult.Rejected();
        }
        return pace.measured(
                () -> verify(found.orElseThrow(), attempt.password().octets()));
    }

    private VerifyResult verify(LdapUsers.Found found, byte[] password) {
        return switch (settings.verification()) {
            case LdapSettings.Verification.Bind bind -> bind(found, password);
            case LdapSettings.Verification.Compare compare -> compare(found, compare.attribute(), password);
        };
    }

    private VerifyResult bind(LdapUsers.Found found, byte[] password) {
        try {
            var result = servers.binds()
                    .bind(new SimpleBindRequest(found.dn(), password, new PasswordPolicyRequestControl()));
            return mustChange(PasswordPolicyResponseControl.get(result))
                    ? new VerifyResult.Expired()
                    : new VerifyResult.Verified(found.user());
        } catch (LDAPException failure) {
            if (!REFUSED.contains(failure.getResultCode())) {
                throw LdapServers.unavailable("a password cannot be verified by LDAP", failure);
            }
            return isExpired(failure) ? new VerifyResult.Expired() : new VerifyResult.Rejected();
        }
    }

    // draft-behera-ldap-password-policy-10 section 6.2: the password was right, but has to be changed.
    private static boolean mustChange(PasswordPolicyResponseControl policy) {
        return policy != null
                && (policy.getErrorType() == PasswordPolicyErrorType.CHANGE_AFTER_RESET
                        || policy.getErrorType() == PasswordPolicyErrorType.PASSWORD_EXPIRED);
    }

    private static boolean isExpired(LDAPException failure) {
        try {
            return mustChange(PasswordPolicyResponseControl.get(failure.toLDAPResult()));
        } catch (LDAPException damaged) {
            throw LdapServers.unavailable("what LDAP says of a password cannot be read", damaged);
        }
    }

    private VerifyResult compare(LdapUsers.Found found, String attribute, byte[] password) {
        try {
            boolean matched = servers.searches()
                    .compare(new CompareRequest(found.dn(), attribute, password))
                    .compareMatched();
            return matched ? new VerifyResult.Verified(found.user()) : new VerifyResult.Rejected();
        } catch (LDAPException failure) {
            // RFC 4511 section 4.10: an entry without the attribute has no password that could be right.
            if (failure.getResultCode().equals(ResultCode.NO_SUCH_ATTRIBUTE)
                    || failure.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
                return new VerifyResult.Rejected();
            }
            throw LdapServers.unavailable("a password cannot be compared by LDAP", failure);
        }
    }

    @Override
    public <T extends Credential> Optional<T> credential(UserName user, CredentialKind<T> kind) {
        return Optional.empty();
    }

    @Override
    public void close() {
        servers.close();
    }
}
