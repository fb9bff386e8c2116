package org.restante.protocol.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** What the families of items and parameters have in common: lists of them, and names that extensions bring. */
final class Lists {
    /** The most elements of a list of items, options or parameters. */
    private static final int MAX_ELEMENTS = 1000;

    private Lists() {}

    static void encode(ImapWriter out, Iterable<? extends Encodable> elements) {
        String separator = "(";
        for (Encodable element : elements) {
            element.encode(out.raw(separator));
            separator = " ";
        }
        out.raw(separator.equals("(") ? "()" : ")");
    }

    // [SP "(" parameter *(SP parameter) ")"]
    static void encodeParameters(ImapWriter out, List<? extends Encodable> parameters) {
        if (!parameters.isEmpty()) {
            encode(out.sp(), parameters);
        }
    }

    // "(" element *(SP element) ")"
    static <T> List<T> parse(ImapReader in, Grammar.Rule<T> rule) throws ImapSyntaxException {
        List<T> elements = new ArrayList<>();
        in.list(() -> add(elements, rule.parse(in)));
        return elements;
    }

    // "(" [element *(SP element)] ")"
    static <T> List<T> parseOrEmpty(ImapReader in, Grammar.Rule<T> rule) throws ImapSyntaxException {
        List<T> elements = new ArrayList<>();
        in.listOrEmpty(() -> add(elements, rule.parse(in)));
        return elements;
    }

    // element *(SP element)
    static <T> List<T> parseBare(ImapReader in, Grammar.Rule<T> rule) throws ImapSyntaxException {
        List<T> elements = new ArrayList<>();
        do {
            add(elements, rule.parse(in));
        } while (in.tryConsume(' '));
        return elements;
    }

    private static <T> void add(List<T> elements, T element) throws ImapSyntaxException {
        if (elements.size() == MAX_ELEMENTS) {
            throw new ImapSyntaxException("Too many items");
        }
        elements.add(element);
    }

    // The name of something in a family; of the core's names those alone that have not been left out.
    static String name(ImapReader in, Class<?> family) throws ImapSyntaxException {
        return known(in, family, in.atom().toUpperCase(Locale.ROOT));
    }

    static String known(ImapReader in, Class<?> family, String name) throws ImapSyntaxException {
        if (!in.grammar().has(family, name)) {
            throw new ImapSyntaxException("Unknown item, option or parameter");
        }
        return name;
    }

    // What stands behind a name that the core does not know.
    static <T> T extension(ImapReader in, Class<T> family, String name) throws ImapSyntaxException {
        Grammar.Rule<T> rule = in.grammar()
                .rule(family, name)
                .orElseThrow(() -> new ImapSyntaxException("Unknown item, option or parameter"));
        return rule.parse(in);
    }
}
