package org.restante.server.engine;

import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.restante.core.connection.Connection;
import org.restante.core.connection.Faults;
import org.restante.core.connection.Inbox;
import org.restante.core.connection.Patience;
import org.restante.core.connection.Protection;
import org.restante.core.connection.SessionActivity;
import org.restante.core.connection.SessionEnded;
import org.restante.core.connection.TlsOffer;
import org.restante.core.log.CodeOrigin;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Expunge;
import org.restante.protocol.command.Move;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.UidExpunge;
import org.restante.protocol.response.ResponseText;
import org.restante.protocol.response.StatusResponse;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.LiteralExtension;
import org.restante.protocol.wire.LiteralPolicy;
import org.restante.protocol.wire.LiteralStyle;
import org.restante.sasl.Identity;
import org.restante.sasl.SecurityLayer;
import org.restante.sasl.credential.UserName;
import org.restante.sasl.directory.UserRecord;
import org.restante.server.access.OpenHandles;
import org.restante.server.access.VisibleAccount;
import org.restante.server.mailbox.Expunges;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.mailbox.ViewUpdate;
import org.restante.store.StoreException;
import org.restante.store.access.Principal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One client: where it stands, who it is, what it has selected. Used by its own thread alone. */
public final class Session {
    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final ServerContext server;
    private final Connection connection;
    private final Inbox inbox;
    private final ResponseOutput out;
    private final Input input;
    private final UpdateWriter updates;
    private final Set<String> enabled = new HashSet<>();
    private final SessionParts parts = new SessionParts(this);
    private State state = State.NOT_AUTHENTICATED;
    private Optional<Identity> identity = Optional.empty();
    private Optional<VisibleAccount> account = Optional.empty();
    private Optional<SelectedView> view = Optional.empty();
    private String tag = "";
    private int failedLogins;
    private boolean ownExpunge;
    private boolean owesNews; // of the selected mailbox, which could not be read
    private UnaryOperator<String> translation = UnaryOperator.identity();
    private UidsInNews uidsInNews = UidsInNews.AS_ENABLED;
    private Optional<Runnable> afterwards = Optional.empty();
    private final boolean startTlsOffered;

    Session(ServerContext server, Connection connection, Inbox inbox, TlsOffer tlsOffer) {
        this.server = server;
        this.connection = connection;
        this.inbox = inbox;
        this.startTlsOffered = tlsOffer == TlsOffer.STARTTLS;
        ImapTrace trace = new ImapTrace(inbox.activity(), server.registry());
        this.out = new ResponseOutput(connection, trace);
        this.updates = new UpdateWriter(this);
        this.input = new Input(
                inbox,
                server.limits().beforeLogin(),
                new Literals(server.registry()),
                out,
                trace,
                beforeLogin(server.limits()));
        server.registry().policy(LiteralExtension.class).ifPresent(input::nonSynchronizing);
    }

    // Messages are streamed; RFC 7888: non-synchronizing literals are a capability.
    private record Literals(Registry registry) implements LiteralPolicy {
        @Override
        public boolean streams(String command, Frame soFar) {
            return registry.streams(command, soFar);
        }

        @Override
        public boolean knows(LiteralStyle style) {
            return style == LiteralStyle.SYNCHRONIZING || registry.has("LITERAL+");
        }
    }

    /** Returns what all sessions share. */
    public ServerContext server() {
        return server;
    }

    /** Returns the connection. */
    public Connection connection() {
        return connection;
    }

    /** Returns what operators see of this session. */
    public SessionActivity activity() {
        return inbox.activity();
    }

    /** Returns where to write untagged responses. */
    public ResponseOutput out() {
        return out;
    }

    /** Returns what the client sends while a command is carried out. */
    public Input input() {
        return input;
    }

    /** Returns a reader of what the client sends, which reads it as the client's ENABLE has it. */
    public ImapReader reader(Frame frame) {
        boolean known = identity.isPresent();
        return new ImapReader(frame, server.registry().grammar(), known ? ImapReader.MAX_DEPTH : 1)
                .utf8(isEnabled(Capabilities.IMAP4REV2) || isEnabled(Capabilities.UTF8_ACCEPT))
                .uidOnly(isEnabled(Capabilities.UIDONLY))
                .onlyUtf8(isEnabled(Capabilities.UTF8_ACCEPT));
    }

