package org.restante.server.extension.quota;

import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.restante.protocol.command.Append;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Copy;
import org.restante.protocol.command.Move;
import org.restante.protocol.command.Selection;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.Condition;
import org.restante.protocol.response.PlainCode;
import org.restante.protocol.response.StatusResponse;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.server.engine.SessionPart;
import org.restante.server.extension.replace.Replace;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.store.quota.Quota;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;
import org.restante.store.quota.QuotaUsage;

/**
 * Warns of a limit that is near: an untagged NO with OVERQUOTA, when messages come, by whatever way, into the mailbox that is
 * selected, and when the client itself adds some to any (RFC 9208 section 4.3.1). Said once, until there is room again.
 */
final class SoftQuota implements SessionPart {
    private final int percent;
    private final Set<Optional<String>> told = new HashSet<>(); // owners of mailboxes
    private Optional<MailboxName> selected = Optional.empty(); // by the name that it was selected by: its owner stays

    SoftQuota(int percent) {
        this.percent = percent;
    }

    @Override
    public void completed(Session session, Command command, Completion completion) {
        if (completion.condition() != Condition.OK) {
            return;
        }
        switch (command) {
            case Selection selection -> selected = Optional.of(selection.mailbox());
            case Append append -> check(session, append.mailbox());
            case Copy copy -> check(session, copy.mailbox());
            case Move move -> check(session, move.mailbox());
            case Replace replace -> check(session, replace.mailbox());
            default -> {} // adds no message
        }
    }

    @Override
    public void afterNews(Session session, SelectedView view, ViewUpdate news) {
        if (news.grown() == ViewUpdate.Growth.MORE) {
            selected.ifPresent(mailbox -> check(session, mailbox));
        }
    }

    @Override
    public void unselected() {
        selected = Optional.empty();
    }

    private void check(Session session, MailboxName mailbox) {
        // Section 6: how much others hold is for those who may read it.
        Optional<Quota> quota =
                session.account().mayKnowQuota(mailbox) ? session.account().quota(mailbox) : Optional.empty();
        if (quota.isEmpty()) {
            return;
        }
        Optional<String> owner = session.account().owner(mailbox);
        if (!isNear(quota.get())) {
            told.remove(owner);
        } else if (told.add(owner)) {
            session.say(StatusResponse.no(PlainCode.OVERQUOTA, "Soft quota has been exceeded"));
        }
    }

    private boolean isNear(Quota quota) {
        QuotaLimits limits = quota.limits();
        if (limits.equals(QuotaLimits.NONE)) {
            return false;
        }
        QuotaUsage usage = quota.usage();
        for (QuotaResource resource : QuotaResource.values()) {
            OptionalLong limit = limits.of(resource);
            if (limit.isPresent() && usage.of(resource) > limit.getAsLong() / 100.0 * percent) {
                return true;
            }
        }
        return false;
    }
}
