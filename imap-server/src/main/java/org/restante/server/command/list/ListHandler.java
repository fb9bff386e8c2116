package org.restante.server.command.list;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.protocol.command.ExtensionListReturnOption;
import org.restante.protocol.command.ListCommand;
import org.restante.protocol.command.ListReturnOption;
import org.restante.protocol.command.ListSelectionOption;
import org.restante.protocol.command.StatusItem;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.ListResponse;
import org.restante.protocol.response.MailboxAttribute;
import org.restante.protocol.response.MailboxListing;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.server.command.mailbox.StatusHandler;
import org.restante.server.engine.Completion;
import org.restante.server.engine.Session;
import org.restante.store.access.Right;

/** LIST in its basic and extended forms (RFC 9051 section 6.3.9). */
public final class ListHandler {
    private final Session session;
    private final List<ListPattern> patterns = new ArrayList<>();
    private final Set<ListSelectionOption> selection;
    private final List<ListReturnOption> returns;
    private final boolean withSubscriptions;

    private ListHandler(ListCommand command, Session session) throws ImapSyntaxException {
        this.session = session;
        for (String pattern : command.patterns()) {
            patterns.add(ListPatterns.parse(command.reference(), pattern));
        }
        this.selection = Set.copyOf(command.selection());
        this.returns = command.returns().orElse(List.of());
        // RFC 5258 section 3.1: SUBSCRIBED as a selection option implies it as a return option.
        this.withSubscriptions = selection.contains(ListSelectionOption.Core.SUBSCRIBED)
                || returns.contains(ListReturnOption.Core.SUBSCRIBED);
    }

    /** Carries it out. */
    public static Completion list(ListCommand command, Session session) throws ImapSyntaxException {
        // "An empty mailbox name argument is a special request to return the hierarchy delimiter and the root name"
        if (command.form() == ListCommand.Form.BASIC
                && command.patterns().getFirst().isEmpty()) {
            session.out()
                    .respond(ListResponse.of(new MailboxListing(
                            List.of(MailboxAttribute.NOSELECT), Optional.of(MailboxName.DELIMITER), "")));
            return Completion.ok("That is the root");
        }
        new ListHandler(command, session).list();
        return Completion.ok("That is all");
    }

    private void list() {
        Collection<MailboxTree.Node> nodes = tree().nodes();
        Set<MailboxName> above = isRecursive() ? aboveSelected(nodes) : Set.of();
        for (MailboxTree.Node node : nodes) {
            boolean below = above.contains(node.name());
            if ((isSelected(node) || below) && patterns.stream().anyMatch(pattern -> pattern.matches(node.name()))) {
                write(node, below);
                tellMore(node);
            }
        }
    }

    // RFC 5258 section 3.1, REMOTE: "to apply the other options, if any, to remote mailboxes, in addition to local
    // ones"
    private MailboxTree tree() {
        MailboxTree tree = new MailboxTree(session.account().mailboxes());
        if (selection.contains(ListSelectionOption.Core.REMOTE)) {
            session.server().registry().policy(RemoteMailboxes.class).ifPresent(remote -> remote.names()
                    .forEach(tree::addRemote));
        }
        return tree;
    }

    /**
     * Returns what a basic LIST of these arguments finds, for commands that tell it in their own way.
     *
     * @throws ImapSyntaxException if the pattern costs too much
     */
    public static List<MailboxListing> found(Session session, String reference, String pattern)
            throws ImapSyntaxException {
        ListHandler handler = new ListHandler(new ListCommand(reference, pattern), session);
        return new MailboxTree(session.account().mailboxes())
                .nodes().stream()
                        .filter(node -> handler.isSelected(node)
                                && handler.patterns.getFirst().matches(node.name()))
                        .map(handler::listing)
                        .toList();
    }

    // RFC 5258 section 3.1: what is below counts if it meets all other options, whether the pattern matches it or not.
    private Set<MailboxName> aboveSelected(Collection<MailboxTree.Node> nodes) {
        Set<MailboxName> above = new HashSet<>();
        for (MailboxTree.Node node : nodes) {
            if (isSelected(node)) {
                Optional<MailboxName> parent = node.name().parent();
                while (parent.isPresent() && above.add(parent.get())) {
                    parent = parent.get().parent();
                }
            }
        }
        return above;
    }

    private boolean isRecursive() {
        return selection.contains(ListSelectionOption.Core.RECURSIVEMATCH);
    }

    private boolean isSelected(MailboxTree.Node node) {
        boolean subscribed = selection.contains(ListSelectionOption.Core.SUBSCRIBED);
        if (subscribed && !node.isSubscribed()) {
            return false;
        }
        if (selection.contains(ListSelectionOption.Core.SPECIAL_USE)
                && node.uses().isEmpty()) {
            return false; // RFC 6154 section 2
        }
        // A name that is no mailbox is listed if it is subscribed to and that was asked for, or if a mailbox below it
        // would otherwise hang in the air.
        return node.exists() || node.isRemote() || subscribed || node.hasChildren();
    }

    private MailboxListing listing(MailboxTree.Node node) {
        List<MailboxAttribute> attributes = ListAttributes.of(session, node, withSubscriptions);
        if (!node.exists() && selection.isEmpty() && returns.isEmpty()) {
            // RFC 5258 section 3: implied by \NonExistent, of which a client of RFC 3501 knows nothing.
            attributes.add(MailboxAttribute.NOSELECT);
        }
        return new MailboxListing(
                attributes, Optional.of(MailboxName.DELIMITER), node.name().value());
    }

    private void write(MailboxTree.Node node, boolean below) {
        session.out()
                .respond(new ListResponse(
                        listing(node), below ? List.of("SUBSCRIBED") : List.of(), Optional.empty(), List.of()));
    }

    // RFC 5819 section 2, RFC 8440 section 3: after the LIST response, not for what does not exist, nor for what is
    // told of because of something below it alone.
    private void tellMore(MailboxTree.Node node) {
        if (!node.exists() || !isSelected(node)) {
            return;
        }
        for (ListReturnOption option : returns) {
            switch (option) {
                case ListReturnOption.StatusOf status -> status(node.name(), status.items());
                case ServerListReturnOption extension -> extension.write(session, node.name());
                case ListReturnOption.Core core -> {}
                case ExtensionListReturnOption unknown -> throw new IllegalStateException("nobody answers " + unknown);
            }
        }
    }

    // A mailbox that is listed need not be one that may be asked about.
    private void status(MailboxName name, List<StatusItem> items) {
        if (session.account().rights(name).has(Right.READ)) {
            StatusHandler.write(session, name, items);
        }
    }
}