    /** Returns the tag of the command that is being carried out. */
    public String tag() {
        return tag;
    }

    void begin(String commandTag) {
        tag = commandTag;
    }

    /** Returns where the connection stands. */
    public State state() {
        return state;
    }

    /** Returns who is logged in. */
    public Optional<Identity> identity() {
        return identity;
    }

    /** Returns the mailboxes of the user, each with the user's rights; only in commands that need a login. */
    public VisibleAccount account() {
        return account.orElseThrow();
    }

    /** Returns what is selected; only in commands that need a selected mailbox. */
    public SelectedView view() {
        return view.orElseThrow();
    }

    /** Returns what is selected, if anything is. */
    public Optional<SelectedView> selected() {
        return view;
    }

    /** Returns whether the client may send a password now: inside TLS, or from this machine. */
    public boolean isConfidential() {
        return connection.tls().isPresent() || connection.peer().getAddress().isLoopbackAddress();
    }

    /** Returns whether STARTTLS is possible now. */
    public boolean isStartTlsOffered() {
        return startTlsOffered
                && server.registry().has("STARTTLS")
                && connection.tls().isEmpty()
                && state == State.NOT_AUTHENTICATED;
    }

    /**
     * Puts down what this session does to the client for whom somebody else has connected, before the login.
     *
     * @param client where that client is
     * @throws SessionEnded with BYE if that client is not let in
     */
    public void madeFor(InetSocketAddress client) {
        stay(server.sessions().madeFor(inbox, client));
    }

    private static void stay(Optional<SessionEnded> refusal) {
        if (refusal.isPresent()) {
            throw refusal.get();
        }
    }

    /**
     * Counts the client as this user.
     *
     * @return false if the user has too many sessions already; then nothing changed
     */
    public boolean login(Identity user) {
        VisibleAccount mailboxes = // first: the store may fail
                new VisibleAccount(server.store(), server.access(), principal(user.authorizationId()));
        if (!server.sessions().login(inbox, user)) {
            return false;
        }
        identity = Optional.of(user);
        account = Optional.of(mailboxes);
        state = State.AUTHENTICATED;
        server.registry()
                .fromLogin()
                .forEach(slot -> Faults.contain(LOG, "A part of a session", () -> parts.part(slot)));
        Limits limits = server.limits();
        input.limits(limits.afterLogin(), Patience.silence(limits.idleTime(), "Idle for too long"));
        return true;
    }

    private static Patience beforeLogin(Limits limits) {
        return Patience.inAll(limits.loginTime(), "Login took too long");
    }

    /**
     * Makes this the session of nobody again, as it was after the greeting; only TLS stays (RFC 8437 section 3). What is
     * compressed ends with the completion of the command that is being carried out.
     *
     * @throws SessionEnded with BYE if there are too many sessions of nobody
     */
    public void unauthenticate() {
        leaveUser();
        enabled.clear();
        out.writer().utf8(false);
        uidsInNews = UidsInNews.AS_ENABLED;
        translation = UnaryOperator.identity();
        identity = Optional.empty();
        account = Optional.empty();
        state = State.NOT_AUTHENTICATED;
        stay(server.sessions().logout(inbox));
        input.limits(server.limits().beforeLogin(), beforeLogin(server.limits()));
        afterwards(() -> {
            out.unwrap();
            input.unwrap();
        });
    }

    /** Says human-readable texts in another language (RFC 5255): this returns its words for the English ones. */
    public void speak(UnaryOperator<String> words) {
        translation = words;
    }

    /** Returns a human-readable text in the language of the client. */
    public String say(String english) {
        return translation.apply(english);
    }

    /** Writes an untagged status response, its text in the language of the client. */
    public void say(StatusResponse response) {
        ResponseText text = response.text();
        out.respond(new StatusResponse(response.condition(), new ResponseText(text.code(), say(text.text()))));
    }

    /**
     * Writes a line that ends with a human-readable text, in the language of the client.
     *
     * @param start what stands before it
     */
    public void say(String start, String english) {
        out.writer().raw(start).text(say(english));
        out.line("");
    }

