package org.restante.protocol.response;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.restante.protocol.command.Section;
import org.restante.protocol.command.Section.HeaderFields;
import org.restante.protocol.command.Section.HeaderFields.Choice;
import org.restante.protocol.command.Section.Whole;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MessageFlag;
import org.restante.protocol.model.ModSeq;
import org.restante.protocol.model.PartialRange;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.response.FetchContent.Rfc822;
import org.restante.protocol.response.FetchData.MessageFlags.Recency;
import org.restante.protocol.response.VanishedResponse.Since;
import org.restante.protocol.wire.ImapCharacters;

/** Any response at all. */
final class ResponseArbitraries {
    private ResponseArbitraries() {}

    static Arbitrary<Response> responses() {
        return Arbitraries.oneOf(tagged(), texts().map(Continuation::new), untagged());
    }

    private static Arbitrary<Response> tagged() {
        Arbitrary<Condition> conditions = Arbitraries.of(Condition.values()).filter(Condition::completesCommands);
        return Combinators.combine(tags(), conditions, texts()).as(Tagged::new);
    }

    private static Arbitrary<Response> untagged() {
        Arbitrary<List<String>> capabilities = atoms().list().ofMaxSize(5);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of(Condition.values()), texts()).as(StatusResponse::new),
                capabilities.map(CapabilityResponse::new),
                capabilities.map(EnabledResponse::new),
                flags().map(FlagsResponse::new),
                numbers().map(ExistsResponse::new),
                numbers().map(RecentResponse::new),
                uids().map(ExpungeResponse::new),
                Combinators.combine(Arbitraries.of(Since.values()), sets()).as(VanishedResponse::new),
                Combinators.combine(uids(), fetchData().list().ofMaxSize(5)).as(FetchResponse::new),
                Combinators.combine(uids(), fetchData().list().ofMaxSize(5)).as(UidFetchResponse::new),
                Combinators.combine(tags(), batches().list().ofMaxSize(5)).as(UidBatchesResponse::new),
                search(),
                esearch(),
                sort(),
                thread(),
                comparator(),
                list(),
                listings().map(LsubResponse::new),
                status(),
                ExtensionArbitraries.responses(),
                namespace(),
                id(),
                Combinators.combine(atoms(), values())
                        .as((name, value) -> new UnknownResponse(Octets.latin1("X-" + name + " " + value))));
    }

    static Arbitrary<ResponseText> texts() {
        return Combinators.combine(codes().optional(), Arbitraries.strings().ofMaxLength(40))
                .as(ResponseText::new);
    }

    private static Arbitrary<ResponseCode> codes() {
        return Arbitraries.oneOf(
                Arbitraries.of(PlainCode.values()),
                printables().list().ofMaxSize(3).map(BadCharset::new),
                tags().map(NoUpdate::new),
                atoms().map(UndefinedFilter::new),
                atoms().list().ofMaxSize(3).map(CapabilityCode::new),
                Combinators.combine(flags(), Arbitraries.of(PermanentFlags.NewKeywords.values()))
                        .as(PermanentFlags::new),
                Combinators.combine(Arbitraries.of(NumberCode.Name.values()), uids())
                        .as(NumberCode::new),
                uids().map(value -> new UidValidityCode(new UidValidity(value))),
                Combinators.combine(uids(), sets()).as((v, set) -> new AppendUid(new UidValidity(v), set)),
                Combinators.combine(uids(), sets()).as((v, set) -> new CopyUid(new UidValidity(v), set, set)),
                modSeqs().map(HighestModSeq::new),
                sets().map(Modified::new),
                Combinators.combine(uids(), uids().optional()).as(MessageLimitCode::new),
                inProgress(),
                ExtensionArbitraries.codes(),
                Combinators.combine(
                                atoms(),
                                Arbitraries.strings()
                                        .withChars("ab( \"\\{5}é")
                                        .ofMinLength(1)
                                        .optional())
                        .as((name, arguments) -> new UnknownCode("X-" + name, arguments)));
    }

    private static Arbitrary<ResponseCode> inProgress() {
        Arbitrary<Long> less = Arbitraries.longs().between(0, UidSet.MAX_UID - 1);
        return Combinators.combine(tags().optional(), less.optional(), uids().optional())
                .as((tag, done, goal) ->
                        new InProgressCode(tag, done, done.flatMap(count -> goal.filter(all -> all > count))));
    }

    private static Arbitrary<UidBatchesResponse.Batch> batches() {
        return Combinators.combine(uids(), uids())
                .as((one, other) -> new UidBatchesResponse.Batch(Math.max(one, other), Math.min(one, other)));
    }

    static Arbitrary<FetchData> fetchData() {
        Arbitrary<Optional<Octets>> contents = Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(20)
                .map(Octets::of)
                .optional();
        Arbitrary<OptionalLong> origins = Arbitraries.oneOf(
                Arbitraries.just(OptionalLong.empty()), numbers().map(OptionalLong::of));
        Arbitrary<List<Integer>> parts =
                Arbitraries.of(List.of(), List.of(1), List.of(1, 2), List.of(Integer.MAX_VALUE), List.of(10, 20, 30));
        Arbitrary<Section> sections = Arbitraries.of(
                Section.ALL,
                new Section(List.of(), Whole.TEXT),
                new Section(List.of(1, 2), Whole.MIME),
                new Section(List.of(3), new HeaderFields(Choice.ONLY, List.of("DATE", "a]b \"", "x\r\n]"))),
                new Section(List.of(), new HeaderFields(Choice.ALL_BUT, List.of("X<"))));
        return Arbitraries.oneOf(
                Combinators.combine(flags(), Arbitraries.of(Recency.values())).as(FetchData.MessageFlags::new),
                uids().map(FetchData.Uid::new),
                Arbitraries.longs().greaterOrEqual(0).map(FetchData.Size::new),
                modSeqs().map(FetchData.Version::new),
                dates().map(FetchData.Received::new),
                Combinators.combine(sections, origins, contents).as(FetchContent.Body::new),
                Combinators.combine(parts, origins, contents).as(FetchContent.Binary::new),
                Combinators.combine(parts, numbers()).as(FetchContent.BinarySize::new),
                Combinators.combine(Arbitraries.of(Rfc822.Item.values()), contents)
                        .as(Rfc822::new),
                ExtensionArbitraries.fetchData(),
                Combinators.combine(
                                Arbitraries.of("X-GM-MSGID", "X-GM-LABELS"),
                                Arbitraries.of("", "[1.2]", "[(\"]\")]").map(Octets::of),
                                values())
                        .as(UnknownFetchData::new));
    }

    static Arbitrary<InternalDate> dates() {
        return Combinators.combine(
                        Arbitraries.longs().between(-62_000_000_000L, 253_000_000_000L),
                        Arbitraries.integers().between(-1080, 1080))
                .as(InternalDate::new);
    }

    private static Arbitrary<Response> search() {
        return Combinators.combine(sets().optional(), modSeqs().optional())
                .as((set, modSeq) -> new SearchResponse(set.orElse(UidSet.EMPTY), modSeq));
    }

    private static Arbitrary<Response> esearch() {
        Arbitrary<EsearchData> data = Arbitraries.oneOf(
                uids().map(EsearchData.Min::new),
                uids().map(EsearchData.Max::new),
                numbers().map(EsearchData.Count::new),
                resultLists().map(EsearchData::all),
                partial(),
                updates(),
                Arbitraries.integers().between(1, 100).list().ofMaxSize(5).map(EsearchRelevancy::new),
                modSeqs().map(EsearchData.HighestModified::new),
                extensions().map(EsearchData.Extension::new));
        return Combinators.combine(
                        tags().optional(),
                        Arbitraries.of(EsearchResponse.Numbers.values()),
                        data.list().ofMaxSize(5))
                .as(EsearchResponse::new);
    }

    private static Arbitrary<ResultList> resultLists() {
        Arbitrary<Long> near = Arbitraries.longs().between(1, 30);
        return Arbitraries.oneOf(near, uids())
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(numbers -> ResultList.of(
                        numbers.stream().mapToLong(Long::longValue).toArray()));
    }

    private static Arbitrary<EsearchData> partial() {
        return Combinators.combine(
                        Arbitraries.of(PartialRange.Origin.values()),
                        uids(),
                        uids(),
                        resultLists().optional())
                .as((origin, one, other, results) ->
                        new EsearchPartial(new PartialRange(origin, one, other), results.orElse(ResultList.EMPTY)));
    }

    private static Arbitrary<EsearchData> updates() {
        Arbitrary<EsearchUpdate.Place> places =
                Combinators.combine(numbers(), resultLists()).as(EsearchUpdate.Place::new);
        return Combinators.combine(
                        Arbitraries.of(EsearchUpdate.Kind.values()),
                        places.list().ofMinSize(1).ofMaxSize(3))
                .as(EsearchUpdate::new);
    }

    private static Arbitrary<Response> sort() {
        return Combinators.combine(uids().list().ofMaxSize(9), modSeqs().optional())
                .as(SortResponse::new);
    }

    private static Arbitrary<Response> thread() {
        return branches(3).list().ofMaxSize(4).map(ThreadResponse::new);
    }

    private static Arbitrary<ThreadResponse.Branch> branches(int depth) {
        Arbitrary<ThreadResponse.Branch> chain =
                uids().list().ofMinSize(1).ofMaxSize(4).map(chained -> new ThreadResponse.Branch(chained, List.of()));
        if (depth == 0) {
            return chain;
        }
        return Arbitraries.oneOf(
                chain,
                Combinators.combine(
                                uids().list().ofMaxSize(3),
                                branches(depth - 1).list().ofMinSize(2).ofMaxSize(3))
                        .as(ThreadResponse.Branch::new));
    }

    private static Arbitrary<Response> comparator() {
        Arbitrary<String> ids = Arbitraries.of("i;octet", "-i;ascii-casemap", "i;basic;uca=3.1.1");
        return Combinators.combine(ids, ids.list().ofMaxSize(3)).as(ComparatorResponse::new);
    }

    private static Arbitrary<Response> list() {
        return Combinators.combine(
                        listings(),
                        atoms().list().ofMaxSize(2),
                        mailboxes().optional(),
                        extensions().list().ofMaxSize(2))
                .as(ListResponse::new);
    }

    private static Arbitrary<MailboxListing> listings() {
        Arbitrary<MailboxAttribute> attributes = atoms().map(atom -> MailboxAttribute.of("\\" + atom));
        return Combinators.combine(attributes.list().ofMaxSize(3), delimiters(), mailboxes())
                .as(MailboxListing::new);
    }

    private static Arbitrary<Optional<Character>> delimiters() {
        return Arbitraries.of('/', '.', '"', '\\', ' ', '(').optional();
    }

    private static Arbitrary<Response> status() {
        Arbitrary<StatusAttribute> attributes = Arbitraries.oneOf(
                Combinators.combine(atoms(), Arbitraries.longs().greaterOrEqual(0))
                        .as(StatusAttribute.Counter::new),
                Combinators.combine(atoms(), Arbitraries.of("NIL", "(F22 ())"))
                        .as((name, value) -> new StatusAttribute.Other(name, Octets.of(value))));
        return Combinators.combine(mailboxes(), attributes.list().ofMaxSize(4)).as(StatusData::new);
    }

    private static Arbitrary<Response> namespace() {
        Arbitrary<NamespaceDescription.Extension> extensions = Combinators.combine(
                        strings(), strings().list().ofMinSize(1).ofMaxSize(2))
                .as(NamespaceDescription.Extension::new);
        Arbitrary<List<NamespaceDescription>> namespaces = Combinators.combine(
                        mailboxes(), delimiters(), extensions.list().ofMaxSize(2))
                .as(NamespaceDescription::new)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(namespaces, namespaces, namespaces).as(NamespaceResponse::new);
    }

    private static Arbitrary<Response> id() {
        return Arbitraries.maps(strings(), strings().optional())
                .ofMaxSize(4)
                .map(fields -> new IdResponse(new LinkedHashMap<>(fields)));
    }

    private static Arbitrary<TaggedExtension> extensions() {
        return Combinators.combine(atoms(), values()).as((name, value) -> new TaggedExtension("X-" + name, value));
    }

    static Arbitrary<Octets> values() {
        return Arbitraries.of(
                        "1",
                        "4:5,7",
                        "NIL",
                        "\"a \\\" ) (\"",
                        "()",
                        "(a (b \"c\") {3}\r\n\r\n))",
                        "~{2}\r\n\0\n",
                        "(\"x\"\"y\")")
                .map(value -> Octets.of(value.getBytes(StandardCharsets.ISO_8859_1)));
    }

    static Arbitrary<String> mailboxes() {
        return Arbitraries.oneOf(
                strings(), Arbitraries.of("", "INBOX", "nil", "a&b", "~peter/mail/台北/日本語", "a\"b\\", "%*", "[x]"));
    }

    private static Arbitrary<String> strings() {
        return Arbitraries.strings().ofMaxLength(12).filter(text -> text.codePoints()
                .noneMatch(c -> c == 0 || c >= 0xD800 && c <= 0xDFFF));
    }

    private static Arbitrary<String> printables() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(12);
    }

    static Arbitrary<String> atoms() {
        return Arbitraries.chars()
                .range('!', '~')
                .filter(ImapCharacters::isAtomChar)
                .list()
                .ofMinSize(1)
                .ofMaxSize(12)
                .map(chars -> chars.stream().map(String::valueOf).collect(Collectors.joining()));
    }

    private static Arbitrary<String> tags() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars(".-_]")
                .ofMinLength(1)
                .ofMaxLength(12);
    }

    private static Arbitrary<Flags> flags() {
        Arbitrary<MessageFlag> each = Arbitraries.oneOf(
                Arbitraries.of(MessageFlag.SEEN, MessageFlag.DRAFT, MessageFlag.DELETED), atoms().map(MessageFlag::of));
        return each.list().ofMaxSize(5).map(Flags::of);
    }

    private static Arbitrary<ModSeq> modSeqs() {
        return Arbitraries.longs().between(1, Long.MAX_VALUE).map(ModSeq::new);
    }

    private static Arbitrary<Long> uids() {
        return Arbitraries.longs().between(1, UidSet.MAX_UID);
    }

    private static Arbitrary<Long> numbers() {
        return Arbitraries.longs().between(0, UidSet.MAX_UID);
    }

    private static Arbitrary<UidSet> sets() {
        Arbitrary<UidSet> ranges = Combinators.combine(
                        Arbitraries.longs().between(1, UidSet.MAX_UID - 9),
                        Arbitraries.integers().between(0, 9))
                .as((first, more) -> UidSet.range(first, first + more));
        return ranges.list().ofMinSize(1).ofMaxSize(5).map(all -> {
            UidSet.Builder set = UidSet.builder();
            all.forEach(set::addAll);
            return set.build();
        });
    }
}
