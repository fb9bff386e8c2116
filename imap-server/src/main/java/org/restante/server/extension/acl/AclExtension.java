package org.restante.server.extension.acl;

import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.restante.protocol.command.ListReturnOption;
import org.restante.server.access.AccessPolicy;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.store.MailStore;

/** Registers ACL, where access lists are what counts. */
public final class AclExtension implements ImapExtension {
    private final boolean lists;

    /** For this store and this policy. */
    @Inject
    public AclExtension(MailStore store, AccessPolicy policy) {
        this.lists = policy.hasLists(store);
    }

    // RFC 4314 section 2.2: those that RFC 2086 has not
    private static Stream<String> furtherRights(Session session) {
        return Stream.of("RIGHTS=kxte" + AclHandlers.further(session).rights().letters());
    }

    @Override
    public void register(Registry.Builder registry) {
        if (!lists) {
            return;
        }
        registry.capability("ACL", acl -> acl.announceAll(AclExtension::furtherRights)
                .command(new CommandSpec<>("SETACL", State.LOGGED_IN, SetAcl::parse, AclHandlers::set))
                .command(new CommandSpec<>("DELETEACL", State.LOGGED_IN, DeleteAcl::parse, AclHandlers::delete))
                .command(new CommandSpec<>("GETACL", State.LOGGED_IN, GetAcl::parse, AclHandlers::get))
                .command(new CommandSpec<>("LISTRIGHTS", State.LOGGED_IN, ListRights::parse, AclHandlers::listRights))
                .command(new CommandSpec<>("MYRIGHTS", State.LOGGED_IN, MyRights::parse, AclHandlers::myRights)));
        registry.capability("LIST-MYRIGHTS", list -> list.grammar()
                .add(ListReturnOption.class, "MYRIGHTS", in -> new MyRightsOption()));
    }
}
