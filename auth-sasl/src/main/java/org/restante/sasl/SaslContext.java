package org.restante.sasl;

import java.util.Objects;
import java.util.Optional;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;
import org.restante.sasl.directory.UserRecord;

/**
 * What an exchange works with.
 *
 * @param service the protocol's service name (RFC 4422 section 4, item 1), such as {@code imap}
 * @param serverName the server's host name, as clients know it
 * @param channel the connection
 * @param directory the users
 */
public record SaslContext(String service, String serverName, ChannelInfo channel, UserDirectory directory) {
    /** Refuses null. */
    public SaslContext {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(directory, "directory");
    }

    /**
     * The last step of every mechanism, after the client proved to be {@code authenticated}: may it act as the user it
     * asked for (RFC 4422 section 3.4.1)? An empty {@code authorizationId} asks for nobody else.
     *
     * @return a success or {@link FailureReason#NOT_AUTHORIZED}
     */
    public Step authorize(UserName authenticated, byte[] authorizationId) {
        if (authorizationId.length == 0) {
            return authorize(authenticated, authenticated);
        }
        Optional<UserName> requested = UserName.parse(authorizationId);
        return requested
                .map(user -> authorize(authenticated, user))
                .orElseGet(() -> new Step.Failure(FailureReason.NOT_AUTHORIZED));
    }

    private Step authorize(UserName authenticated, UserName requested) {
        boolean allowed = authenticated.equals(requested) || mayActAs(authenticated, requested);
        return allowed && isActive(requested)
                ? new Step.Success(new Identity(authenticated, requested))
                : new Step.Failure(FailureReason.NOT_AUTHORIZED);
    }

    // Who is authenticated by other means than this directory (a Kerberos ticket, say) need not be in it.
    private boolean mayActAs(UserName authenticated, UserName requested) {
        return directory.find(authenticated).map(UserRecord::active).orElse(true)
                && directory.mayActAs(authenticated, requested);
    }

    private boolean isActive(UserName user) {
        return directory.find(user).filter(UserRecord::active).isPresent();
    }
}
