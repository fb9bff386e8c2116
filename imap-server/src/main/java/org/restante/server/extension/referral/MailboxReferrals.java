package org.restante.server.extension.referral;

import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.command.Append;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Copy;
import org.restante.protocol.command.Create;
import org.restante.protocol.command.Delete;
import org.restante.protocol.command.ListCommand;
import org.restante.protocol.command.Lsub;
import org.restante.protocol.command.Move;
import org.restante.protocol.command.Rename;
import org.restante.protocol.command.Selection;
import org.restante.protocol.command.Status;
import org.restante.protocol.command.Subscribe;
import org.restante.protocol.command.Unsubscribe;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.ListResponse;
import org.restante.protocol.response.LsubResponse;
import org.restante.protocol.response.MailboxListing;
import org.restante.protocol.response.Referral;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.command.list.ListHandler;
import org.restante.server.command.list.ListPattern;
import org.restante.server.command.list.ListPatterns;
import org.restante.server.command.list.LsubHandler;
import org.restante.server.command.list.RemoteMailboxes;
import org.restante.server.engine.CommandCheck;
import org.restante.server.engine.CommandSpec;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ImapExtension;
import org.restante.server.engine.Registry;
import org.restante.server.engine.Session;
import org.restante.server.engine.State;
import org.restante.server.extension.referral.RemoteList.Kind;

/**
 * Registers MAILBOX-REFERRALS (RFC 2193), if there are mailboxes elsewhere. Every command that names one is answered with
 * where it is; so are subscriptions, which are kept there. LIST and LSUB do not know of them, RLIST, RLSUB and LIST (REMOTE) do: to this
 * server all of them count as subscribed to.
 */
public final class MailboxReferrals implements ImapExtension {
    private final Map<MailboxName, List<ImapUrl>> remote;

    /** Makes it with these settings. */
    @Inject
    public MailboxReferrals(ReferralSettings settings) {
        this.remote = settings.mailboxes();
    }

    @Override
    public void register(Registry.Builder registry) {
        if (remote.isEmpty()) {
            return;
        }
        registry.capability("MAILBOX-REFERRALS", parts -> parts.policy(CommandCheck.class, this::instead)
                .policy(RemoteMailboxes.class, remote::keySet)
                .command(spec(Kind.RLIST))
                .command(spec(Kind.RLSUB)));
    }

    private CommandSpec<RemoteList> spec(Kind kind) {
        return new CommandSpec<>(kind.name(), State.LOGGED_IN, in -> RemoteList.parse(in, kind), this::list);
    }

    // RFC 2193 sections 4.1 to 4.4
    private Optional<Completion> instead(Command command, Session session) {
        return switch (command) {
            case Selection select -> referral(session, select.mailbox());
            case Delete delete -> referral(session, delete.mailbox());
            case Subscribe subscribe -> referral(session, subscribe.mailbox());
            case Unsubscribe unsubscribe -> referral(session, unsubscribe.mailbox());
            case Status status -> referral(session, status.mailbox());
            case Append append -> referral(session, append.mailbox());
            case Create create -> referral(session, create.mailbox());
            case Copy copy -> referral(session, copy.mailbox());
            case Move move -> referral(session, move.mailbox());
            case Rename rename -> rename(session, rename);
            default -> Optional.empty();
        };
    }

    private Optional<Completion> referral(Session session, MailboxName name) {
        List<String> urls = urls(session, name);
        return urls.isEmpty()
                ? Optional.empty()
                : Optional.of(Completion.no(new Referral(urls), "The mailbox is on another server"));
    }

    // "one or more pairs": the existing name and the new one. Of one that is here nobody but this server can say where;
    // then the operation is refused by the store, or done by the client piece by piece.
    private Optional<Completion> rename(Session session, Rename command) {
        List<String> from = urls(session, command.from());
        List<String> to = urls(session, command.to());
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < Math.min(from.size(), to.size()); i++) {
            pairs.add(from.get(i));
            pairs.add(to.get(i));
        }
        return Optional.of(
                pairs.isEmpty()
                        ? Completion.no(new Referral(from.isEmpty() ? to : from), "The mailbox is on another server")
                        : Completion.no(new Referral(pairs), "The mailbox is on another server"));
    }

    private List<String> urls(Session session, MailboxName name) {
        String user = session.identity()
                .map(identity -> identity.authorizationId().value())
                .orElse("");
        for (Map.Entry<MailboxName, List<ImapUrl>> tree : remote.entrySet()) {
            if (name.equals(tree.getKey())) {
                return tree.getValue().stream().map(url -> url.of(user)).toList();
            }
            if (name.isBelow(tree.getKey())) {
                String below = name.value().substring(tree.getKey().value().length() + 1);
                return tree.getValue().stream().map(url -> url.of(user, below)).toList();
            }
        }
        return List.of();
    }

    private Completion list(RemoteList command, Session session) throws ImapSyntaxException {
        ListPattern pattern = ListPatterns.parse(command.reference(), command.pattern());
        Completion completion =
                switch (command.kind()) {
                    case RLIST -> ListHandler.list(new ListCommand(command.reference(), command.pattern()), session);
                    case RLSUB -> LsubHandler.lsub(new Lsub(command.reference(), command.pattern()), session);
                };
        remote.keySet().stream().filter(pattern::matches).sorted().forEach(name -> {
            MailboxListing listing = new MailboxListing(List.of(), Optional.of(MailboxName.DELIMITER), name.value());
            session.out().respond(command.kind() == Kind.RLIST ? ListResponse.of(listing) : new LsubResponse(listing));
        });
        return completion;
    }
}