    private Principal principal(UserName user) {
        return new Principal(
                user.value(),
                () -> server.directory().find(user).map(UserRecord::groups).orElse(Set.of()));
    }

    /** Counts a failed login; the client that fails too often is shown out after it has been told. */
    public void loginFailed() {
        if (++failedLogins >= server.limits().failedLogins()) {
            afterwards(() -> {
                throw SessionEnded.bye("Too many failed logins");
            });
        }
    }

    /**
     * Makes this mailbox the selected one; the one that was has been left before ({@link #unselect}). The lease is the
     * view's from here on, which gives it back even if it cannot be opened.
     */
    public SelectedView select(OpenMailboxes.Lease lease, SelectedView.Access access) {
        SelectedView selected = new SelectedView(lease, access, inbox::poke);
        view = Optional.of(selected);
        state = State.SELECTED;
        return selected;
    }

    /** Leaves the selected mailbox, if there is one. */
    public void unselect() {
        Optional<SelectedView> left = view;
        view = Optional.empty();
        owesNews = false;
        left.ifPresent(SelectedView::close);
        if (left.isPresent()) {
            activity().mailbox(Optional.empty());
            parts.unselected();
        }
        if (state == State.SELECTED) {
            state = State.AUTHENTICATED;
        }
    }

    /** Ends the session after the command that is being carried out. */
    public void logout() {
        state = State.LOGOUT;
    }

    /** Does something once the completion of the command that is being carried out has been written, not before. */
    public void afterwards(Runnable action) {
        afterwards = Optional.of(action);
    }

    void afterCompletion() {
        Optional<Runnable> action = afterwards;
        afterwards = Optional.empty();
        action.ifPresent(Runnable::run);
    }

    /**
     * Switches to TLS (RFC 9051 section 6.2.1): sends what has been written in the clear, and forgets everything that
     * the client sent before the handshake, for whom it has connected, too: anybody on the way may have said so.
     *
     * @throws SessionEnded with BYE if the other end is not let in for itself
     */
    public void startTls() {
        if (!connection.remote().equals(connection.peer())) {
            stay(server.sessions().madeForItself(inbox));
        }
        connection.pauseReading();
        input.discard();
        connection.startTls(out.take());
        enabled.clear();
    }

    /** Protects both ways from here on, once what has been written is sent (RFC 4422 section 3.7); the layer is its own. */
    public void protect(SecurityLayer layer) {
        Protection protection = new Protection(layer);
        out.protect(protection);
        input.protect(protection);
    }

    /** Compresses both ways from here on, once what has been written is sent (RFC 4978 section 3). */
    public void compress() {
        out.deflate();
        input.inflate();
    }

    /** Returns whether the connection is compressed. */
    public boolean isCompressed() {
        return out.isDeflating();
    }

    /**
     * Turns on a capability for this session (RFC 5161), in upper case; returns whether it was off. It may write a
     * response, and is not to be called while another one is half written.
     */
    public boolean enable(String capability) {
        if (capability.equals(Capabilities.IMAP4REV2) || capability.equals(Capabilities.UTF8_ACCEPT)) {
            out.writer().utf8(true); // RFC 9051 section 5.1, RFC 9755 section 3: mailbox names are UTF-8
        }
        boolean wasOff = enabled.add(capability);
        // RFC 7162 section 3.1: the first command that enables CONDSTORE tells of the mailbox that is selected.
        if (wasOff && capability.equals(Capabilities.CONDSTORE)) {
            view.ifPresent(updates::writeHighestModSeq);
        }
        if (wasOff) {
            server.registry().whenEnabled(capability).accept(this);
        }
        return wasOff;
    }

    /** Returns whether clients of this server may have a capability: it has not been hidden. */
    public boolean has(String capability) {
        return server.registry().has(capability);
    }

    /** Returns whether a capability, in upper case, has been turned on. */
    public boolean isEnabled(String capability) {
        return enabled.contains(capability);
    }

    /** Wakes the session, from any thread, to write its news; if it is busy, it will when it is done. */
    public void poke() {
        inbox.poke();
    }

    /** Returns what an extension keeps of this session. */
    public <T extends SessionPart> T part(SessionSlot<T> slot) {
        return parts.part(slot);
    }

