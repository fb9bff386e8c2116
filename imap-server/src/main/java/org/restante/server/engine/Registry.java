package org.restante.server.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.restante.protocol.command.Command;
import org.restante.protocol.wire.Grammar;

/**
 * What this server can do, frozen when it starts. CAPABILITY is computed from it: nothing is announced that is not wired,
 * and nothing wired is hidden by hand.
 */
public final class Registry {
    private final Map<String, CommandSpec<?>> commands;
    private final List<Function<Session, Stream<String>>> announcements;
    private final Set<String> enableable;
    private final Set<String> streaming;
    private final Grammar grammar;
    private final Set<String> hidden;

    private Registry(Builder builder) {
        this.commands = Map.copyOf(builder.commands);
        this.announcements = List.copyOf(builder.announcements);
        this.enableable = Set.copyOf(builder.enableable);
        this.streaming = Set.copyOf(builder.streaming);
        this.grammar = builder.grammar.build();
        this.hidden = builder.hidden;
    }

    /**
     * Puts a registry together from all extensions, the core among them.
     *
     * @param hidden capabilities that are neither announced nor possible, in any case
     */
    public static Registry of(Iterable<ImapExtension> extensions, Set<String> hidden) {
        Builder builder = new Builder(hidden);
        extensions.forEach(extension -> extension.register(builder));
        return new Registry(builder);
    }

    /** Finds a command by its name in upper case. */
    Optional<CommandSpec<?>> command(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** Returns what CAPABILITY says to this session now, without duplicates. */
    public Set<String> capabilities(Session session) {
        Set<String> words = new LinkedHashSet<>();
        announcements.forEach(announcement -> announcement
                .apply(session)
                .filter(word -> !hidden.contains(word.toUpperCase(Locale.ROOT)))
                .forEach(words::add));
        return words;
    }

    /** Returns whether ENABLE takes this word, in upper case (RFC 5161). */
    public boolean isEnableable(String capability) {
        return enableable.contains(capability);
    }

    /** Returns whether the literals of this command, after its mailbox name, are read as they come. */
    boolean isStreaming(String command) {
        return streaming.contains(command);
    }

    /** Returns the grammar of everything that extensions can add to. */
    public Grammar grammar() {
        return grammar;
    }

    /** Takes what extensions bring. */
    public static final class Builder {
        private final Map<String, CommandSpec<?>> commands = new HashMap<>();
        private final List<Function<Session, Stream<String>>> announcements = new ArrayList<>();
        private final Set<String> enableable = new HashSet<>();
        private final Set<String> streaming = new HashSet<>();
        private final Grammar.Builder grammar = Grammar.builder();
        private final Set<String> hidden;

        private Builder(Set<String> hidden) {
            this.hidden =
                    hidden.stream().map(word -> word.toUpperCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
        }

        /** Returns whether this server is not to have a capability, though it could. */
        public boolean isHidden(String capability) {
            return hidden.contains(capability.toUpperCase(Locale.ROOT));
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

        /** Adds a command whose literals, after its mailbox name, are messages: read as they come, not collected. */
        public <C extends Command> Builder streamingCommand(CommandSpec<C> spec) {
            streaming.add(spec.name());
            return command(spec);
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
            if (!isHidden(capability)) {
                enableable.add(capability.toUpperCase(Locale.ROOT));
            }
            return announce(capability);
        }

        /** Returns the grammar, to which FETCH items, SEARCH keys, STATUS items and the like are added. */
        public Grammar.Builder grammar() {
            return grammar;
        }
    }
}
