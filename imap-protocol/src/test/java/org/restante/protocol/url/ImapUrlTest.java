package org.restante.protocol.url;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.restante.protocol.command.Section;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.UidValidity;
import org.restante.protocol.url.ImapUrl.Reference;
import org.restante.protocol.url.UrlAuth.Access;
import org.restante.protocol.url.UrlAuth.Verifier;
import org.restante.protocol.wire.ImapSyntaxException;

class ImapUrlTest {
    // RFC 5092 sections 3 to 9, RFC 4467 and RFC 4469, as far as they are in the form that encode has
    @ParameterizedTest
    @ValueSource(
            strings = {
                "imap://minbari.example.org/gray-council;UIDVALIDITY=385759045/;UID=20/;PARTIAL=0.1024",
                "imap://psicorp.example.org/~peter/%E6%97%A5%E6%9C%AC%E8%AA%9E/%E5%8F%B0%E5%8C%97",
                "imap://;AUTH=GSSAPI@minbari.example.org/gray-council/;UID=20/;SECTION=1.2",
                "imap://;AUTH=*@minbari.example.org/gray%20council?SUBJECT%20shadows",
                "imap://john;AUTH=*@minbari.example.org/babylon5/personel?charset%20UTF-8%20SUBJECT%20%7B14+%7D",
                "imap://foo.com/public.messages;UIDVALIDITY=123456",
                "imap://user@[::1]:1143/",
                "imap://joe@example.com/INBOX/;UID=20/;SECTION=1.2;URLAUTH=submit+fred",
                "imap://joe@example.com/INBOX/;UID=20/;SECTION=1.2;EXPIRE=2006-02-02T12:00:00Z;URLAUTH=user+fred:INTERNAL:"
                        + "91354a473744909de610943775f92038",
                "imap://joe@example.com/INBOX/;UID=20;URLAUTH=authuser:INTERNAL:91354a473744909de610943775f92038",
                "/Drafts;UIDVALIDITY=385759045/;UID=20/;SECTION=HEADER",
                "/Drafts;UIDVALIDITY=385759045/;UID=20/;SECTION=1.MIME",
                "/Drafts/;UID=3002",
                "/INBOX;UIDVALIDITY=785799047/;UID=113330/;SECTION=1.5.9",
                "/INBOX/;UID=1/;SECTION=HEADER.FIELDS%20(Date%20From)",
                "Drafts/;UID=1/;PARTIAL=10",
                ";UID=20/;SECTION=1",
                ";SECTION=1.2",
                ";PARTIAL=0.10"
            })
    void writesWhatItRead(String url) throws ImapSyntaxException {
        assertThat(ImapUrl.parse(url).encode()).isEqualTo(url);
    }

