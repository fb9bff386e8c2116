package org.restante.pop3;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.restante.core.login.Logins;
import org.restante.sasl.Availability;
import org.restante.sasl.ChannelInfo;
import org.restante.sasl.SaslMechanism;
import org.restante.sasl.mechanism.PasswordLogin;

/** What CAPA answers (RFC 2449 section 5). */
final class Capabilities {
    private Capabilities() {}

    /** Returns the lines, for the connection as it stands; those that there are before login are there after it, too. */
    static List<String> lines(Pop3Session session) {
        Pop3Context server = session.server();
        ChannelInfo channel = Logins.channel(session.connection());
        List<String> lines = new ArrayList<>(List.of("TOP", "UIDL"));
        if (Logins.takesPasswords(session.connection())
                && PasswordLogin.availability(channel, server.directory()) == Availability.OFFERED) {
            lines.add("USER");
        }
        List<SaslMechanism> mechanisms = Logins.offered(server.mechanisms(), session.connection(), server.directory());
        if (!mechanisms.isEmpty()) {
            lines.add(mechanisms.stream().map(SaslMechanism::name).collect(Collectors.joining(" ", "SASL ", "")));
        }
        if (session.isStartTlsOffered()) {
            lines.add("STLS"); // RFC 2595 section 4: "present and permitted in the current state"
        }
        lines.addAll(List.of(
                "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE", "EXPIRE NEVER", "UTF8 USER", "IMPLEMENTATION Restante"));
        return lines;
    }
}
