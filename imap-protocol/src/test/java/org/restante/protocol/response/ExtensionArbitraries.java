package org.restante.protocol.response;

import static org.restante.protocol.response.ResponseArbitraries.atoms;
import static org.restante.protocol.response.ResponseArbitraries.dates;
import static org.restante.protocol.response.ResponseArbitraries.mailboxes;
import static org.restante.protocol.response.ResponseArbitraries.values;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Any response, code or FETCH data of an extension about other things than messages found. */
final class ExtensionArbitraries {
    private ExtensionArbitraries() {}

    static Arbitrary<Response> responses() {
        Arbitrary<Long> amounts = Arbitraries.longs().greaterOrEqual(0);
        Arbitrary<QuotaResponse.Resource> resources =
                Combinators.combine(atoms(), amounts, amounts).as(QuotaResponse.Resource::new);
        Arbitrary<AclResponse.Entry> entries =
                Combinators.combine(mailboxes(), mailboxes()).as(AclResponse.Entry::new);
        Arbitrary<List<String>> names = mailboxes().list().ofMaxSize(3);
        return Arbitraries.oneOf(
                Combinators.combine(mailboxes(), resources.list().ofMaxSize(3)).as(QuotaResponse::new),
                Combinators.combine(mailboxes(), names).as(QuotaRootResponse::new),
                Combinators.combine(mailboxes(), entries.list().ofMaxSize(3)).as(AclResponse::new),
                Combinators.combine(mailboxes(), mailboxes(), mailboxes(), names)
                        .as(ListRightsResponse::new),
                Combinators.combine(mailboxes(), mailboxes()).as(MyRightsResponse::new),
                Combinators.combine(mailboxes(), metadata()).as(MetadataResponse::new),
                Arbitraries.of("en", "de", "i-default", "de-AT")
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(3)
                        .map(LanguageResponse::new),
                names.map(GenUrlAuthResponse::new),
                urlResults().list().ofMaxSize(3).map(UrlFetchResponse::new),
                mailboxes().map(JmapAccessResponse::new));
    }

    private static Arbitrary<MetadataResponse.Content> metadata() {
        Arbitrary<String> names =
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(12).map("/"::concat);
        Arbitrary<MetadataResponse.Entry> entries =
                Combinators.combine(names, octets()).as(MetadataResponse.Entry::new);
        return Arbitraries.oneOf(
                entries.list().ofMinSize(1).ofMaxSize(3).map(MetadataResponse.Values::new),
                names.list().ofMinSize(1).ofMaxSize(3).map(MetadataResponse.Changed::new));
    }

    private static Arbitrary<UrlFetchResponse.Result> urlResults() {
        Arbitrary<UrlFetchResponse.Item> items =
                Combinators.combine(atoms(), values()).as(UrlFetchResponse.Item::new);
        return Arbitraries.oneOf(
                Combinators.combine(mailboxes(), octets()).as(UrlFetchResponse.Plain::new),
                Combinators.combine(mailboxes(), items.list().ofMinSize(1).ofMaxSize(3))
                        .as(UrlFetchResponse.Extended::new));
    }

    private static Arbitrary<Optional<Octets>> octets() {
        return Arbitraries.bytes()
                .array(byte[].class)
                .ofMaxSize(20)
                .map(Octets::of)
                .optional();
    }

    static Arbitrary<ResponseCode> codes() {
        Arbitrary<List<String>> urls = Arbitraries.strings()
                .withCharRange('!', '~')
                .excludeChars(']')
                .ofMinLength(1)
                .ofMaxLength(20)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        return Arbitraries.oneOf(
                urls.map(Referral::new),
                urls.map(UrlMech::new),
                atoms().list().ofMinSize(1).ofMaxSize(3).map(BadEvent::new),
                Arbitraries.of(MetadataCode.TOOMANY, new MetadataCode("NOPRIVATE", OptionalLong.empty())),
                Arbitraries.longs().greaterOrEqual(0).map(MetadataCode::longEntries),
                Arbitraries.longs().greaterOrEqual(0).map(MetadataCode::maxSize),
                Arbitraries.of(AnnotateCode.TOOBIG, AnnotateCode.TOOMANY),
                Arbitraries.longs().between(1, 0xFFFF_FFFFL).map(AnnotationsCode::upTo),
                Arbitraries.of(AnnotationsCode.Own.class)
                        .map(own -> new AnnotationsCode(AnnotationsCode.Support.READ_ONLY, 0, own)),
                Arbitraries.just(new AnnotationsCode(AnnotationsCode.Support.NONE, 0, AnnotationsCode.Own.POSSIBLE)));
    }

    static Arbitrary<FetchData> fetchData() {
        Arbitrary<String> ids = Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("-_")
                .ofMinLength(1)
                .ofMaxLength(255);
        return Arbitraries.oneOf(
                Combinators.combine(Arbitraries.of("EMAILID", "THREADID"), ids.optional())
                        .as(FetchDetails.ObjectId::new),
                dates().optional().map(FetchDetails.SaveDate::new),
                mailboxes().optional().map(FetchDetails.Preview::new));
    }
}
