package org.restante.protocol.response;

import org.restante.protocol.mime.BodyStructureCodec.Form;
import org.restante.protocol.response.FetchContent.Rfc822;
import org.restante.protocol.wire.ImapSyntaxException;

/** The list of all responses, response codes and FETCH data items of this package. */
final class CoreResponses {
    private CoreResponses() {}

    static ResponseGrammar grammar() {
        ResponseGrammar.Builder core = new ResponseGrammar.Builder();
        responses(core);
        codes(core);
        fetchData(core);
        return core.build();
    }

    private static void responses(ResponseGrammar.Builder core) {
        for (Condition condition : Condition.values()) {
            core.response(condition.name(), StatusResponse.parser(condition));
        }
        core.response("CAPABILITY", CapabilityResponse::decode)
                .response("ENABLED", EnabledResponse::decode)
                .response("FLAGS", FlagsResponse::decode)
                .response("VANISHED", VanishedResponse::decode)
                .response("SEARCH", SearchResponse::decode)
                .response("ESEARCH", EsearchResponse::decode)
                .response("UIDBATCHES", UidBatchesResponse::decode)
                .response("SORT", SortResponse::decode)
                .response("THREAD", ThreadResponse::decode)
                .response("COMPARATOR", ComparatorResponse::decode)
                .response("QUOTA", QuotaResponse::decode)
                .response("QUOTAROOT", QuotaRootResponse::decode)
                .response("ACL", AclResponse::decode)
                .response("LISTRIGHTS", ListRightsResponse::decode)
                .response("MYRIGHTS", MyRightsResponse::decode)
                .response("METADATA", MetadataResponse::decode)
                .response("LANGUAGE", LanguageResponse::decode)
                .response("GENURLAUTH", GenUrlAuthResponse::decode)
                .response("URLFETCH", UrlFetchResponse::decode)
                .response("JMAPACCESS", JmapAccessResponse::decode)
                .response("LIST", ListResponse::decode)
                .response("LSUB", LsubResponse::decode)
                .response("STATUS", StatusData::decode)
                .response("NAMESPACE", NamespaceResponse::decode)
                .response("ID", IdResponse::decode)
                .numbered("EXISTS", (number, in) -> new ExistsResponse(number))
                .numbered("RECENT", (number, in) -> new RecentResponse(number))
                .numbered("EXPUNGE", (number, in) -> new ExpungeResponse(nonZero(number)))
                .numbered("FETCH", (number, in) -> FetchResponse.decode(nonZero(number), in))
                .numbered("UIDFETCH", (number, in) -> UidFetchResponse.decode(nonZero(number), in));
    }

    private static long nonZero(long number) throws ImapSyntaxException {
        if (number == 0) {
            throw new ImapSyntaxException("there is no message 0");
        }
        return number;
    }

    private static void codes(ResponseGrammar.Builder core) {
        for (PlainCode code : PlainCode.values()) {
            core.code(code.wire(), in -> code);
        }
        for (NumberCode.Name name : NumberCode.Name.values()) {
            core.code(name.name(), NumberCode.parser(name));
        }
        core.code("BADCHARSET", BadCharset::decode)
                .code("CAPABILITY", CapabilityCode::decode)
                .code("PERMANENTFLAGS", PermanentFlags::decode)
                .code("UIDVALIDITY", UidValidityCode::decode)
                .code("APPENDUID", AppendUid::decode)
                .code("COPYUID", CopyUid::decode)
                .code("HIGHESTMODSEQ", HighestModSeq::decode)
                .code("MODIFIED", Modified::decode)
                .code("MAILBOXID", MailboxId::decode)
                .code("BADURL", BadUrl::decode)
                .code("MESSAGELIMIT", MessageLimitCode::decode)
                .code("INPROGRESS", InProgressCode::decode)
                .code("NOUPDATE", NoUpdate::decode)
                .code("REFERRAL", Referral::decode)
                .code("METADATA", MetadataCode::decode)
                .code("ANNOTATE", AnnotateCode::decode)
                .code("ANNOTATIONS", AnnotationsCode::decode)
                .code("BADEVENT", BadEvent::decode)
                .code("URLMECH", UrlMech::decode)
                .code("UNDEFINED-FILTER", UndefinedFilter::decode);
    }

    private static void fetchData(ResponseGrammar.Builder core) {
        for (Rfc822.Item item : Rfc822.Item.values()) {
            core.fetchData(item.wire(), Rfc822.parser(item));
        }
        core.fetchData("FLAGS", FetchData.MessageFlags::decode)
                .fetchData("UID", FetchData.Uid::decode)
                .fetchData("INTERNALDATE", FetchData.Received::decode)
                .fetchData("RFC822.SIZE", FetchData.Size::decode)
                .fetchData("MODSEQ", FetchData.Version::decode)
                .fetchData("ENVELOPE", FetchStructure.EnvelopeStructure::decode)
                .fetchData("BODYSTRUCTURE", in -> FetchStructure.MimeStructure.decode(Form.BODYSTRUCTURE, in))
                .fetchData("BODY", FetchContent.Body::decode)
                .fetchData("BINARY", FetchContent.Binary::decode)
                .fetchData("EMAILID", FetchDetails.ObjectId.parser("EMAILID"))
                .fetchData("THREADID", FetchDetails.ObjectId.parser("THREADID"))
                .fetchData("SAVEDATE", FetchDetails.SaveDate::decode)
                .fetchData("PREVIEW", FetchDetails.Preview::decode)
                .fetchData("BINARY.SIZE", FetchContent.BinarySize::decode);
    }
}
