package org.restante.sasl.mechanism;

import com.google.inject.Inject;
import java.util.Optional;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.FailureReason;
import org.restante.sasl.SaslContext;
import org.restante.sasl.SaslExchange;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.Step;
import org.restante.sasl.credential.StrictUtf8;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserDirectory;

/** ANONYMOUS (RFC 4505): whoever asks is let in as one user of the directory, where the operator wants that. */
public final class Anonymous implements SaslMechanism {
    /** The mechanism's name. */
    public static final String NAME = "ANONYMOUS";

    private static final int MAX_CHARS = 255;

    private final AnonymousSettings settings;

    /** Lets in as the user of these settings. */
    @Inject
    public Anonymous(AnonymousSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int strength() {
        return 0;
    }

    @Override
    public Availability availability(ChannelInfo channel, UserDirectory directory) {
        return settings.user().isPresent() ? Availability.OFFERED : Availability.UNSUPPORTED;
    }

    @Override
    public SaslExchange start(SaslContext context) {
        return new Exchange(context, settings.user());
    }

    private static final class Exchange implements SaslExchange {
        private final SaslContext context;
        private final Optional<UserName> user;
        private Optional<String> trace = Optional.empty();

        Exchange(SaslContext context, Optional<UserName> user) {
            this.context = context;
            this.user = user;
        }

        // RFC 4505 section 2: message = [ email / token ], of 255 characters at most.
        @Override
        public Step respond(byte[] message) {
            trace = message.length > 4 * MAX_CHARS
                    ? Optional.empty()
                    : StrictUtf8.decode(message).filter(Exchange::isTrace);
            if (trace.isEmpty()) {
                return new Step.Failure(FailureReason.MALFORMED);
            }
            return user.map(known -> context.authorize(known, new byte[0]))
                    .orElseGet(() -> new Step.Failure(FailureReason.UNSUPPORTED));
        }

        private static boolean isTrace(String text) {
            return text.codePointCount(0, text.length()) <= MAX_CHARS
                    && text.codePoints().noneMatch(Exchange::isProhibited);
        }

        // RFC 4505 section 3: tables C.2.1 to C.6, C.8 and C.9 of RFC 3454.
        private static boolean isProhibited(int c) {
            return (c >= 0xfff9 && c <= 0xfffd)
                    || c == 0x0340
                    || c == 0x0341
                    || (c & 0xfffe) == 0xfffe
                    || (c >= 0xfdd0 && c <= 0xfdef)
                    || switch (Character.getType(c)) {
                        case Character.CONTROL,
                                Character.PRIVATE_USE,
                                Character.SURROGATE,
                                Character.LINE_SEPARATOR,
                                Character.PARAGRAPH_SEPARATOR -> true;
                        case Character.FORMAT -> c != 0x00ad && c != 0x200b; // which those tables have not
                        default -> false;
                    };
        }

        @Override
        public Optional<String> trace() {
            return trace.filter(text -> !text.isEmpty());
        }
    }
}
