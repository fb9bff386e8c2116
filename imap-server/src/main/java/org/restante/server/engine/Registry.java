package org.restante.server.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.restante.core.connection.Faults;
import org.restante.protocol.command.Command;
import org.restante.protocol.command.Families;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.response.ResponseCode;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.LiteralPolicy;
import org.restante.server.mailbox.SelectedView;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this server can do, frozen when it starts. CAPABILITY is computed from it: nothing is announced that is not wired,
 * and nothing wired is hidden by hand.
 */
public final class Registry {
    private static final Logger LOG = LoggerFactory.getLogger(Registry.class);

    private final Map<String, CommandSpec<?>> commands;
    private final List<Function<Session, Stream<String>>> announcements;
    private final Map<String, Consumer<Session>> enableable;
    private final Map<String, LiteralPolicy> streaming;
    private final Grammar grammar;
    private final Map<Class<?>, Object> policies;
    private final Set<String> hidden;
    private final List<BiConsumer<Session, SelectedView>> descriptions;
    private final Optional<BiFunction<Session, MailboxName, ResponseCode>> created;
    private final List<SessionSlot<?>> fromLogin;
    private final List<Predicate<Frame>> collected;

    private Registry(Builder builder) {
        CoreCapability.remove(builder.hidden, builder.commands, builder.grammar);
        this.commands = Map.copyOf(builder.commands);
        this.announcements = List.copyOf(builder.announcements);
        this.enableable = Map.copyOf(builder.enableable);
        this.streaming = Map.copyOf(builder.streaming);
        this.grammar = builder.grammar.build();
        this.policies = Map.copyOf(builder.policies);
        this.hidden = builder.hidden;
        this.descriptions = List.copyOf(builder.descriptions);
        this.created = builder.created;
        this.fromLogin = List.copyOf(builder.fromLogin);
        this.collected = List.copyOf(builder.collected);
    }

    /**
     * Puts a registry together from all extensions, the core among them.
     *
     * @param hidden capabilities that are neither announced nor possible, in any case; a word without {@code =} stands for
     *     all that begin with it and {@code =}, too
     */
    public static Registry of(Iterable<ImapExtension> extensions, Set<String> hidden) {
        Builder builder = new Builder(hidden);
        extensions.forEach(extension -> extension.register(builder));
        return new Registry(builder);
    }

    /** Returns the names of all commands, in upper case. */
    public Set<String> commands() {
        return commands.keySet();
    }

    /** Finds a command by its name in upper case. */
    Optional<CommandSpec<?>> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /**
     * Returns whether a command is about sequence numbers, or answers with them: those have a UID form. EXPUNGE has one and
     * names no messages.
     */
    boolean countsBySequence(CommandSpec<?> spec) {
        return commands.containsKey("UID " + spec.name()) && !spec.name().equals("EXPUNGE");
    }

    /** Returns what CAPABILITY says to this session now, without duplicates. */
    public Set<String> capabilities(Session session) {
        Set<String> words = new LinkedHashSet<>();
        announcements.forEach(announcement -> Faults.contain(
                LOG,
                "An announcement of capabilities",
                () -> announcement.apply(session).filter(this::has).forEach(words::add)));
        return words;
    }

    /**
     * Returns whether clients may have a capability as far as the settings go: it has not been hidden.
     *
     * @param capability in any case
     */
    public boolean has(String capability) {
        return hidden.isEmpty() || !isAmong(hidden, capability.toUpperCase(Locale.ROOT));
    }

    // APPENDLIMIT hides APPENDLIMIT=67108864.
    static boolean isAmong(Set<String> hidden, String capability) {
        int equals = capability.indexOf('=');
        return hidden.contains(capability) || equals > 0 && hidden.contains(capability.substring(0, equals));
    }

    /** Returns whether ENABLE takes this word, in upper case (RFC 5161). */
    public boolean isEnableable(String capability) {
        return enableable.containsKey(capability);
    }

    /** Returns what happens when a capability, in upper case, is enabled. */
    Consumer<Session> whenEnabled(String capability) {
        return enableable.getOrDefault(capability, session -> {});
    }

    /** Returns whether a literal of this command is read as it comes, given what came before it. */
    boolean streams(String command, Frame soFar) {
        LiteralPolicy policy = streaming.get(command);
        return policy != null
                && policy.streams(command, soFar)
                && collected.stream().noneMatch(within -> within.test(soFar));
    }

    /** Writes what extensions say of a mailbox that was selected. */
    public void describe(Session session, SelectedView view) {
        descriptions.forEach(description -> description.accept(session, view));
    }

    /** Returns the response code of CREATE for a mailbox that was made, if there is one. */
    public Optional<ResponseCode> created(Session session, MailboxName mailbox) {
        return created.map(code -> code.apply(session, mailbox));
    }

    /** Returns how something is to be done that the core does otherwise, if an extension says so. */
    public <T> Optional<T> policy(Class<T> type) {
        return Optional.ofNullable(policies.get(type)).map(type::cast);
    }

