package org.restante.server.extension.acl;

import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.store.access.Rights;

/** SETACL: gives and takes rights (RFC 4314 section 3.1). */
record SetAcl(MailboxName mailbox, Identifier identifier, Modification modification, Rights rights)
        implements ExtensionCommand {
    /** What becomes of the rights that were there. */
    enum Modification {
        REPLACE(""),
        ADD("+"),
        REMOVE("-");

        private final String sign;

        Modification(String sign) {
            this.sign = sign;
        }

        Rights apply(Rights before, Rights operand) {
            return switch (this) {
                case REPLACE -> operand;
                case ADD -> before.and(operand);
                case REMOVE -> before.without(operand);
            };
        }
    }

    // setacl = "SETACL" SP mailbox SP identifier SP mod-rights
    static SetAcl parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        MailboxName mailbox = in.mailbox();
        in.sp();
        Identifier identifier = Identifier.parse(in);
        in.sp();
        String rights = in.astring();
        in.end();
        Modification modification = rights.startsWith("+")
                ? Modification.ADD
                : rights.startsWith("-") ? Modification.REMOVE : Modification.REPLACE;
        return new SetAcl(
                mailbox, identifier, modification, RightsText.parse(rights.substring(modification.sign.length())));
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("SETACL ").mailbox(mailbox).sp().astring(identifier.said());
        out.sp().astring(modification.sign + rights.letters());
    }
}
