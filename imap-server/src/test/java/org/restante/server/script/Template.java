package org.restante.server.script;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes pieces of the text of a line: octets, and placeholders in braces. */
final class Template {
    private static final String HEX = "0123456789ABCDEF";
    private final Fixtures fixtures;
    private final Optional<String> block;

    /** Reads lines that may have a block of {@code |} lines behind them, which is the octets given here. */
    Template(Fixtures fixtures, Optional<String> block) {
        this.fixtures = fixtures;
        this.block = block;
    }

    /** Every octet of the text's UTF-8 as one character. */
    static String octets(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    List<Piece> sent(String octets) {
        return pieces(octets, false);
    }

    /** Like {@link #sent}; flags in a list, and the items of a FETCH or STATUS response, may come in any order. */
    List<Piece> expected(String octets) {
        if (!octets.startsWith("* ")) {
            return pieces(octets, false);
        }
        Optional<Integer> items = itemList(octets);
        if (items.isEmpty()) {
            return pieces(octets, true);
        }
        int open = items.get();
        int close = Tokens.close(octets, open);
        List<Piece> pieces = new ArrayList<>(pieces(octets.substring(0, open + 1), false));
        pieces.add(pairs(octets.substring(open + 1, close)));
        pieces.addAll(pieces(octets.substring(close), true));
        return pieces;
    }

    private static Optional<Integer> itemList(String octets) {
        boolean items = octets.startsWith("* STATUS ") || octets.contains("FETCH (");
        int open = octets.startsWith("* STATUS ") ? octets.lastIndexOf(" (") : octets.indexOf("FETCH (") + 5;
        if (!items || open < 0) {
            return Optional.empty();
        }
        int close = Tokens.close(octets, open + 1);
        return close > 0 && Tokens.split(octets.substring(open + 2, close)).size() % 2 == 0
                ? Optional.of(open + 1)
                : Optional.empty();
    }

    private Piece pairs(String items) {
        List<String> tokens = Tokens.split(items);
        List<List<Piece>> members = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i += 2) {
            members.add(pieces(tokens.get(i) + " " + tokens.get(i + 1), true));
        }
        return new Piece.AnyOrder(members);
    }

