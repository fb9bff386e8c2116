package org.restante.server.engine;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.restante.protocol.command.AppendData;
import org.restante.protocol.command.Authenticate;
import org.restante.protocol.command.CreateParameter;
import org.restante.protocol.command.FetchItem;
import org.restante.protocol.command.FetchModifier;
import org.restante.protocol.command.ListCommand;
import org.restante.protocol.command.ListReturnOption;
import org.restante.protocol.command.ListSelectionOption;
import org.restante.protocol.command.Search;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.command.SelectParameter;
import org.restante.protocol.command.StatusItem;
import org.restante.protocol.command.StoreModifier;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.wire.Grammar;

/**
 * What of the core belongs to which capability: where that is hidden, the server knows neither these commands nor this
 * grammar. What handlers say by themselves (response codes, attributes of LIST) they ask {@link Registry#has} about.
 *
 * @param commands names of commands, in upper case
 * @param grammar what is left out of the grammar
 */
record CoreCapability(Set<String> commands, List<Part> grammar) {
    /** A part of the core's grammar, as {@link Grammar.Builder#without} names it. */
    private record Part(Class<?> family, String name) {}

    private static final Map<String, CoreCapability> TABLE = Map.ofEntries(
            commands("STARTTLS", "STARTTLS"),
            commands("ID", "ID"),
            commands("ENABLE", "ENABLE"),
            commands("IDLE", "IDLE"),
            commands("NAMESPACE", "NAMESPACE"),
            commands("UNSELECT", "UNSELECT"),
            commands("UIDPLUS", "UID EXPUNGE"),
            commands("MOVE", "MOVE", "UID MOVE"),
            grammar("SASL-IR", new Part(Authenticate.class, "INITIAL-RESPONSE")),
            grammar("STATUS=SIZE", new Part(StatusItem.class, "SIZE")),
            grammar("APPENDLIMIT", new Part(StatusItem.class, "APPENDLIMIT")),
            grammar("CHILDREN", new Part(ListReturnOption.class, "CHILDREN")),
            grammar("LIST-EXTENDED", new Part(ListCommand.class, "EXTENDED")),
            grammar("LIST-STATUS", new Part(ListReturnOption.class, "STATUS")),
            grammar(
                    "SPECIAL-USE",
                    new Part(ListReturnOption.class, "SPECIAL-USE"),
                    new Part(ListSelectionOption.class, "SPECIAL-USE")),
            grammar("CREATE-SPECIAL-USE", new Part(CreateParameter.class, "USE")),
            grammar("ESEARCH", new Part(Search.class, "RETURN")),
            grammar("SEARCHRES", new Part(SearchReturnOption.class, "SAVE"), new Part(SequenceSet.class, "$")),
            grammar(
                    "CONDSTORE",
                    new Part(SelectParameter.class, "CONDSTORE"),
                    new Part(FetchModifier.class, "CHANGEDSINCE"),
                    new Part(FetchItem.class, "MODSEQ"),
                    new Part(StoreModifier.class, "UNCHANGEDSINCE"),
                    new Part(SearchKey.class, "MODSEQ"),
                    new Part(StatusItem.class, "HIGHESTMODSEQ")),
            grammar("QRESYNC", new Part(SelectParameter.class, "QRESYNC"), new Part(FetchModifier.class, "VANISHED")),
            grammar(
                    "BINARY",
                    new Part(FetchItem.class, "BINARY"),
                    new Part(FetchItem.class, "BINARY.PEEK"),
                    new Part(FetchItem.class, "BINARY.SIZE"),
                    new Part(AppendData.class, "LITERAL8")));

    /** What has no meaning without another: the second is hidden with the first. */
    private static final Map<String, Set<String>> NEEDED_BY = Map.of(
            "ENABLE", Set.of("QRESYNC", "IMAP4REV2", "UTF8=ACCEPT", "UIDONLY"), // RFC 5161
            "CONDSTORE", Set.of("QRESYNC"), // RFC 7162 section 3.2
            "ESEARCH", Set.of("SEARCHRES", "PARTIAL", "CONTEXT=SEARCH", "CONTEXT=SORT", "ESORT", "MULTISEARCH"),
            "SORT", Set.of("SORT=DISPLAY", "ESORT", "CONTEXT=SORT"), // RFC 5267
            "LIST-EXTENDED", Set.of("LIST-STATUS", "LIST-MYRIGHTS", "LIST-METADATA"),
            "SPECIAL-USE", Set.of("CREATE-SPECIAL-USE")); // RFC 6154

    private static Map.Entry<String, CoreCapability> commands(String capability, String... names) {
        return Map.entry(capability, new CoreCapability(Set.of(names), List.of()));
    }

    private static Map.Entry<String, CoreCapability> grammar(String capability, Part... parts) {
        return Map.entry(capability, new CoreCapability(Set.of(), List.of(parts)));
    }

    /**
     * Returns these capabilities in upper case, and those that have no meaning without them.
     *
     * @throws IllegalArgumentException if nothing would be left of the protocol
     */
    static Set<String> withDependents(Set<String> hidden) {
        Set<String> all = new HashSet<>();
        hidden.forEach(word -> collect(word.toUpperCase(Locale.ROOT), all));
        if (all.contains("IMAP4REV1")) {
            throw new IllegalArgumentException("IMAP4rev1 is what everything else builds on; it cannot be hidden");
        }
        return Set.copyOf(all);
    }

    private static void collect(String word, Set<String> all) {
        if (all.add(word)) {
            NEEDED_BY.getOrDefault(word, Set.of()).forEach(dependent -> collect(dependent, all));
        }
    }

    /** Takes out what belongs to hidden capabilities. */
    static void remove(Set<String> hidden, Map<String, CommandSpec<?>> commands, Grammar.Builder grammar) {
        TABLE.forEach((capability, parts) -> {
            if (Registry.isAmong(hidden, capability)) {
                commands.keySet().removeAll(parts.commands);
                parts.grammar.forEach(part -> grammar.without(part.family, part.name));
            }
        });
    }
}
