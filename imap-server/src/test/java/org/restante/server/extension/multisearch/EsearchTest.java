package org.restante.server.extension.multisearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.command.MailboxFilter;
import org.restante.protocol.command.MailboxFilter.Depth;
import org.restante.protocol.command.MailboxFilter.Named;
import org.restante.protocol.command.MailboxFilter.Word;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

class EsearchTest {
    private static Esearch parse(String arguments) throws ImapSyntaxException {
        return Esearch.parse(new ImapReader(Frame.of(arguments), Grammar.core()));
    }

    // The first three: RFC 7377 sections 2 and 3.
    @ParameterizedTest
    @ValueSource(
            strings = {
                " IN (mailboxes \"folder1\" subtree \"folder2\") unseen",
                " IN (mailboxes \"folder1\" subtree-one \"folder2\") subject \"chad\"",
                " FROM \"frobozz\" 1:100",
                " IN (selected inboxes personal subscribed) RETURN (MIN COUNT) 1:3 NOT SEEN",
                " RETURN () ALL",
                " IN (MAILBOXES (a &AMQ- inbox)) ALL"
            })
    void isReadAndWrittenAgain(String arguments) throws ImapSyntaxException {
        Esearch command = parse(arguments);
        ImapWriter out = new ImapWriter();
        command.encode(out);
        String written = new String(out.take(), StandardCharsets.US_ASCII);
        assertThat(written).startsWith("ESEARCH ");
        assertThat(parse(written.substring("ESEARCH".length()))).isEqualTo(command);
    }

    @Test
    void namesMailboxes() throws ImapSyntaxException {
        List<MailboxFilter> sources = parse(" IN (Selected subtree (a/b c) mailboxes d) ALL")
                .sources()
                .orElseThrow();
        assertThat(sources)
                .containsExactly(
                        Word.SELECTED,
                        new Named(Depth.SUBTREE, List.of(MailboxName.of("a/b"), MailboxName.of("c"))),
                        new Named(Depth.MAILBOXES, List.of(MailboxName.of("d"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                " IN ALL",
                " IN () ALL",
                " IN (selected)",
                " IN (selected-delayed) ALL",
                " IN (subtree) ALL",
                " IN (subtree ()) ALL",
                " IN (personal (x)) ALL",
                " IN (personal",
                " RETURN (ALL)",
                " IN (personal) IN (personal) ALL"
            })
    void refusesWhatIsNone(String arguments) {
        assertThatThrownBy(() -> parse(arguments)).isInstanceOf(ImapSyntaxException.class);
    }
}
