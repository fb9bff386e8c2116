package org.restante.sasl.mechanism;

import java.util.Arrays;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.credential.Password;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;

/** PLAIN (RFC 4616): one message with both identities and the password. */
public final class Plain implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "PLAIN";

    private static final int MAX_MESSAGE_OCTETS =
            UserName.MAX_OCTETS + 1 + UserName.MAX_OCTETS + 1 + Password.MAX_OCTETS;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return PasswordLogin.availability(channel, directory);
    }

    @Override
    public SaslExchange start(SaslContext context) {
        PasswordLogin login = new PasswordLogin(context, NAME);
        return message -> login(login, message);
    }

    // RFC 4616 section 2: message = [authzid] UTF8NUL authcid UTF8NUL passwd; none of the three contains NUL,
    // the last two are not empty.
    private static Step login(PasswordLogin login, byte[] message) {
        int first = indexOfNul(message, 0);
        int second = indexOfNul(message, first + 1);
        boolean wellFormed = message.length <= MAX_MESSAGE_OCTETS
                && second < message.length
                && indexOfNul(message, second + 1) == message.length
                && first <= UserName.MAX_OCTETS
                && second > first + 1
                && second + 1 < message.length;
        if (!wellFormed) {
            return new Step.Failure(FailureReason.MALFORMED);
        }
        return login.attempt(
                Arrays.copyOfRange(message, 0, first),
                Arrays.copyOfRange(message, first + 1, second),
                Arrays.copyOfRange(message, second + 1, message.length));
    }

    /** Where the next NUL is, or the message's length when there is none. */
    private static int indexOfNul(byte[] message, int from) {
        int at = Math.min(from, message.length);
        while (at < message.length && message[at] != 0) {
            at++;
        }
        return at;
    }
}
