package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * One namespace (RFC 9051 section 9, {@code namespace-descr}).
 *
 * @param prefix what the names of its mailboxes begin with, in Unicode, usually with the delimiter at the end; may be
 *     empty
 * @param delimiter what separates the components of names; nothing where names are flat
 * @param extensions what more is said about it
 */
public record NamespaceDescription(String prefix, Optional<Character> delimiter, List<Extension> extensions) {
    /**
     * What an extension says about a namespace.
     *
     * @param name its name
     * @param values at least one
     */
    public record Extension(String name, List<String> values) {
        public Extension {
            MailboxText.require(name);
            values = List.copyOf(values);
            values.forEach(MailboxText::require);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("an extension of a namespace has a value");
            }
        }
    }

    public NamespaceDescription {
        MailboxText.require(prefix);
        Delimiter.require(delimiter);
        extensions = List.copyOf(extensions);
    }

    /** Returns the namespace with this prefix and this delimiter. */
    public static NamespaceDescription of(String prefix, char delimiter) {
        return new NamespaceDescription(prefix, Optional.of(delimiter), List.of());
    }

    void encode(ImapWriter out) {
        out.open();
        MailboxText.encodeString(out, prefix);
        out.sp();
        Delimiter.encode(out, delimiter);
        for (Extension extension : extensions) {
            out.sp();
            out.string(extension.name());
            out.sp();
            out.open();
            for (int i = 0; i < extension.values().size(); i++) {
                Lists.separate(out, i);
                out.string(extension.values().get(i));
            }
            out.close();
        }
        out.close();
    }

    // namespace-descr = "(" string SP (DQUOTE QUOTED-CHAR DQUOTE / nil) [namespace-response-extensions] ")"
    static NamespaceDescription decode(ResponseCursor in) throws ImapSyntaxException {
        in.expect('(');
        String prefix = in.mailbox();
        in.sp();
        Optional<Character> delimiter = Delimiter.decode(in);
        List<Extension> extensions = new ArrayList<>();
        while (in.tryConsume(' ')) {
            extensions.add(extension(in));
        }
        in.expect(')');
        return new NamespaceDescription(prefix, delimiter, extensions);
    }

    // namespace-response-extension = SP string SP "(" string *(SP string) ")"
    private static Extension extension(ResponseCursor in) throws ImapSyntaxException {
        String name = in.text();
        in.sp();
        List<String> values = new ArrayList<>();
        in.list(() -> values.add(in.text()));
        if (values.isEmpty()) {
            throw new ImapSyntaxException("an extension of a namespace has a value");
        }
        return new Extension(name, values);
    }
}
