package org.restante.server.script;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script has remembered. */
record Bindings(Map<String, String> values) {
    Bindings {
        values = Map.copyOf(values);
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String value(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException("{" + name + "} is not known here"));
    }

    Bindings with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Bindings(more);
    }

    String offset(Piece.Offset offset) {
        return new BigInteger(value(offset.name()))
                .add(BigInteger.valueOf(offset.by()))
                .toString();
    }

    /** The octets of pieces that leave nothing open. */
    String render(List<Piece> pieces) {
        StringBuilder octets = new StringBuilder();
        for (Piece piece : pieces) {
            octets.append(
                    switch (piece) {
                        case Piece.Text text -> text.octets();
                        case Piece.Capture capture -> value(capture.name());
                        case Piece.Offset offset -> offset(offset);
                        case Piece.Literal literal -> {
                            String content = render(literal.content());
                            yield literal.form().announce(content.length()) + content;
                        }
                        case Piece.Base64 base64 -> base64(base64);
                        case Piece.Any any -> throw open();
                        case Piece.Number number -> throw open();
                        case Piece.Greater greater -> throw open();
                        case Piece.Choice choice -> throw open();
                        case Piece.AnyOrder anyOrder -> throw open();
                        case Piece.Words words -> throw open();
                    });
        }
        return octets.toString();
    }

    String base64(Piece.Base64 base64) {
        return java.util.Base64.getEncoder()
                .encodeToString(render(base64.content()).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static IllegalArgumentException open() {
        return new IllegalArgumentException("a placeholder that is for expected lines only");
    }
}