    /** Returns what every session has from its login on. */
    List<SessionSlot<?>> fromLogin() {
        return fromLogin;
    }

    /** Returns the grammar of everything that extensions can add to. */
    public Grammar grammar() {
        return grammar;
    }

    /** Takes what extensions bring. */
    public static final class Builder {
        private final Map<String, CommandSpec<?>> commands = new HashMap<>();
        private final List<Function<Session, Stream<String>>> announcements = new ArrayList<>();
        private final Map<String, Consumer<Session>> enableable = new HashMap<>();
        private final Map<String, LiteralPolicy> streaming = new HashMap<>();
        private final Grammar.Builder grammar = Families.grammar();
        private final Map<Class<?>, Object> policies = new HashMap<>();
        private final Set<String> hidden;
        private final List<BiConsumer<Session, SelectedView>> descriptions = new ArrayList<>();
        private final List<SessionSlot<?>> fromLogin = new ArrayList<>();
        private final List<Predicate<Frame>> collected = new ArrayList<>();
        private Optional<BiFunction<Session, MailboxName, ResponseCode>> created = Optional.empty();

        private Builder(Set<String> hidden) {
            this.hidden = CoreCapability.withDependents(hidden);
        }

        /** Returns whether this server is not to have a capability, though it could. */
        public boolean isHidden(String capability) {
            return isAmong(hidden, capability.toUpperCase(Locale.ROOT));
        }

        /**
         * Announces a capability together with what it consists of; where it is hidden, neither is there.
         *
         * @param parts registers commands, rules of the grammar and what else belongs to the capability
         */
        public Builder capability(String capability, Consumer<Builder> parts) {
            if (!isHidden(capability)) {
                announce(capability);
                parts.accept(this);
            }
            return this;
        }

        /**
         * Adds a command.
         *
         * @throws IllegalArgumentException if there is one of this name already
         */
        public <C extends Command> Builder command(CommandSpec<C> spec) {
            if (commands.put(spec.name(), spec) != null) {
                throw new IllegalArgumentException("two commands are called " + spec.name());
            }
            return this;
        }

        /**
         * Adds a command with literals that are messages: read as they come, not collected.
         *
         * @param policy which of its literals these are; not asked for the first argument
         */
        public <C extends Command> Builder streamingCommand(CommandSpec<C> spec, LiteralPolicy policy) {
            streaming.put(spec.name(), policy);
            return command(spec);
        }

        /**
         * Keeps literals from being streamed that belong to what an extension has added to a command with messages.
         *
         * @param within whether the next literal is one, given what came of the command before it
         */
        public Builder collectLiterals(Predicate<Frame> within) {
            collected.add(within);
            return this;
        }

        /** Announces a capability, always. */
        public Builder announce(String capability) {
            return announce(capability, session -> true);
        }

        /** Announces a capability to sessions of which something holds. */
        public Builder announce(String capability, Predicate<Session> when) {
            return announceAll(session -> when.test(session) ? Stream.of(capability) : Stream.empty());
        }

        /** Announces capabilities that depend on the session. */
        public Builder announceAll(Function<Session, Stream<String>> capabilities) {
            announcements.add(capabilities);
            return this;
        }

        /** Announces a capability, and lets ENABLE take it (RFC 5161). */
        public Builder enableable(String capability) {
            return enableable(capability, session -> {});
        }

        /** Announces a capability, and lets ENABLE take it; then, once, something happens. */
        public Builder enableable(String capability, Consumer<Session> whenEnabled) {
            if (!isHidden(capability)) {
                enableable.put(capability.toUpperCase(Locale.ROOT), whenEnabled);
            }
            return announce(capability);
        }

        /** Adds what SELECT and EXAMINE say of the mailbox: writes untagged responses. */
        public Builder describeSelected(BiConsumer<Session, SelectedView> description) {
            descriptions.add(description);
            return this;
        }

        /**
         * Sets the response code of CREATE.
         *
         * @throws IllegalArgumentException if there is one: a response has one code
         */
        public Builder created(BiFunction<Session, MailboxName, ResponseCode> code) {
            if (created.isPresent()) {
                throw new IllegalArgumentException("two response codes for CREATE");
            }
            created = Optional.of(code);
            return this;
        }

        /**
         * Says how something is to be done in every session: the value is what {@link Registry#policy} returns.
         *
         * @throws IllegalArgumentException if that has been said already
         */
        public <T> Builder policy(Class<T> type, T value) {
            if (policies.putIfAbsent(type, value) != null) {
                throw new IllegalArgumentException("two policies of " + type.getSimpleName());
            }
            return this;
        }

        /** Lets every session have its part from its login on, and not only when it is first asked for. */
        public Builder fromLogin(SessionSlot<?> slot) {
            fromLogin.add(slot);
            return this;
        }

        /** Returns the grammar, to which FETCH items, SEARCH keys, STATUS items and the like are added. */
        public Grammar.Builder grammar() {
            return grammar;
        }
    }
}
