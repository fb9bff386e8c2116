package org.restante.server.script;

import java.util.List;
import java.util.Set;

/** What a line of a script is made of. Octets are kept as the characters U+0000 to U+00FF. */
sealed interface Piece {
    /** Octets as they are. */
    record Text(String octets) implements Piece {}

    /** Whatever there is, up to the end of the line, or across lines. */
    record Any(boolean acrossLines) implements Piece {}

    /** Digits. */
    record Number() implements Piece {}

    /** A word that is remembered when it is first met, and the same from then on. */
    record Capture(String name) implements Piece {}

    /** A number greater than the one remembered, remembered in its place. */
    record Greater(String name) implements Piece {}

    /** A remembered number, with another one added. */
    record Offset(String name, long by) implements Piece {}

    /** One of several. */
    record Choice(List<List<Piece>> alternatives) implements Piece {}

    /** All of these, one space between two of them, in any order. */
    record AnyOrder(List<List<Piece>> members) implements Piece {}

    /** The words up to a closing bracket or the end of the line: all of some, none of others. */
    record Words(Set<String> present, Set<String> absent) implements Piece {}

    /** A literal, whose octets the runner counts. */
    record Literal(List<Piece> content, LiteralForm form) implements Piece {}

    /** Octets in base64. */
    record Base64(List<Piece> content) implements Piece {}
}
