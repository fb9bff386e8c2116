package org.restante.store.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.restante.protocol.model.MailboxName;
import org.restante.store.Feature;
import org.restante.store.Mailbox;
import org.restante.store.MailboxEntry;

/** Every name that {@link MailboxName} allows names a mailbox, and no two of them the same. */
public abstract class NameContract extends OpenStore {
    @Override
    Set<Feature> needs() {
        return Set.of(Feature.MAILBOXES);
    }

    static Stream<String> awkwardNames() {
        List<String> names = new ArrayList<>(List.of("a b", " a", "a ", "%", "*", "a%b*c", "_", "&", "&AOQ-", "&-"));
        names.addAll(
                List.of("\"", "a\"b", "\\", "a\\b", "'", "x' OR 1=1--", ";", "$HOME", "`id`", "${jndi:x}", "<>|?:"));
        names.addAll(
                List.of(".a", "a.", "a.b", "...", "a..b", "~", "~root", "-rf", "#news", "!", "=", "{1}", "(", "[x]"));
        names.addAll(
                List.of("con", "NUL", "com1.txt", "cur", "new", "tmp", "dovecot-uidlist", "subscriptions", "null"));
        names.addAll(List.of(
                "Entwürfe", "Отправленные", "台北", "日本語", "😀", "👩‍👩‍👧", "e\u0301", "ﬁ", "İ", "ı", "ß", "\u00a0"));
        names.addAll(
                List.of("x".repeat(255), "ä".repeat(127), "😀".repeat(63), "..a", "a/cur/new/tmp", "a/.b/~", "A", "a"));
        names.add(String.join("/", Collections.nCopies(4, "y".repeat(249))));
        names.add(String.join("/", Collections.nCopies(64, "z")));
        return names.stream();
    }

    @ParameterizedTest
    @MethodSource("awkwardNames")
    void anAwkwardNameIsCreatedOpenedRenamedAndDeleted(String text) {
        MailboxName name = MailboxName.of(text);
        Mailbox mailbox = create(text);
        assertThat(account().mailboxes()).extracting(MailboxEntry::name).contains(name);
        account().subscribe(name);
        MailboxName other = MailboxName.of("other");
        account().rename(name, other);
        assertThat(open(other).id()).isEqualTo(mailbox.id());
        account().rename(other, name);
        assertThat(open(name).id()).isEqualTo(mailbox.id());
        account().unsubscribe(name);
        account().delete(name);
        assertThat(account().mailboxes()).extracting(MailboxEntry::name).doesNotContain(name);
    }

    @Test
    void namesThatLookAlikeAreDifferentMailboxes() {
        Set<MailboxName> wanted = new TreeSet<>();
        awkwardNames().filter(name -> !name.contains("/")).map(MailboxName::of).forEach(wanted::add);
        Stream.of("Con", "CON", "ENTWÜRFE", "entwürfe", "i", "I", "SS", "ss", "fi", "a_b", "a%b", "a?b", "%41", "=41")
                .map(MailboxName::of)
                .forEach(wanted::add);
        wanted.forEach(name -> account().create(name, Set.of()));
        wanted.add(MailboxName.INBOX);
        assertThat(account().mailboxes()).extracting(MailboxEntry::name).containsExactlyElementsOf(wanted);
        assertThat(wanted.stream().map(this::open).map(Mailbox::id).distinct()).hasSameSizeAs(wanted);
        if (opened().durable()) {
            reopen();
            assertThat(account().mailboxes()).extracting(MailboxEntry::name).containsExactlyElementsOf(wanted);
        }
    }

    @Test
    void aNameWithWildcardsTakesOnlyItsOwnMailboxesAlong() {
        Stream.of("a%/x", "ab/x", "a_/x", "a\\/x").forEach(this::create);
        account().rename(MailboxName.of("a%"), MailboxName.of("b"));
        account().rename(MailboxName.of("a_"), MailboxName.of("c"));
        account().rename(MailboxName.of("a\\"), MailboxName.of("d"));
        assertThat(account().mailboxes())
                .extracting(entry -> entry.name().value())
                .containsExactly("INBOX", "ab", "ab/x", "b", "b/x", "c", "c/x", "d", "d/x");
    }
}