    private List<Piece> pieces(String octets, boolean flagsInAnyOrder) {
        List<Piece> pieces = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < octets.length(); i++) {
            char octet = octets.charAt(i);
            int close = octet == '{' || octet == '(' && flagsInAnyOrder ? Tokens.close(octets, i) : -1;
            if (octet == '(' && close > i && isFlags(octets.substring(i + 1, close))) {
                List<List<Piece>> flags = new ArrayList<>();
                Tokens.split(octets.substring(i + 1, close)).forEach(flag -> flags.add(pieces(flag, false)));
                flush(text.append('('), pieces);
                pieces.add(new Piece.AnyOrder(flags));
                i = close - 1;
            } else if (octet == '{' && close > i && !isCount(octets.substring(i + 1, close))) {
                flush(text, pieces);
                pieces.add(placeholder(octets.substring(i + 1, close)));
                i = close;
            } else {
                text.append(octet);
            }
        }
        flush(text, pieces);
        return pieces;
    }

    private static void flush(StringBuilder text, List<Piece> pieces) {
        if (!text.isEmpty()) {
            pieces.add(new Piece.Text(text.toString()));
            text.setLength(0);
        }
    }

    // Every member a flag or a mailbox attribute, so that no text in parentheses is taken for a list of flags.
    private static boolean isFlags(String list) {
        List<String> members = Tokens.split(list);
        return members.size() > 1 && members.stream().allMatch(member -> "\\$".indexOf(member.charAt(0)) >= 0);
    }

    // What a client or a server writes itself: {12}, {12+}.
    private static boolean isCount(String inside) {
        String digits =
                inside.endsWith("+") || inside.endsWith("-") ? inside.substring(0, inside.length() - 1) : inside;
        return digits.chars().allMatch(octet -> octet >= '0' && octet <= '9');
    }

    private Piece placeholder(String inside) {
        int colon = inside.indexOf(':');
        int star = inside.indexOf('*');
        if (colon > 0 && (star < 0 || colon < star)) {
            return function(inside.substring(0, colon), inside.substring(colon + 1));
        }
        if (star > 0 && isCount(inside.substring(0, star))) {
            String repeated = new Bindings(java.util.Map.of()).render(sent(inside.substring(star + 1)));
            return new Piece.Text(repeated.repeat(Integer.parseInt(inside.substring(0, star))));
        }
        if (isHex(inside)) {
            byte[] octets = HexFormat.of().parseHex(inside.substring(1));
            return new Piece.Text(new String(octets, StandardCharsets.ISO_8859_1));
        }
        return switch (inside) {
            case "any" -> new Piece.Any(false);
            case "lines" -> new Piece.Any(true);
            case "num" -> new Piece.Number();
            case "message", "message+", "message8", "message8+" ->
                literal(inside, sent(block.orElseThrow(() -> new IllegalArgumentException("no lines with | follow"))));
            default -> name(inside);
        };
    }

    private static boolean isHex(String inside) {
        return inside.length() > 2
                && inside.length() % 2 == 1
                && inside.charAt(0) == 'x'
                && inside.substring(1).chars().allMatch(digit -> HEX.indexOf(digit) >= 0);
    }

    private static Piece name(String inside) {
        if (inside.endsWith("+")) {
            return new Piece.Greater(inside.substring(0, inside.length() - 1));
        }
        int sign = Math.max(inside.lastIndexOf('+'), inside.lastIndexOf('-'));
        return sign > 0 && isCount(inside.substring(sign + 1))
                ? new Piece.Offset(inside.substring(0, sign), Long.parseLong(inside.substring(sign)))
                : new Piece.Capture(inside);
    }

    private Piece function(String name, String argument) {
        return switch (name) {
            case "lit", "lit+", "lit8", "lit8+" -> literal(name, sent(argument));
            case "message", "message+", "message8", "message8+" ->
                literal(name, List.of(new Piece.Text(fixtures.octets(argument))));
            case "part" -> part(argument);
            case "size" ->
                new Piece.Text(String.valueOf(fixtures.octets(argument).length()));
            case "base64" -> new Piece.Base64(sent(argument));
            case "str" -> new Piece.Choice(List.of(quoted(argument), List.of(literal("lit", sent(argument)))));
            case "astr" ->
                new Piece.Choice(List.of(sent(argument), quoted(argument), List.of(literal("lit", sent(argument)))));
            case "or" ->
                new Piece.Choice(
                        List.of(argument.split("\\|")).stream().map(this::sent).toList());
            case "set" ->
                new Piece.AnyOrder(
                        Tokens.split(argument).stream().map(this::sent).toList());
            case "has" -> new Piece.Words(Set.of(argument.split(" ")), Set.of());
            case "lacks" -> new Piece.Words(Set.of(), Set.of(argument.split(" ")));
            default -> throw new IllegalArgumentException("no placeholder {" + name + ":}");
        };
    }

    private List<Piece> quoted(String argument) {
        return sent("\"" + argument + "\"");
    }

    private static Piece literal(String name, List<Piece> content) {
        return new Piece.Literal(
                content, new LiteralForm(name.contains("8") ? "~" : "", name.endsWith("+") ? "+" : ""));
    }

    // {part:NAME FIRST COUNT}: a range of a message's octets, as a literal.
    private Piece part(String argument) {
        List<String> words = List.of(argument.split(" "));
        String octets = fixtures.octets(words.get(0));
        int first = Integer.parseInt(words.get(1));
        int end = Math.min(octets.length(), first + Integer.parseInt(words.get(2)));
        return literal("lit", List.of(new Piece.Text(octets.substring(first, end))));
    }
}
