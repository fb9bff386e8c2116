package org.restante.protocol.command;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * LIST: lists mailboxes (RFC 9051 section 6.3.9, RFC 5258).
 *
 * @param selection which mailboxes
 * @param reference what stands before each pattern; may be empty
 * @param patterns names with the wildcards {@code *} and {@code %}; may be empty
 * @param returns what to tell of them; absent if the client said nothing of it
 * @param form how the client said it; a basic command is answered as IMAP4rev1 does
 */
public record ListCommand(
        List<ListSelectionOption> selection,
        String reference,
        List<String> patterns,
        Optional<List<ListReturnOption>> returns,
        Form form)
        implements CoreCommand {
    /** RFC 5258 section 3: a command with options, or several patterns, is extended. */
    public enum Form {
        BASIC,
        EXTENDED
    }

    public ListCommand {
        selection = List.copyOf(selection);
        patterns = List.copyOf(patterns);
        returns = returns.map(List::copyOf);
        if (patterns.isEmpty()) {
            throw new IllegalArgumentException("LIST has at least one pattern");
        }
        boolean extended = !selection.isEmpty() || patterns.size() > 1 || returns.isPresent();
        if (extended && form == Form.BASIC) {
            throw new IllegalArgumentException("a basic LIST has one pattern and no options");
        }
    }

    /** A basic LIST. */
    public ListCommand(String reference, String pattern) {
        this(List.of(), reference, List.of(pattern), Optional.empty(), Form.BASIC);
    }

    /**
     * Reads {@code list = "LIST" [SP list-select-opts] SP mailbox SP mbox-or-pat [SP list-return-opts]} from behind the
     * name (RFC 5258 section 6).
     */
    public static ListCommand parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        boolean extended = in.grammar().has(ListCommand.class, "EXTENDED");
        Form form = Form.BASIC;
        List<ListSelectionOption> selection = List.of();
        if (extended && in.peek() == '(') {
            form = Form.EXTENDED;
            selection = selection(in);
            in.sp();
        }
        String reference = in.mailboxPrefix();
        in.sp();
        List<String> patterns;
        // mbox-or-pat = list-mailbox / patterns; patterns = "(" list-mailbox *(SP list-mailbox) ")"
        if (extended && in.peek() == '(') {
            form = Form.EXTENDED;
            patterns = Lists.parse(in, ImapReader::listMailbox);
        } else {
            patterns = List.of(in.listMailbox());
        }
        Optional<List<ListReturnOption>> returns = Optional.empty();
        if (extended && in.tryConsume(' ')) {
            form = Form.EXTENDED;
            returns = Optional.of(returns(in));
        }
        in.end();
        return new ListCommand(selection, reference, patterns, returns, form);
    }

    // list-select-opts: "If a list-select-mod-opt appears, then a list-select-base-opt must also appear."
    private static List<ListSelectionOption> selection(ImapReader in) throws ImapSyntaxException {
        List<ListSelectionOption> options = Lists.parseOrEmpty(in, ListSelectionOption::parse);
        if (options.stream().anyMatch(ListSelectionOption::isModifier)
                && options.stream().noneMatch(ListSelectionOption::isBase)) {
            throw new ImapSyntaxException("RECURSIVEMATCH needs another selection option");
        }
        return options;
    }

    // list-return-opts = "RETURN" SP "(" [return-option *(SP return-option)] ")"
    private static List<ListReturnOption> returns(ImapReader in) throws ImapSyntaxException {
        if (!in.tryConsume("RETURN ")) {
            throw new ImapSyntaxException("RETURN expected");
        }
        return Lists.parseOrEmpty(in, ListReturnOption::parse);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("LIST ");
        boolean list = patterns.size() > 1 || form == Form.EXTENDED && selection.isEmpty() && returns.isEmpty();
        if (!selection.isEmpty()) {
            Lists.encode(out, selection);
            out.sp();
        }
        out.mailboxPrefix(reference).raw(list ? " (" : " ");
        String separator = "";
        for (String pattern : patterns) {
            out.raw(separator).mailboxPrefix(pattern);
            separator = " ";
        }
        out.raw(list ? ")" : "");
        returns.ifPresent(options -> Lists.encode(out.raw(" RETURN "), options));
    }
}
