package org.restante.server.extension.acl;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.AclResponse;
import org.restante.protocol.response.ListRightsResponse;
import org.restante.protocol.response.MyRightsResponse;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.access.FurtherRights;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.store.access.AccessList;
import org.restante.store.access.Right;
import org.restante.store.access.Rights;
import org.restante.store.access.StoredRights;

/** The commands of RFC 4314 section 3. */
final class AclHandlers {
    private AclHandlers() {}

    static FurtherRights further(Session session) {
        return session.server().registry().policy(FurtherRights.class).orElse(FurtherRights.NONE);
    }

    // RFC 4314 section 3.1: "an unrecognized right MUST cause the command to return the BAD response"
    static Completion set(SetAcl command, Session session) throws ImapSyntaxException {
        if (!further(session).known().hasAll(command.rights())) {
            throw new ImapSyntaxException("There is no such right");
        }
        session.account()
                .changeRights(command.mailbox(), command.identifier().prepared(), before -> command.modification()
                        .apply(before, command.rights()));
        return Completion.ok("Rights changed");
    }

    static Completion delete(DeleteAcl command, Session session) {
        session.account().changeRights(command.mailbox(), command.identifier().prepared(), before -> Rights.NONE);
        return Completion.ok("Entry removed");
    }

    static Completion get(GetAcl command, Session session) {
        AccessList list = session.account().accessList(command.mailbox());
        List<AclResponse.Entry> entries = new ArrayList<>();
        list.entries()
                .forEach((identifier, rights) ->
                        entries.add(new AclResponse.Entry(identifier, written(session, rights))));
        session.out().respond(new AclResponse(command.mailbox().value(), entries));
        return Completion.ok("That is all");
    }

    // "Following the identifier is a string containing the (possibly empty) set of rights the identifier will always be
    // granted", then those that can be: none is tied to another here.
    static Completion listRights(ListRights command, Session session) {
        session.account().accessList(command.mailbox()); // needs the same right
        boolean owner = session.account()
                .owner(command.mailbox())
                .filter(command.identifier().prepared()::equals)
                .isPresent();
        Rights always = owner ? StoredRights.OF_OWNER : Rights.NONE;
        List<String> others = new ArrayList<>();
        for (char right : written(session, Rights.ALL).toCharArray()) {
            if (Right.of(right).filter(always::has).isEmpty()) {
                others.add(String.valueOf(right));
            }
        }
        session.out()
                .respond(new ListRightsResponse(
                        command.mailbox().value(), command.identifier().said(), always.letters(), others));
        return Completion.ok("That is all");
    }

    static Completion myRights(MyRights command, Session session) {
        writeRights(session, command.mailbox(), session.account().rights(command.mailbox()));
        return Completion.ok("That is all");
    }

    static void writeRights(Session session, MailboxName mailbox, Rights rights) {
        session.out().respond(new MyRightsResponse(mailbox.value(), written(session, rights)));
    }

    private static String written(Session session, Rights rights) {
        Rights unknown = Rights.ALL.without(further(session).known());
        return RightsText.write(rights.without(unknown));
    }
}
