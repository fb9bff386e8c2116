package org.restante.protocol.command;

import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** LOGIN: who the client is, with a password in the clear (RFC 9051 section 6.2.3). */
public record Login(String user, String password) implements CoreCommand {
    /** Reads {@code login = "LOGIN" SP userid SP password} from behind the name (RFC 9051 section 9). */
    public static Login parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        String user = in.astring();
        in.sp();
        String password = in.astring();
        in.end();
        return new Login(user, password);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("LOGIN ").astring(user).sp().astring(password);
    }

    /** Does not say the password. */
    @Override
    public String toString() {
        return "Login[user=" + user + "]";
    }
}
