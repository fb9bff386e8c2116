package org.restante.protocol.command;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.SequenceSet;
import org.restante.protocol.model.SpecialUse;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.wire.Frame.LiteralKind;
import org.restante.protocol.wire.Frame.StreamedLiteral;
import org.restante.protocol.wire.LiteralStyle;

/** Commands of every kind, as wild as the records allow. */
final class CommandArbitraries {
    private CommandArbitraries() {}

    static Arbitrary<Command> commands() {
        return Arbitraries.oneOf(words(), mailboxes(), login(), lists(), messages(), fetches(), searches(), appends());
    }

    private static Arbitrary<Command> words() {
        return Arbitraries.of(
                new Capability(),
                new Check(),
                new Close(),
                new Expunge(),
                new Idle(),
                new Logout(),
                new Namespace(),
                new Noop(),
                new StartTls(),
                new Unselect());
    }

    static Arbitrary<String> text() {
        return Arbitraries.oneOf(
                Arbitraries.of("", "NIL", "a\"b\\", "x\r\ny", "{5}", "*", "%", "x".repeat(1001), "\u00e9\u20ac"),
                Arbitraries.strings().withCharRange('\u0001', '\u007f').ofMaxLength(20),
                Arbitraries.strings().withCharRange('\u00a0', '\u2fff').ofMaxLength(20));
    }

    static Arbitrary<MailboxName> names() {
        Arbitrary<String> component = Arbitraries.oneOf(
                Arbitraries.of("INBOX", "&", "a&b", "x y", "\"", "\\", "(", "nil", "\u53f0\u5317", "\ud83d\ude00", "*"),
                Arbitraries.strings()
                        .withCharRange('\u00a1', '\u1fff')
                        .ofMinLength(1)
                        .ofMaxLength(8),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(8));
        return component.list().ofMinSize(1).ofMaxSize(3).map(parts -> MailboxName.of(String.join("/", parts)));
    }

    static Arbitrary<UidSet> uids() {
        Arbitrary<Long> number = Arbitraries.longs().between(1, UidSet.MAX_UID);
        return Combinators.combine(number, number)
                .as((a, b) -> UidSet.range(Math.min(a, b), Math.max(a, b)))
                .list()
                .ofMinSize(1)
                .ofMaxSize(5)
                .map(ranges -> ranges.stream().reduce(UidSet.EMPTY, UidSet::union));
    }

    static Arbitrary<SequenceSet> sets() {
        Arbitrary<Long> number = Arbitraries.longs().between(1, UidSet.MAX_UID);
        return Arbitraries.oneOf(
                Arbitraries.just(SequenceSet.SAVED),
                uids().map(SequenceSet::of),
                number.map(from -> new SequenceSet.Numbers(UidSet.EMPTY, Optional.of(from))),
                Combinators.combine(uids(), number).as((set, from) -> new SequenceSet.Numbers(set, Optional.of(from))));
    }

