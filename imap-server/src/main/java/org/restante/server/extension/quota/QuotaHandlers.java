package org.restante.server.extension.quota;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.QuotaRootResponse;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Refusal;
import org.restante.server.engine.Session;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/** The commands of RFC 9208 section 4.1. */
final class QuotaHandlers {
    private QuotaHandlers() {}

    static Completion get(GetQuota command, Session session) {
        Resources.write(session, command.root(), command.root().of(session));
        return Completion.ok("That is all");
    }

    static Completion getRoot(GetQuotaRoot command, Session session) {
        Optional<Quota> quota = session.account().quota(command.mailbox());
        if (quota.isEmpty()) {
            session.out().respond(new QuotaRootResponse(command.mailbox().value(), List.of()));
            return Completion.ok("Nothing limits it");
        }
        RootName root = RootName.of(session.account().owner(command.mailbox()));
        session.out().respond(new QuotaRootResponse(command.mailbox().value(), List.of(root.name())));
        // Section 6: how much others hold is for those who may read it.
        if (session.account().mayKnowQuota(command.mailbox())) {
            Resources.write(session, root, quota.get());
        }
        return Completion.ok("That is all");
    }

    static Completion set(SetQuota command, Session session) {
        if (!session.account().isAdministrator()) {
            throw new Refusal(PlainCode.NOPERM, "Only administrators set limits");
        }
        Quota quota = command.root().of(session);
        QuotaLimits limits = QuotaLimits.NONE;
        for (Map.Entry<String, Long> limit : command.limits().entrySet()) {
            QuotaResource resource = Resources.of(limit.getKey())
                    .orElseThrow(() -> new Refusal(PlainCode.CANNOT, "There is no limit of that kind"));
            limits = limits.with(resource, Resources.limit(resource, limit.getValue()));
        }
        quota.limit(limits);
        Resources.write(session, command.root(), quota);
        return Completion.ok("Limits set");
    }
}
