package org.restante.server.command;

import java.util.LinkedHashMap;
import java.util.Map;
import org.restante.server.command.auth.AuthExtension;
import org.restante.server.command.list.ListExtension;
import org.restante.server.command.mailbox.MailboxExtension;
import org.restante.server.command.message.MessageExtension;
import org.restante.server.command.session.SessionExtension;
import org.restante.server.engine.ImapExtension;

/** IMAP4rev1 and IMAP4rev2 in pieces, which come in by the same door as everybody's. */
public final class CoreExtensions {
    private CoreExtensions() {}

    /** Returns them by name, in the order in which CAPABILITY announces them. */
    public static Map<String, ImapExtension> all() {
        Map<String, ImapExtension> all = new LinkedHashMap<>();
        all.put("session", new SessionExtension());
        all.put("auth", new AuthExtension());
        all.put("mailbox", new MailboxExtension());
        all.put("list", new ListExtension());
        all.put("message", new MessageExtension());
        return all;
    }
}
