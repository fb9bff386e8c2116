package org.restante.protocol.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.Frame;
import org.restante.protocol.wire.Grammar;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

final class CommandMeaningTest {
    private static <T extends Command> T parse(Class<T> type, String text) throws ImapSyntaxException {
        return type.cast(Wire.parse(text));
    }

    private static SearchKey key(String text) throws ImapSyntaxException {
        return parse(Search.class, "SEARCH " + text).key();
    }

    @Test
    void tellsAnEmptyInitialResponseFromNone() throws ImapSyntaxException {
        assertThat(parse(Authenticate.class, "AUTHENTICATE external").initialResponse())
                .isEmpty();
        assertThat(parse(Authenticate.class, "AUTHENTICATE external =").initialResponse())
                .hasValueSatisfying(octets -> assertThat(octets).isEmpty());
        assertThat(parse(Authenticate.class, "AUTHENTICATE external =").mechanism())
                .isEqualTo("EXTERNAL");
    }

    @Test
    void keepsPasswordsOutOfItsText() throws ImapSyntaxException {
        assertThat(Wire.parse("LOGIN fred secret")).asString().contains("fred").doesNotContain("secret");
        assertThat(Wire.parse("AUTHENTICATE PLAIN AGEAYg==")).asString().doesNotContain("[B");
    }

    @Test
    void knowsWhatSelectIsTold() throws ImapSyntaxException {
        Select select = parse(Select.class, "SELECT inbox (CONDSTORE QRESYNC (7 9 1:4 (1,3 2,8)))");
        assertThat(select.mailbox()).isEqualTo(MailboxName.INBOX);
        assertThat(select.condstore()).isTrue();
        QResync known = select.qresync().orElseThrow();
        assertThat(known.modSeq()).isEqualTo(new ModSeq(9));
        assertThat(known.knownUids()).contains(UidSet.range(1, 4));
        assertThat(known.matches()).containsExactly(new QResync.Match(1, 2), new QResync.Match(3, 8));
        assertThat(parse(Select.class, "SELECT x (QRESYNC (7 9 (1 2)))")
                        .qresync()
                        .orElseThrow()
                        .knownUids())
                .isEmpty();
    }

    @Test
    void knowsWhatAMailboxIsFor() throws ImapSyntaxException {
        assertThat(parse(Create.class, "CREATE x (USE (\\sent \\Drafts))").uses())
                .containsExactlyInAnyOrder(SpecialUse.SENT, SpecialUse.DRAFTS);
    }

    @Test
    void tellsBasicFromExtendedList() throws ImapSyntaxException {
        assertThat(parse(ListCommand.class, "LIST \"\" *")).isEqualTo(new ListCommand("", "*"));
        assertThat(parse(ListCommand.class, "LIST \"\" (*)").form()).isEqualTo(ListCommand.Form.EXTENDED);
        assertThat(parse(ListCommand.class, "LIST () \"\" *").form()).isEqualTo(ListCommand.Form.EXTENDED);
        assertThat(parse(ListCommand.class, "LIST \"\" &ZeVnLIqe-* RETURN ()").patterns())
                .containsExactly("\u65e5\u672c\u8a9e*");
    }

    @Test
    void readsMacrosAsItems() throws ImapSyntaxException {
        assertThat(parse(Fetch.class, "FETCH 1 fast").items())
                .containsExactly(FetchItem.Core.FLAGS, FetchItem.Core.INTERNALDATE, FetchItem.Core.RFC822_SIZE);
        assertThat(parse(Fetch.class, "FETCH 1 all").items()).hasSize(4);
        assertThat(parse(Fetch.class, "FETCH 1 full").items()).hasSize(5).endsWith(FetchItem.Core.BODY);
    }

    @Test
    void readsSections() throws ImapSyntaxException {
        Fetch fetch = parse(
                Fetch.class,
                "UID FETCH 1 (body[] BODY.PEEK[1.2.header.fields.not (\"To\" cc)]<5.10> BINARY.PEEK[2] BINARY.SIZE[])");
        assertThat(fetch.numbering()).isEqualTo(Numbering.UID);
        assertThat(fetch.items())
                .containsExactly(
                        new FetchItem.BodySection(FetchItem.Reading.SEEN, Section.ALL, Optional.empty()),
                        new FetchItem.BodySection(
                                FetchItem.Reading.PEEK,
                                new Section(
                                        List.of(1, 2),
                                        new Section.HeaderFields(
                                                Section.HeaderFields.Choice.ALL_BUT, List.of("To", "cc"))),
                                Optional.of(new Partial(5, 10))),
                        new FetchItem.Binary(FetchItem.Reading.PEEK, List.of(2), Optional.empty()),
                        new FetchItem.BinarySize(List.of()));
    }

    @Test
    void knowsTheModifiersOfFetchAndStore() throws ImapSyntaxException {
        Fetch fetch = parse(Fetch.class, "UID FETCH 1:* FLAGS (CHANGEDSINCE 5 VANISHED)");
        assertThat(fetch.changedSince()).contains(new ModSeq(5));
        assertThat(fetch.vanished()).isTrue();
        Store store = parse(Store.class, "STORE 1 (UNCHANGEDSINCE 0) -flags.silent a B \\seen");
        assertThat(store.unchangedSince()).contains(ModSeq.ZERO);
        assertThat(store.action()).isEqualTo(Store.Action.REMOVE);
        assertThat(store.answer()).isEqualTo(Store.Answer.SILENT);
        assertThat(store.flags()).containsExactly(MessageFlag.SEEN, MessageFlag.of("a"), MessageFlag.of("B"));
    }