    private static Arbitrary<ModSeq> modSeqs() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE).map(ModSeq::new);
    }

    static Arbitrary<Flags> flags() {
        return Arbitraries.of("\\Seen", "\\Deleted", "\\Draft", "$Forwarded", "a+b", "[x", "NIL")
                .map(MessageFlag::of)
                .set()
                .map(Flags::of);
    }

    private static Arbitrary<Numbering> numberings() {
        return Arbitraries.of(Numbering.values());
    }

    private static Arbitrary<Command> mailboxes() {
        Arbitrary<List<SelectParameter>> parameters = Arbitraries.oneOf(
                        Arbitraries.just((SelectParameter) new SelectParameter.Condstore()), qresync())
                .list()
                .ofMaxSize(2);
        Arbitrary<List<CreateParameter>> uses = Arbitraries.of(SpecialUse.values())
                .set()
                .map(set -> (CreateParameter) new CreateParameter.Use(set))
                .list()
                .ofMaxSize(1);
        return Arbitraries.oneOf(
                Combinators.combine(names(), parameters).as(Select::new),
                Combinators.combine(names(), parameters).as(Examine::new),
                Combinators.combine(names(), uses).as(Create::new),
                names().map(Delete::new),
                Combinators.combine(names(), names()).as(Rename::new),
                names().map(Subscribe::new),
                names().map(Unsubscribe::new),
                Combinators.combine(names(), statusItems()).as(Status::new));
    }

    private static Arbitrary<SelectParameter> qresync() {
        Arbitrary<List<QResync.Match>> matches = Combinators.combine(
                        Arbitraries.longs().between(1, 1000).set().ofMaxSize(5),
                        Arbitraries.longs().between(1, 1000))
                .as((numbers, offset) -> numbers.stream()
                        .sorted()
                        .map(number -> new QResync.Match(number, number + offset))
                        .toList());
        return Combinators.combine(
                        Arbitraries.longs().between(1, UidValidity.MAX).map(UidValidity::new),
                        modSeqs(),
                        uids().optional(),
                        matches)
                .as(QResync::new);
    }

    private static Arbitrary<List<StatusItem>> statusItems() {
        return Arbitraries.of(StatusItem.Core.values())
                .map(item -> (StatusItem) item)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Arbitrary<Command> login() {
        return Arbitraries.oneOf(
                Combinators.combine(text(), text()).as(Login::new),
                Combinators.combine(
                                Arbitraries.of("PLAIN", "SCRAM-SHA-256-PLUS"),
                                Arbitraries.bytes().array(byte[].class).optional())
                        .as(Authenticate::new),
                Arbitraries.of("IMAP4rev2", "CONDSTORE", "UTF8=ACCEPT")
                        .list()
                        .ofMinSize(1)
                        .map(Enable::new),
                Arbitraries.maps(
                                Arbitraries.of("name", "version", "x\"y"),
                                text().filter(s -> s.length() < 1000).optional())
                        .map(fields -> new Id(new LinkedHashMap<>(fields))));
    }

    private static Arbitrary<Command> lists() {
        Arbitrary<List<ListSelectionOption>> selection = Arbitraries.of(ListSelectionOption.Core.values())
                .filter(option -> !option.isModifier())
                .map(option -> (ListSelectionOption) option)
                .list()
                .ofMaxSize(3);
        Arbitrary<ListReturnOption> option = Arbitraries.oneOf(
                Arbitraries.of(ListReturnOption.Core.values()).map(o -> (ListReturnOption) o),
                statusItems().map(ListReturnOption.StatusOf::new));
        return Arbitraries.oneOf(
                Combinators.combine(text(), text()).as(Lsub::new),
                Combinators.combine(text(), text()).as((reference, pattern) -> new ListCommand(reference, pattern)),
                Combinators.combine(
                                selection,
                                text(),
                                text().list().ofMinSize(1).ofMaxSize(3),
                                option.list().ofMaxSize(3).optional())
                        .as((select, reference, patterns, returns) ->
                                new ListCommand(select, reference, patterns, returns, ListCommand.Form.EXTENDED)));
    }

    private static Arbitrary<Command> messages() {
        Arbitrary<List<StoreModifier>> unchanged = modSeqs()
                .map(modSeq -> (StoreModifier) new StoreModifier.UnchangedSince(modSeq))
                .list()
                .ofMaxSize(1);
        return Arbitraries.oneOf(
                sets().map(UidExpunge::new),
                Combinators.combine(numberings(), sets(), names()).as(Copy::new),
                Combinators.combine(numberings(), sets(), names()).as(Move::new),
                Combinators.combine(
                                numberings(),
                                sets(),
                                unchanged,
                                Arbitraries.of(Store.Action.values()),
                                Arbitraries.of(Store.Answer.values()),
                                flags())
                        .as(Store::new));
    }

    private static Arbitrary<Command> fetches() {
        Arbitrary<List<FetchModifier>> modifiers = Arbitraries.oneOf(
                        modSeqs().map(FetchModifier.ChangedSince::new), Arbitraries.just(new FetchModifier.Vanished()))
                .map(modifier -> (FetchModifier) modifier)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        numberings(), sets(), fetchItems().list().ofMinSize(1).ofMaxSize(4), modifiers)
                .as(Fetch::new);
    }

    private static Arbitrary<FetchItem> fetchItems() {
        Arbitrary<List<Integer>> part =
                Arbitraries.integers().between(1, Integer.MAX_VALUE).list().ofMaxSize(3);
        Arbitrary<Section.Text> whole = Arbitraries.of(Section.Whole.values());
        Arbitrary<Section.Text> fields = Combinators.combine(
                        Arbitraries.of(Section.HeaderFields.Choice.values()),
                        text().list().ofMinSize(1).ofMaxSize(3))
                .as(Section.HeaderFields::new);
        Arbitrary<Section> section = Combinators.combine(part, Arbitraries.oneOf(whole, fields))
                .as((numbers, text) ->
                        numbers.isEmpty() && text == Section.Whole.MIME ? Section.ALL : new Section(numbers, text));
        Arbitrary<FetchItem.Reading> reading = Arbitraries.of(FetchItem.Reading.values());
        Arbitrary<Optional<Partial>> partial = Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(1))
                .as(Partial::new)
                .optional();
        return Arbitraries.oneOf(
                Arbitraries.of(FetchItem.Core.values()),
                Combinators.combine(reading, section, partial).as(FetchItem.BodySection::new),
                Combinators.combine(reading, part, partial).as(FetchItem.Binary::new),
                part.map(FetchItem.BinarySize::new));
    }

    private static Arbitrary<Command> searches() {
        Arbitrary<List<SearchReturnOption>> returns = Arbitraries.of(SearchReturnOption.Core.values())
                .map(option -> (SearchReturnOption) option)
                .list()
                .ofMinSize(1)
                .ofMaxSize(5);
        return Combinators.combine(numberings(), returns.optional(), searchKeys(4))
                .as(Search::new);
    }

    private static Arbitrary<SearchKey> searchKeys(int depth) {
        if (depth == 0) {
            return plainKeys();
        }
        Arbitrary<SearchKey> inner = searchKeys(depth - 1);
        return Arbitraries.oneOf(
                plainKeys(),
                inner.list().ofMinSize(2).ofMaxSize(3).map(SearchKey.And::new),
                Combinators.combine(inner, inner).as(SearchKey.Or::new),
                inner.map(SearchKey.Not::new));
    }

    private static Arbitrary<SearchKey> plainKeys() {
        Arbitrary<MessageFlag> flag = Arbitraries.of("\\Seen", "\\Answered", "\\Flagged", "\\Deleted", "\\Draft", "$x")
                .map(MessageFlag::of);
        Arbitrary<SearchKey.When> when = Arbitraries.of(SearchKey.When.values());
        Arbitrary<LocalDate> day =
                Arbitraries.longs().between(-719_528, 2_932_896).map(LocalDate::ofEpochDay);
        Arbitrary<Long> size = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<Optional<SearchKey.ModSequence.Entry>> entry = Arbitraries.of("priv", "shared", "all")
                .map(type -> new SearchKey.ModSequence.Entry("/flags/\\seen", type))
                .optional();
        return Arbitraries.oneOf(
                Arbitraries.of(SearchKey.Simple.values()),
                flag.map(SearchKey.HasFlag::new),
                flag.map(SearchKey.LacksFlag::new),
                Combinators.combine(Arbitraries.of(SearchKey.Field.values()), text())
                        .as(SearchKey.Contains::new),
                Combinators.combine(text(), text()).as(SearchKey.Header::new),
                Combinators.combine(when, day).as(SearchKey.Received::new),
                Combinators.combine(when, day).as(SearchKey.Sent::new),
                size.map(SearchKey.Larger::new),
                size.map(SearchKey.Smaller::new),
                sets().map(SearchKey.Numbers::new),
                sets().map(SearchKey.Uids::new),
                Combinators.combine(entry, modSeqs()).as(SearchKey.ModSequence::new));
    }

    private static Arbitrary<Command> appends() {
        Arbitrary<InternalDate> date = Combinators.combine(
                        Arbitraries.longs().between(-62_000_000_000L, 253_000_000_000L),
                        Arbitraries.integers().between(-1080, 1080))
                .as(InternalDate::new);
        Arbitrary<AppendData> data = Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.of(LiteralStyle.values()),
                        Arbitraries.of(LiteralKind.values()))
                .as((size, style, kind) -> new AppendData.Plain(new StreamedLiteral(size, style, kind)));
        Arbitrary<AppendMessage> message =
                Combinators.combine(flags(), date.optional(), data).as(AppendMessage::new);
        return Combinators.combine(names(), message).as((name, only) -> new Append(name, List.of(only)));
    }
}
