package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.restante.store.Account;
import org.restante.store.Feature;
import org.restante.store.MailStore;
import org.restante.store.Mailbox;
import org.restante.store.memory.MemoryStore;

/** What a store does not claim, the server neither announces nor attempts. */
final class LesserStoresTest {
    private static final Set<String> OF_THE_TREE = Set.of("create", "rename", "delete", "subscribe", "unsubscribe");
    private static final Set<String> WRITING = Set.of("commit", "upload");

    /** A store that can do all, and does not say so: what is attempted all the same fails the test. */
    private record Modest(MailStore store, Set<Feature> lacking) implements MailStore {
        @Override
        public Set<Feature> features() {
            Set<Feature> features = EnumSet.copyOf(store.features());
            features.removeAll(lacking);
            return features;
        }

        @Override
        public Account account(String user) {
            return watched(Account.class, store.account(user));
        }

        private <T> T watched(Class<T> type, T target) {
            return type.cast(
                    Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (isTooMuch(method)) {
                            throw new AssertionError(method + " is attempted");
                        }
                        try {
                            Object result = method.invoke(target, arguments);
                            return result instanceof Mailbox mailbox ? watched(Mailbox.class, mailbox) : result;
                        } catch (InvocationTargetException thrown) {
                            throw thrown.getCause();
                        }
                    }));
        }

        private boolean isTooMuch(Method method) {
            return lacking.contains(Feature.MAILBOXES) && OF_THE_TREE.contains(method.getName())
                    || lacking.contains(Feature.WRITE) && WRITING.contains(method.getName());
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** What a client does with a store that lacks something. */
    @FunctionalInterface
    private interface Use {
        void of(Client client) throws IOException;
    }

    private static void without(Set<Feature> lacking, Use use) throws IOException {
        MemoryStore store = new MemoryStore();
        try (TestServer whole = TestServer.start(store);
                Client client = whole.login("bob")) {
            client.append("INBOX", "(\\Flagged) ", "Subject: x\r\n\r\nx".getBytes(StandardCharsets.US_ASCII));
            client.ok("CREATE other");
            try (TestServer lesser = TestServer.start(new Modest(store, lacking));
                    Client bob = lesser.login("bob")) {
                use.of(bob);
            }
        }
    }

    private static String capabilities(Client client) throws IOException {
        return client.ok("CAPABILITY").getFirst() + " ";
    }

    @Test
    void withoutWritingAllIsForReadingOnly() throws IOException {
        without(Set.of(Feature.WRITE), bob -> {
            assertThat(capabilities(bob)).doesNotContain(" MULTIAPPEND ", " CATENATE ", " REPLACE ");
            assertThat(bob.command("SELECT INBOX"))
                    .anyMatch(line -> line.startsWith("* OK [PERMANENTFLAGS ()]"))
                    .last()
                    .asString()
                    .contains(" OK [READ-ONLY] ");
            assertThat(bob.ok("FETCH 1 BODY[]")).hasSize(1);
            for (String command : new String[] {
                "APPEND INBOX {1+}\r\nx",
                "STORE 1 +FLAGS (\\Seen)",
                "EXPUNGE",
                "UID EXPUNGE 1",
                "COPY 1 other",
                "MOVE 1 other",
                "RENAME INBOX more"
            }) {
                assertThat(bob.completion(command)).as(command).startsWith("NO [");
            }
            assertThat(bob.ok("MYRIGHTS INBOX").getFirst()).endsWith(" lrpkxca");
            bob.ok("CLOSE");
            assertThat(bob.ok("STATUS INBOX (MESSAGES UNSEEN)").getFirst()).endsWith("(MESSAGES 1 UNSEEN 1)");
        });
    }

    @Test
    void withoutKeywordsThereAreTheSystemFlags() throws IOException {
        without(Set.of(Feature.KEYWORDS), bob -> {
            assertThat(bob.command("SELECT INBOX"))
                    .anyMatch(line ->
                            line.startsWith("* OK [PERMANENTFLAGS (\\Answered \\Flagged \\Deleted \\Seen \\Draft)]"));
            assertThat(bob.completion("STORE 1 +FLAGS ($Junk)")).startsWith("NO [CANNOT]");
            assertThat(bob.ok("STORE 1 +FLAGS ($Junk \\Seen)"))
                    .containsExactly("* 1 FETCH (FLAGS (\\Flagged \\Seen \\Recent))");
            assertThat(bob.ok("STORE 1 FLAGS ($Junk \\Draft)")).containsExactly("* 1 FETCH (FLAGS (\\Draft \\Recent))");
            bob.ok("STORE 1 -FLAGS ($Junk)");
            byte[] message = "Subject: y\r\n\r\ny".getBytes(StandardCharsets.US_ASCII);
            assertThat(bob.append("INBOX", "($Junk \\Seen) ", message)).contains(" OK ");
            assertThat(bob.ok("FETCH 2 FLAGS")).containsExactly("* 2 FETCH (FLAGS (\\Seen \\Recent))");
        });
    }

    @Test
    void withoutMailboxesTheTreeStaysAsItIs() throws IOException {
        without(Set.of(Feature.MAILBOXES), bob -> {
            for (String command : new String[] {
                "CREATE more",
                "DELETE other",
                "RENAME other more",
                "RENAME INBOX more",
                "SUBSCRIBE other",
                "UNSUBSCRIBE other"
            }) {
                assertThat(bob.completion(command)).as(command).startsWith("NO [CANNOT] ");
            }
            assertThat(bob.ok("LIST \"\" *")).hasSize(2);
            bob.ok("SELECT other");
        });
    }

    @Test
    void withoutModSeqsThereIsNoCondstore() throws IOException {
        without(Set.of(Feature.MODSEQ), bob -> {
            assertThat(capabilities(bob)).doesNotContain(" CONDSTORE ", " QRESYNC ");
            assertThat(bob.ok("SELECT INBOX")).noneMatch(line -> line.contains("MODSEQ"));
            assertThat(bob.ok("ENABLE CONDSTORE QRESYNC")).containsExactly("* ENABLED");
            for (String command : new String[] {
                "SELECT INBOX (CONDSTORE)",
                "FETCH 1 MODSEQ",
                "FETCH 1 FLAGS (CHANGEDSINCE 1)",
                "STORE 1 (UNCHANGEDSINCE 1) +FLAGS (\\Seen)",
                "SEARCH MODSEQ 1",
                "STATUS INBOX (HIGHESTMODSEQ)"
            }) {
                assertThat(bob.completion(command)).as(command).startsWith("BAD ");
            }
        });
    }

    @Test
    void whatOnlySomeStoresKeepIsNeitherAnnouncedNorUnderstood() throws IOException {
        Set<Feature> lacking = EnumSet.of(
                Feature.ACCESS_LISTS, Feature.ANNOTATIONS, Feature.QUOTA, Feature.MAILBOX_KEYS, Feature.SPECIAL_USE);
        without(lacking, bob -> {
            assertThat(capabilities(bob))
                    .doesNotContain(
                            " ACL ", " RIGHTS=", " METADATA", " QUOTA", " URLAUTH", " SPECIAL-USE", "-SPECIAL-USE");
            for (String command : new String[] {
                "GETACL INBOX",
                "GETMETADATA INBOX /private/comment",
                "GETQUOTAROOT INBOX",
                "RESETKEY INBOX",
                "CREATE more (USE (\\Sent))"
            }) {
                assertThat(bob.completion(command)).as(command).startsWith("BAD ");
            }
        });
    }
}
