package org.restante.server.extension.annotate;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.restante.protocol.mime.OctetText;
import org.restante.protocol.mime.TextMatcher;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.mailbox.SelectedView;
import org.restante.server.search.Matcher;
import org.restante.server.search.SearchScope;
import org.restante.server.search.ServerSearchKey;
import org.restante.store.annotation.AnnotationKey;

/**
 * ANNOTATION in SEARCH: a text is in the value of an annotation (RFC 5257 section 4.8).
 *
 * @param entry of which
 * @param attribute which of its values
 * @param text what is in it; absent for NIL, of which the RFC says nothing: there is no such value
 */
record SearchAnnotation(EntryPattern entry, Attribute attribute, Optional<String> text) implements ServerSearchKey {
    // search-key =/ "ANNOTATION" SP entry-match SP att-search SP value; value = nstring / literal8
    static SearchAnnotation parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        EntryPattern entry = EntryPattern.parse(in);
        in.sp();
        Attribute attribute = Attribute.parseValue(in);
        in.sp();
        return new SearchAnnotation(entry, attribute, text(in));
    }

    private static Optional<String> text(ImapReader in) throws ImapSyntaxException {
        if (!in.atString()) {
            return in.nstring();
        }
        return Optional.of(
                in.charset().equals(StandardCharsets.UTF_8) ? AnnotationText.of(in.stringOctets()) : in.charsetText());
    }

    @Override
    public void encode(ImapWriter out) {
        entry.encode(out.raw("ANNOTATION "));
        attribute.encode(out.sp());
        out.sp().nstringOctets(text.map(OctetText::encode));
    }

    @Override
    public Optional<UidSet> uids(SelectedView view) {
        return text.map(any -> view.current().annotated());
    }

    @Override
    public Matcher matcher(SearchScope scope) {
        String user = scope.session().account().user().user();
        AnnotationWindow window = new AnnotationWindow(scope.view(), user);
        Optional<TextMatcher> wanted =
                text.map(what -> new TextMatcher(what, scope.comparator().collation()));
        return Matcher.annotations(message -> {
            SortedMap<AnnotationKey, byte[]> values = window.of(message.index());
            return wanted.isEmpty()
                    ? values.keySet().stream().noneMatch(key -> isMeant(key, user))
                    : values.entrySet().stream().anyMatch(value -> isIn(value, user, wanted.get()));
        });
    }

    private boolean isMeant(AnnotationKey key, String user) {
        return attribute.sides().stream()
                        .anyMatch(side -> side.key(key.entry(), user).equals(key))
                && entry.matches(key.entry());
    }

    private boolean isIn(Map.Entry<AnnotationKey, byte[]> value, String user, TextMatcher wanted) {
        return isMeant(value.getKey(), user) && wanted.isIn(AnnotationText.of(value.getValue()));
    }
}
