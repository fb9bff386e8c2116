package org.restante.protocol.mime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.restante.protocol.model.Address;

final class EnvelopeTest {

    private static List<Address> addresses(String field) {
        byte[] octets = field.getBytes(StandardCharsets.ISO_8859_1);
        List<Address> addresses = new ArrayList<>();
        AddressParser.parse(octets, 0, octets.length, addresses, 1000);
        return addresses;
    }

    // RFC 9051 section 8
    @Test
    void answersTheExampleOfTheRfc() {
        assertThat(
                        Mail.envelope(
                                """
                        Date: Wed, 17 Jul 1996 02:23:25 -0700 (PDT)
                        From: Terry Gray <gray@cac.washington.edu>
                        Subject: IMAP4rev2 WG mtg summary and minutes
                        To: imap@cac.washington.edu
                        cc: minutes@CNRI.Reston.VA.US, John Klensin <KLENSIN@MIT.EDU>
                        Message-Id: <B27397-0100000@cac.washington.edu>
                        MIME-Version: 1.0
                        Content-Type: TEXT/PLAIN; CHARSET=US-ASCII

                        """))
                .isEqualTo("(\"Wed, 17 Jul 1996 02:23:25 -0700 (PDT)\" \"IMAP4rev2 WG mtg summary and minutes\""
                        + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                        + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                        + " ((\"Terry Gray\" NIL \"gray\" \"cac.washington.edu\"))"
                        + " ((NIL NIL \"imap\" \"cac.washington.edu\"))"
                        + " ((NIL NIL \"minutes\" \"CNRI.Reston.VA.US\")(\"John Klensin\" NIL \"KLENSIN\" \"MIT.EDU\"))"
                        + " NIL NIL \"<B27397-0100000@cac.washington.edu>\")");
    }

    @Test
    void tellsAbsentFromEmpty() {
        assertThat(Mail.envelope("Subject:\nDate: \nTo:\nIn-Reply-To:\n\n"))
                .isEqualTo("(\"\" \"\" NIL NIL NIL NIL NIL NIL \"\" NIL)");
    }

    @Test
    void keepsSenderAndReplyToIfTheyAreThere() {
        assertThat(Mail.envelope("From: a@b\nSender: c@d\nReply-To: ()\n\n"))
                .startsWith("(NIL NIL ((NIL NIL \"a\" \"b\")) ((NIL NIL \"c\" \"d\")) ((NIL NIL \"a\" \"b\")) NIL");
    }

    @Test
    void takesAFieldThatIsThereTwiceForOne() {
        assertThat(Mail.scan("To: a@b\nTo: c@d\nSubject: first\nSubject: second\n\n")
                        .envelope())
                .satisfies(e -> assertThat(e.to()).containsExactly(Address.of("a", "b"), Address.of("c", "d")))
                .satisfies(e -> assertThat(e.subject()).contains("first"));
    }

    @Test
    void unfoldsWithoutLosingSpace() {
        assertThat(Mail.scan("Subject:\n one\n two\n\tthree \n\n").envelope().subject())
                .contains("one two\tthree");
    }

    @Test
    void readsTheFormsOfRfc5322() {
        assertThat(addresses("a@b")).containsExactly(Address.of("a", "b"));
        assertThat(addresses("John Q. Public <jqp@example.com>, <x@y>"))
                .containsExactly(Address.of("John Q. Public", "jqp", "example.com"), Address.of("x", "y"));
        assertThat(addresses("\"Joe \\\"Q\\\" Public\" <\"john doe\"@[10.0.0.1]>"))
                .containsExactly(Address.of("Joe \"Q\" Public", "john doe", "[10.0.0.1]"));
        assertThat(addresses("pete (the man) . x @ silly . example (Pete)"))
                .containsExactly(Address.of("Pete", "pete.x", "silly.example"));
        assertThat(addresses("Mary <@a.example,@b:mary@x>, , jdoe@y"))
                .containsExactly(
                        new Address(
                                Optional.of("Mary"),
                                Optional.of("@a.example,@b"),
                                Optional.of("mary"),
                                Optional.of("x")),
                        Address.of("jdoe", "y"));
        assertThat(addresses("root (Cron (nested \\) ) Daemon)"))
                .containsExactly(Address.of("Cron (nested ) ) Daemon", "root", "MISSING_DOMAIN"));
    }

    @Test
    void readsGroups() {
        assertThat(addresses("undisclosed-recipients:;"))
                .containsExactly(Address.groupStart("undisclosed-recipients"), Address.GROUP_END);
        assertThat(addresses("A Group:Ed Jones <joe@where.test>,john@jdoe.test; last@x"))
                .containsExactly(
                        Address.groupStart("A Group"),
                        Address.of("Ed Jones", "joe", "where.test"),
                        Address.of("john", "jdoe.test"),
                        Address.GROUP_END,
                        Address.of("last", "x"));
        assertThat(addresses("never ends: a@b")).last().isEqualTo(Address.GROUP_END);
    }

    @Test
    void makesSomethingOfWhatIsNoAddress() {
        assertThat(addresses("Foo <>")).containsExactly(Address.of("Foo", "MISSING_MAILBOX", "MISSING_DOMAIN"));
        assertThat(addresses("a@")).containsExactly(Address.of("a", "MISSING_DOMAIN"));
        assertThat(addresses("@b")).containsExactly(Address.of("MISSING_MAILBOX", "b"));
        assertThat(addresses("a@b@c")).containsExactly(Address.of("a@b", "c"));
        assertThat(addresses("a@b; c@d")).containsExactly(Address.of("a", "b"), Address.of("c", "d"));
        assertThat(addresses("<a@b, c@d")).containsExactly(Address.of("a", "b"), Address.of("c", "d"));
        assertThat(addresses(")")).isEmpty();
        assertThat(addresses("((x\\")).isEmpty();
        assertThat(addresses("\"a\\")).hasSize(1);
        assertThat(addresses("<[")).hasSize(1);
        assertThat(addresses("\"a@b\" <c@d> rest <e@f>")).containsExactly(Address.of("a@b", "c", "d"));
    }
}
