package org.restante.server.extension.sort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.command.ExtensionCommand;
import org.restante.protocol.command.Numbering;
import org.restante.protocol.command.SearchKey;
import org.restante.protocol.command.SearchProgram;
import org.restante.protocol.command.SearchReturnOption;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * SORT and UID SORT (RFC 5256 section 3; RETURN: RFC 5267 section 3).
 *
 * @param numbering what the numbers of the result are
 * @param returns what to return of it; absent if the client did not say
 * @param criteria what to sort by, the most important first
 * @param key what to look for
 */
record Sort(
        Numbering numbering, Optional<List<SearchReturnOption>> returns, List<SortCriterion> criteria, SearchKey key)
        implements ExtensionCommand {
    private static final int MAX_CRITERIA = 32;

    /** Whether a client may say what to return. */
    enum Form {
        /** RFC 5256 alone. */
        PLAIN,
        /** ESORT as well. */
        EXTENDED
    }

    Sort {
        returns = returns.map(List::copyOf);
        criteria = List.copyOf(criteria);
    }

    /**
     * Reads {@code [search-return-opts] SP sort-criteria SP search-criteria} from behind the name.
     *
     * @throws org.restante.protocol.command.BadCharsetException if the charset is not known
     */
    static Sort parse(ImapReader in, Numbering numbering, Form form) throws ImapSyntaxException {
        Optional<List<SearchReturnOption>> returns = Optional.empty();
        if (form == Form.EXTENDED) {
            returns = SearchReturnOption.parseReturn(in);
        } else {
            in.sp();
        }
        List<SortCriterion> criteria = new ArrayList<>();
        // sort-criteria = "(" sort-criterion *(SP sort-criterion) ")"
        in.list(() -> {
            criteria.add(SortCriterion.parse(in));
            if (criteria.size() > MAX_CRITERIA) {
                throw new ImapSyntaxException("Too many sort criteria");
            }
        });
        in.sp();
        SearchKey key = SearchProgram.parseCriteria(in);
        in.end();
        return new Sort(numbering, returns, criteria, key);
    }

    @Override
    public void encode(ImapWriter out) {
        SearchReturnOption.encodeReturn(out.raw(numbering.prefix()).raw("SORT"), returns);
        String separator = "(";
        for (SortCriterion criterion : criteria) {
            criterion.encode(out.raw(separator));
            separator = " ";
        }
        SearchProgram.encodeCriteria(out.raw(") "), key);
    }
}
