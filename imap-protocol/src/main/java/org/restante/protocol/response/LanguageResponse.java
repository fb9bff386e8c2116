package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * The language of human-readable texts from now on, or all that there are (RFC 5255 section 3.3).
 *
 * @param tags of languages, at least one
 */
public record LanguageResponse(List<String> tags) implements ExtensionResponse {
    public LanguageResponse {
        tags = List.copyOf(tags);
        if (tags.isEmpty()) {
            throw new IllegalArgumentException("a language has a tag");
        }
        tags.forEach(Atoms::requireAtom);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("LANGUAGE (").raw(String.join(" ", tags)).close();
    }

    // language-data = "LANGUAGE" SP "(" lang-tag-quoted *(SP lang-tag-quoted) ")"; lang-tag-quoted = astring
    static LanguageResponse decode(ResponseCursor in) throws ImapSyntaxException {
        in.sp();
        List<String> tags = new ArrayList<>();
        in.list(() -> {
            String tag = in.printable();
            if (!tag.chars().allMatch(c -> c == '-' || c < 0x80 && Character.isLetterOrDigit(c))) {
                throw new ImapSyntaxException("the tag of a language expected");
            }
            tags.add(tag);
        });
        if (tags.isEmpty()) {
            throw new ImapSyntaxException("the tag of a language expected");
        }
        return new LanguageResponse(tags);
    }
}
