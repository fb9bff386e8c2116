package org.restante.protocol.command;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.command.SearchKey.Contains;
import org.restante.protocol.command.SearchKey.Field;
import org.restante.protocol.command.SearchKey.HasFlag;
import org.restante.protocol.command.SearchKey.LacksFlag;
import org.restante.protocol.command.SearchKey.ModSequence;
import org.restante.protocol.command.SearchKey.Received;
import org.restante.protocol.command.SearchKey.Sent;
import org.restante.protocol.command.SearchKey.Simple;
import org.restante.protocol.command.SearchKey.When;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/** The words of {@code search-key} (RFC 9051 section 9) and what follows each. */
final class SearchWords {
    private static final Map<String, Grammar.Rule<? extends SearchKey>> WORDS = Map.ofEntries(
            Map.entry("ALL", in -> Simple.ALL),
            Map.entry("NEW", in -> Simple.NEW),
            Map.entry("OLD", in -> Simple.OLD),
            Map.entry("RECENT", in -> Simple.RECENT),
            Map.entry("ANSWERED", in -> new HasFlag(MessageFlag.ANSWERED)),
            Map.entry("DELETED", in -> new HasFlag(MessageFlag.DELETED)),
            Map.entry("DRAFT", in -> new HasFlag(MessageFlag.DRAFT)),
            Map.entry("FLAGGED", in -> new HasFlag(MessageFlag.FLAGGED)),
            Map.entry("SEEN", in -> new HasFlag(MessageFlag.SEEN)),
            Map.entry("UNANSWERED", in -> new LacksFlag(MessageFlag.ANSWERED)),
            Map.entry("UNDELETED", in -> new LacksFlag(MessageFlag.DELETED)),
            Map.entry("UNDRAFT", in -> new LacksFlag(MessageFlag.DRAFT)),
            Map.entry("UNFLAGGED", in -> new LacksFlag(MessageFlag.FLAGGED)),
            Map.entry("UNSEEN", in -> new LacksFlag(MessageFlag.SEEN)),
            // "KEYWORD" SP flag-keyword
            Map.entry("KEYWORD", in -> new HasFlag(keyword(in))),
            Map.entry("UNKEYWORD", in -> new LacksFlag(keyword(in))),
            Map.entry("BCC", in -> new Contains(Field.BCC, text(in))),
            Map.entry("BODY", in -> new Contains(Field.BODY, text(in))),
            Map.entry("CC", in -> new Contains(Field.CC, text(in))),
            Map.entry("FROM", in -> new Contains(Field.FROM, text(in))),
            Map.entry("SUBJECT", in -> new Contains(Field.SUBJECT, text(in))),
            Map.entry("TEXT", in -> new Contains(Field.TEXT, text(in))),
            Map.entry("TO", in -> new Contains(Field.TO, text(in))),
            // "HEADER" SP header-fld-name SP astring
            Map.entry("HEADER", in -> new SearchKey.Header(afterSpace(in).astring(), text(in))),
            Map.entry("BEFORE", in -> new Received(When.BEFORE, afterSpace(in).date())),
            Map.entry("ON", in -> new Received(When.ON, afterSpace(in).date())),
            Map.entry("SINCE", in -> new Received(When.SINCE, afterSpace(in).date())),
            Map.entry("SENTBEFORE", in -> new Sent(When.BEFORE, afterSpace(in).date())),
            Map.entry("SENTON", in -> new Sent(When.ON, afterSpace(in).date())),
            Map.entry("SENTSINCE", in -> new Sent(When.SINCE, afterSpace(in).date())),
            Map.entry("LARGER", in -> new SearchKey.Larger(afterSpace(in).number64())),
            Map.entry("SMALLER", in -> new SearchKey.Smaller(afterSpace(in).number64())),
            Map.entry("UID", in -> new SearchKey.Uids(afterSpace(in).sequenceSet())),
            Map.entry("MODSEQ", SearchWords::modSequence),
            Map.entry("NOT", in -> new SearchKey.Not(nested(in))),
            Map.entry("OR", in -> new SearchKey.Or(nested(in), nested(in))));

    private SearchWords() {}

    static SearchKey parse(ImapReader in) throws ImapSyntaxException {
        int c = in.peek();
        // "(" search-key *(SP search-key) ")"
        if (in.tryConsume('(')) {
            in.descend();
            SearchKey keys = SearchProgram.parseKeys(in);
            in.expect(')');
            in.ascend();
            return keys;
        }
        if (c >= '0' && c <= '9' || c == '*' || c == '$') {
            return new SearchKey.Numbers(in.sequenceNumbers());
        }
        String name = Lists.name(in, SearchKey.class);
        Grammar.Rule<? extends SearchKey> rule = WORDS.get(name);
        return rule == null ? Lists.extension(in, SearchKey.class, name) : rule.parse(in);
    }

    private static ImapReader afterSpace(ImapReader in) throws ImapSyntaxException {
        in.sp();
        return in;
    }

    private static String text(ImapReader in) throws ImapSyntaxException {
        return afterSpace(in).charsetText();
    }

    private static MessageFlag keyword(ImapReader in) throws ImapSyntaxException {
        MessageFlag flag = afterSpace(in).flag();
        if (flag.isSystem()) {
            throw new ImapSyntaxException("Keyword expected");
        }
        return flag;
    }

    private static SearchKey nested(ImapReader in) throws ImapSyntaxException {
        in.sp();
        in.descend();
        SearchKey key = parse(in);
        in.ascend();
        return key;
    }

    // search-modsequence = "MODSEQ" [search-modseq-ext] SP mod-sequence-valzer
    // search-modseq-ext = SP entry-name SP entry-type-req (RFC 7162 section 7)
    private static SearchKey modSequence(ImapReader in) throws ImapSyntaxException {
        in.sp();
        if (in.peek() != '"') {
            return new ModSequence(Optional.empty(), in.modSeq());
        }
        String name = in.quoted();
        in.sp();
        String type = in.atom().toLowerCase(Locale.ROOT);
        if (!type.equals("priv") && !type.equals("shared") && !type.equals("all")) {
            throw new ImapSyntaxException("priv, shared or all expected");
        }
        in.sp();
        return new ModSequence(Optional.of(new ModSequence.Entry(name, type)), in.modSeq());
    }

    static String flag(MessageFlag flag, String prefix) {
        return flag.isSystem()
                ? prefix + flag.name().substring(1).toUpperCase(Locale.ROOT)
                : prefix + "KEYWORD " + flag.name();
    }
}
