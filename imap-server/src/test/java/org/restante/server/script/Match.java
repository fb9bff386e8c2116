package org.restante.server.script;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares what a server said with what a script expects. */
final class Match {
    private final String said;
    private Optional<Bindings> result = Optional.empty();

    private interface Then {
        boolean from(int position, Bindings bindings);
    }

    private Match(String said) {
        this.said = said;
    }

    /** What is known after the match; empty if it is none. */
    static Optional<Bindings> of(List<Piece> expected, String said, Bindings bindings) {
        Match match = new Match(said);
        boolean matched = match.step(expected, 0, bindings, (position, known) -> {
            if (position < said.length()) {
                return false;
            }
            match.result = Optional.of(known);
            return true;
        });
        return matched ? match.result : Optional.empty();
    }

    private boolean step(List<Piece> pieces, int at, Bindings bindings, Then then) {
        if (pieces.isEmpty()) {
            return then.from(at, bindings);
        }
        List<Piece> rest = pieces.subList(1, pieces.size());
        Then next = (position, known) -> step(rest, position, known, then);
        return switch (pieces.getFirst()) {
            case Piece.Text text -> text(text.octets(), at, bindings, next);
            case Piece.Literal literal -> text(bindings.render(List.of(literal)), at, bindings, next);
            case Piece.Base64 base64 -> text(bindings.base64(base64), at, bindings, next);
            case Piece.Offset offset -> text(bindings.offset(offset), at, bindings, next);
            case Piece.Any any -> any(any.acrossLines(), at, bindings, next);
            case Piece.Number number -> number(at) > at && next.from(number(at), bindings);
            case Piece.Capture capture -> capture(capture.name(), at, bindings, next);
            case Piece.Greater greater -> greater(greater.name(), at, bindings, next);
            case Piece.Choice choice ->
                choice.alternatives().stream().anyMatch(alternative -> step(alternative, at, bindings, next));
            case Piece.AnyOrder anyOrder -> anyOrder(anyOrder.members(), at, bindings, next);
            case Piece.Words words -> words(words, at, bindings, next);
        };
    }

    private boolean text(String octets, int at, Bindings bindings, Then next) {
        return said.startsWith(octets, at) && next.from(at + octets.length(), bindings);
    }

    private boolean any(boolean acrossLines, int at, Bindings bindings, Then next) {
        for (int end = at; end <= said.length(); end++) {
            if (next.from(end, bindings)) {
                return true;
            }
            if (!acrossLines && end < said.length() && said.charAt(end) == '\r') {
                return false;
            }
        }
        return false;
    }

    private int number(int at) {
        int end = at;
        while (end < said.length() && said.charAt(end) >= '0' && said.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private boolean capture(String name, int at, Bindings bindings, Then next) {
        Optional<String> known = bindings.find(name);
        if (known.isPresent()) {
            return text(known.get(), at, bindings, next);
        }
        int end = at;
        while (end < said.length() && " ()[]\"\r\n".indexOf(said.charAt(end)) < 0) {
            end++;
        }
        return end > at && next.from(end, bindings.with(name, said.substring(at, end)));
    }

    private boolean greater(String name, int at, Bindings bindings, Then next) {
        int end = number(at);
        if (end == at) {
            return false;
        }
        String number = said.substring(at, end);
        return Long.parseUnsignedLong(number) > Long.parseUnsignedLong(bindings.value(name))
                && next.from(end, bindings.with(name, number));
    }

    private boolean anyOrder(List<List<Piece>> members, int at, Bindings bindings, Then next) {
        if (members.isEmpty()) {
            return next.from(at, bindings);
        }
        for (int i = 0; i < members.size(); i++) {
            List<List<Piece>> others = new ArrayList<>(members);
            List<Piece> first = others.remove(i);
            Then remaining = (position, known) -> others.isEmpty()
                    ? next.from(position, known)
                    : said.startsWith(" ", position) && anyOrder(others, position + 1, known, next);
            if (step(first, at, bindings, remaining)) {
                return true;
            }
        }
        return false;
    }

    private boolean words(Piece.Words words, int at, Bindings bindings, Then next) {
        int end = at;
        while (end < said.length() && "])\r".indexOf(said.charAt(end)) < 0) {
            end++;
        }
        Set<String> found = Set.copyOf(List.of(said.substring(at, end).split(" ")));
        return found.containsAll(words.present())
                && words.absent().stream().noneMatch(found::contains)
                && next.from(end, bindings);
    }
}