    @Test
    void readsInAnyCase() throws ImapSyntaxException {
        ImapUrl url = ImapUrl.parse("IMAP://joe@Example.com/inbox;uidvalidity=3/;uid=20/;section=1.2;expire="
                + "2006-02-02t12:00:00.5+01:00;urlauth=SUBMIT+fred:internal:91354a473744909de610943775f92038");
        assertThat(url.reference()).isEqualTo(Reference.ABSOLUTE);
        assertThat(url.server().orElseThrow().user()).contains("joe");
        assertThat(url.mailbox()).contains(MailboxName.INBOX);
        assertThat(url.uid()).contains(20L);
        UrlAuth auth = url.auth().orElseThrow();
        assertThat(auth.expire()).contains(Instant.parse("2006-02-02T11:00:00Z"));
        assertThat(auth.access()).isEqualTo(new Access.Submit("fred"));
        assertThat(auth.verifier().orElseThrow().mechanism()).isEqualTo("internal");
        assertThat(ImapUrl.parse("//h/x/;UID=1").reference()).isEqualTo(Reference.ABSOLUTE);
        assertThat(ImapUrl.parse("imap://h").mailbox()).isEmpty();
        assertThat(ImapUrl.parse("/x/y/").mailbox()).contains(MailboxName.of("x/y"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "mailto:a@b",
                "imap://",
                "imap://h:0/",
                "imap://h:99999/x",
                "imap://h:x/x",
                "imap://user;AUTH@h/x",
                "imap://a b/x",
                "imap://h/x/;UID=0",
                "imap://h/x/;UID=4294967296",
                "imap://h/x/;UID=",
                "imap://h/x/;UID",
                "imap://h/x/;UID=1/;UID=2",
                "imap://h/x/;SECTION=1/;UID=1",
                "imap://h/;UID=1",
                "imap://h/x/;SECTION=1",
                "imap://h/x/;UID=1?ALL",
                "imap://h/x/;UID=1/;SECTION=nonsense",
                "imap://h/x/;UID=1/;SECTION=MIME",
                "imap://h/x/;UID=1/;SECTION=1%5D%5B",
                "imap://h/x/;UID=1/;PARTIAL=1.0",
                "imap://h/x/;UID=1/;PARTIAL=.5",
                "imap://h/x/;UID=1/;COLOUR=red",
                "imap://h/x%/;UID=1",
                "imap://h/x%0/;UID=1",
                "imap://h/x%0d/;UID=1",
                "imap://h/x%FF/;UID=1",
                "imap://h/a//b/;UID=1",
                "imap://h/x/;UID=1;EXPIRE=2006-02-02T12:00:00Z",
                "imap://h/x/;UID=1;EXPIRE=tomorrow;URLAUTH=anonymous",
                "imap://h/x/;UID=1;URLAUTH=nobody",
                "imap://h/x/;UID=1;URLAUTH=user+",
                "imap://h/x/;UID=1;URLAUTH=anonymous:INTERNAL",
                "imap://h/x/;UID=1;URLAUTH=anonymous:INTERNAL:91354a",
                "imap://h/x/;UID=1;URLAUTH=anonymous:INT ERNAL:91354a473744909de610943775f92038",
                "imap://h/x/;UID=1;URLAUTH=anonymous:INTERNAL:91354a473744909de610943775f9203g",
                "imap://h/x;URLAUTH=anonymous",
                "/caf\u00e9/;UID=1"
            })
    void refuses(String url) {
        assertThatThrownBy(() -> ImapUrl.parse(url)).isInstanceOf(ImapSyntaxException.class);
    }

    @Property
    void readsWhatItWrote(@ForAll("urls") ImapUrl url) throws ImapSyntaxException {
        assertThat(ImapUrl.parse(url.encode())).isEqualTo(url);
    }

    @Property
    void nothingBreaksIt(@ForAll String text) {
        try {
            assertThat(ImapUrl.parse(text).encode()).isNotNull();
        } catch (ImapSyntaxException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    @Provide
    Arbitrary<ImapUrl> urls() {
        Arbitrary<String> names = Arbitraries.strings()
                .withChars("aZ9 %;?/&=:@\u00e4\u65e5".replace("/", ""))
                .ofMinLength(1)
                .ofMaxLength(8);
        Arbitrary<MailboxName> mailboxes = names.list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(list -> {
                    return MailboxName.of(String.join("/", list));
                });
        Arbitrary<Section> sections = Arbitraries.of(
                new Section(List.of(1, 2), Section.Whole.CONTENT),
                new Section(List.of(), Section.Whole.TEXT),
                new Section(List.of(3), Section.Whole.MIME));
        Arbitrary<UrlPartial> partials = Combinators.combine(
                        Arbitraries.longs().greaterOrEqual(0),
                        Arbitraries.longs().greaterOrEqual(1).optional())
                .as(UrlPartial::new);
        Arbitrary<Access> access = Arbitraries.oneOf(
                names.map(Access.Submit::new),
                names.map(Access.User::new),
                Arbitraries.of(new Access.AuthUser(), new Access.Anonymous()));
        Arbitrary<Verifier> verifiers = Arbitraries.strings()
                .withChars("0123456789abcdef")
                .ofMinLength(32)
                .ofMaxLength(66)
                .map(token -> new Verifier("INTERNAL", token));
        Arbitrary<UrlAuth> auths = Combinators.combine(
                        Arbitraries.longs()
                                .between(0, 4_000_000_000L)
                                .map(Instant::ofEpochSecond)
                                .optional(),
                        access,
                        verifiers.optional())
                .as(UrlAuth::new);
        Arbitrary<UrlServer> servers = Combinators.combine(
                        names.optional(),
                        names.optional(),
                        Arbitraries.of("h", "example.org", "[::1]"),
                        Arbitraries.integers().between(1, 65_535).optional())
                .as(UrlServer::new);
        Arbitrary<Long> uids = Arbitraries.longs().between(1, 0xFFFF_FFFFL);
        Arbitrary<Optional<UidValidity>> validity = uids.map(UidValidity::new).optional();
        Arbitrary<ImapUrl> absolute = Combinators.combine(
                        servers, mailboxes, validity, uids, sections.optional(), partials.optional(), auths.optional())
                .as((server, mailbox, uidValidity, uid, section, partial, auth) -> new ImapUrl(
                        Reference.ABSOLUTE,
                        Optional.of(server),
                        Optional.of(mailbox),
                        uidValidity,
                        Optional.empty(),
                        Optional.of(uid),
                        section,
                        partial,
                        auth));
        Arbitrary<ImapUrl> searches = Combinators.combine(mailboxes, validity, names.optional())
                .as((mailbox, uidValidity, search) -> new ImapUrl(
                        Reference.SERVER,
                        Optional.empty(),
                        Optional.of(mailbox),
                        uidValidity,
                        search,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
        return Arbitraries.oneOf(absolute, searches);
    }
}