    /** Lets go of everything that the client had: what is selected, and what extensions keep. */
    void leave() {
        try {
            leaveUser();
        } finally {
            input.release();
            out.release();
        }
    }

    private void leaveUser() {
        try {
            unselect();
        } finally {
            parts.leave();
            closeLeft(OpenHandles.Until.END_OF_SESSION);
        }
    }

    /** Closes what an extension should have closed by now. */
    void closeLeft(OpenHandles.Until now) {
        account.ifPresent(mailboxes -> mailboxes.handles().closeLeft(now));
    }

    /** Tells the parts what was done; what the client itself expunges it hears of, whatever it wants to hear. */
    void completed(Command command, Completion completion) {
        ownExpunge = command instanceof Expunge || command instanceof UidExpunge || command instanceof Move;
        parts.completed(command, completion);
    }

    /** Returns whether the client is to be told of news while it has no command running (RFC 5465). */
    boolean isListening() {
        return parts.listens().isPresent();
    }

    /** Tells the client of news though it has no command running. */
    void push() {
        parts.listens().ifPresent(this::catchUp);
    }

    /** Sets whether unsolicited FETCH responses have the UID, whatever has been enabled. */
    public void writeUids(UidsInNews when) {
        uidsInNews = when;
    }

    UidsInNews uidsInNews() {
        return uidsInNews;
    }

    /** When unsolicited FETCH responses have the UID. */
    public enum UidsInNews {
        /** With QRESYNC (RFC 7162 section 3.2.10.2). */
        AS_ENABLED,
        /** Always (RFC 5465 section 5.1). */
        ALWAYS
    }

    /**
     * Tells the client what is new: in the selected mailbox, if one is, and of what else it wishes to hear.
     *
     * @throws SessionEnded with BYE if the selected mailbox has been deleted
     */
    public void catchUp(Expunges expunges) {
        catchUp(expunges, Numbering.SEQUENCE);
    }

    void catchUp(Expunges expunges, Numbering numbering) {
        catchUpSelected(expunges, numbering);
        parts.tell();
    }

    // The news may wait for a store that cannot be read now. The next command does not, if it is about messages.
    private void catchUpSelected(Expunges expunges, Numbering numbering) {
        try {
            tellSelected(expunges, numbering);
            owesNews = false;
        } catch (StoreException refusal) {
            LOG.warn("News of a mailbox cannot be read; the client hears of it later", refusal);
            owesNews = true;
        } catch (RuntimeException | Error fault) {
            Faults.rethrowIfFinal(fault);
            LOG.error(
                    "News of a mailbox cannot be read in {}; the client hears of it later",
                    CodeOrigin.of(fault),
                    fault);
            owesNews = true;
        }
    }

    /**
     * Begins a command: it sees the selected mailbox as it is when it first asks. One about messages hears before of what
     * could not be told when the last one ended: the client may know a message by APPENDUID that is not in the view yet,
     * and would be told OK though nothing was done with it.
     *
     * @throws StoreException if the mailbox still cannot be read
     */
    void begin(CommandSpec<?> spec) {
        if (owesNews && spec.isAboutMessages()) {
            tellSelected(Expunges.FORBIDDEN, spec.numbering());
            owesNews = false;
        }
        view.ifPresent(SelectedView::refresh);
    }

    /**
     * Tells the client what is new in the selected mailbox, if one is.
     *
     * @throws SessionEnded with BYE if the mailbox has been deleted: no response says so to one who has it selected
     */
    private void tellSelected(Expunges expunges, Numbering numbering) {
        if (view.isEmpty()) {
            return;
        }
        SelectedView selected = view.get();
        SessionPart.Interest interest = parts.interest();
        if (interest == SessionPart.Interest.NONE && !ownExpunge) {
            return;
        }
        ownExpunge = false;
        try {
            ViewUpdate news = selected.catchUp(expunges);
            if (interest == SessionPart.Interest.MESSAGES) {
                news = news.withoutFlags();
            }
            ViewUpdate told = news;
            parts.beforeNews(selected, told);
            updates.write(selected, told, numbering);
            parts.moreNews(selected, told);
            parts.afterNews(selected, told);
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.NONEXISTENT) {
                throw SessionEnded.bye("The selected mailbox has been deleted");
            }
            throw refusal;
        }
    }
}