    @Test
    void readsSearchKeys() throws ImapSyntaxException {
        assertThat(key("UNSEEN (OR FROM x NOT KEYWORD y) ON \"1-Feb-1994\""))
                .isEqualTo(new SearchKey.And(List.of(
                        new SearchKey.LacksFlag(MessageFlag.SEEN),
                        new SearchKey.Or(
                                new SearchKey.Contains(SearchKey.Field.FROM, "x"),
                                new SearchKey.Not(new SearchKey.HasFlag(MessageFlag.of("y")))),
                        new SearchKey.Received(SearchKey.When.ON, LocalDate.of(1994, 2, 1)))));
        assertThat(key("((ALL))")).isEqualTo(SearchKey.Simple.ALL);
        assertThat(key("CHARSET \"koi8-r\" SUBJECT {4}\r\n\u00ed\u00c1\u00cd\u00c1"))
                .isEqualTo(new SearchKey.Contains(SearchKey.Field.SUBJECT, "\u041c\u0430\u043c\u0430"));
        assertThat(parse(Search.class, "SEARCH RETURN () ALL").returns())
                .contains(List.of(SearchReturnOption.Core.ALL));
    }

    // James, Cyrus 2026: stack overflow by nesting
    @Test
    void limitsNestingOfSearchKeysAndNothingElse() throws ImapSyntaxException {
        for (String open : List.of("(", "NOT ", "OR SEEN ")) {
            String close = open.equals("(") ? ")" : "";
            assertThat(key(open.repeat(32) + "ALL" + close.repeat(32))).isNotNull();
            assertThatThrownBy(() -> key(open.repeat(33) + "ALL" + close.repeat(33)))
                    .hasMessage("Nested too deep");
        }
        assertThatThrownBy(() -> key("(".repeat(60_000))).hasMessage("Nested too deep");
        assertThat(key("ALL" + " (NOT SEEN)".repeat(5000))).isInstanceOf(SearchKey.And.class);
    }

    @Test
    void limitsListsOfItems() {
        assertThatThrownBy(() -> Wire.parse("FETCH 1 (UID" + " UID".repeat(1000) + ")"))
                .hasMessage("Too many items");
        assertThatThrownBy(() -> Wire.parse("STORE 1 FLAGS (x" + numbered(1001) + ")"))
                .hasMessage("Too many flags");
        assertThatThrownBy(() -> Wire.parse("FETCH 1 BODY[1" + ".1".repeat(100) + "]"))
                .hasMessage("Nested too deep");
    }

    private static String numbered(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(" f").append(i);
        }
        return text.toString();
    }

    @Test
    void readsSeveralMessagesOfOneAppend() throws ImapSyntaxException {
        Append append = parse(Append.class, "APPEND x \"17-Jul-1996 02:44:25 -0700\" {5}\r\n");
        assertThat(append.messages().getFirst().date().orElseThrow().offsetMinutes())
                .isEqualTo(-420);
        assertThat(((AppendData.Plain) append.messages().getFirst().data())
                        .literal()
                        .size())
                .isEqualTo(5);
        AppendData data = append.messages().getFirst().data();
        AppendPart.Octets literal = (AppendPart.Octets) data.parts().getLast();
        assertThat(AppendRest.parse(new ImapReader(Frame.of(""), Grammar.core()), data, literal)
                        .messages())
                .isEmpty();
        assertThatThrownBy(() -> AppendRest.parse(new ImapReader(Frame.of(" x"), Grammar.core()), data, literal))
                .isInstanceOf(ImapSyntaxException.class);
        assertThatThrownBy(() -> AppendRest.parse(new ImapReader(Frame.of(")"), Grammar.core()), data, literal))
                .isInstanceOf(ImapSyntaxException.class);
    }

    private record Younger(long seconds) implements ExtensionSearchKey {
        static Younger parse(ImapReader in) throws ImapSyntaxException {
            in.sp();
            return new Younger(in.nzNumber());
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("YOUNGER ").number(seconds);
        }
    }

    private enum EmailId implements ExtensionFetchItem {
        EMAILID;

        @Override
        public void encode(ImapWriter out) {
            out.raw(name());
        }
    }

    @Test
    void takesWhatExtensionsAdd() throws ImapSyntaxException {
        Grammar grammar = Families.grammar()
                .add(SearchKey.class, "YOUNGER", Younger::parse)
                .add(FetchItem.class, "EMAILID", in -> EmailId.EMAILID)
                .build();
        assertThat(Wire.parse("SEARCH younger 7", grammar))
                .isEqualTo(new Search(Numbering.SEQUENCE, Optional.empty(), new Younger(7)));
        assertThat(((Fetch) Wire.parse("FETCH 1 emailid", grammar)).items()).containsExactly(EmailId.EMAILID);
        assertThatThrownBy(() -> Wire.parse("SEARCH YOUNGER 7")).isInstanceOf(ImapSyntaxException.class);
    }

    @Test
    void refusesRulesThatNobodyWouldLookUp() {
        Grammar.Builder grammar = Families.grammar().add(ExtensionFetchItem.class, "EMAILID", in -> EmailId.EMAILID);
        assertThatThrownBy(grammar::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("nobody reads the rules for [EMAILID] of " + ExtensionFetchItem.class.getName()
                        + ": add to " + FetchItem.class.getName());
        grammar.reads(ExtensionFetchItem.class).build();
    }
}
