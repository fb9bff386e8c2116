package org.restante.store.maildir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.restante.protocol.model.MailboxName;
import org.restante.store.maildir.MaildirSettings.Layout;
import org.restante.store.maildir.MaildirSettings.Names;

/** No name leaves its folder, and no two share one. */
final class NamesTest {
    private static final MaildirSettings SETTINGS = MaildirSettings.of("/mail/{user}");
    private static final MaildirSettings TREE = SETTINGS.with(Layout.FILE_SYSTEM, Names.UTF_7);
    private static final Path ROOT = Path.of("/mail/alice");

    private static Path folder(MaildirSettings settings, String name) {
        return new MailboxFolders(ROOT, settings, new UniqueNames(InstantSource.system())).folder(MailboxName.of(name));
    }

    @ParameterizedTest
    @CsvSource({
        "inbox,/mail/alice",
        "Work,/mail/alice/.Work",
        "a/b,/mail/alice/.a.b",
        "INBOX/x,/mail/alice/.INBOX.x",
        "ä,/mail/alice/.&AOQ-",
        "a.b,/mail/alice/.a\\2eb",
        "a\\2eb,/mail/alice/.a\\5c2eb",
        "con\\x,/mail/alice/.con\\x",
        "cur,/mail/alice/.cur",
        "...,/mail/alice/.\\2e\\2e\\2e",
        "=restante-1,/mail/alice/.\\3drestante-1"
    })
    void sideBySide(String name, String folder) {
        assertThat(folder(SETTINGS, name)).hasToString(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "inbox,/mail/alice",
        "Work/b,/mail/alice/Work/b",
        "INBOX/x,/mail/alice/INBOX/x",
        "a.b,/mail/alice/a.b",
        "cur,/mail/alice/\\63ur",
        "a/tmp,/mail/alice/a/\\74mp",
        "New,/mail/alice/\\4eew",
        ".hidden,/mail/alice/\\2ehidden",
        "dovecot-uidlist,/mail/alice/\\64ovecot-uidlist",
        "restante-log,/mail/alice/\\72estante-log",
        "~,/mail/alice/\\7e"
    })
    void oneInTheOther(String name, String folder) {
        assertThat(folder(TREE, name)).hasToString(folder);
    }

    @Provide
    Arbitrary<String> components() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars("\\2e.35cd=&-AC4ä😀~/")
                        .ofMinLength(1)
                        .ofMaxLength(12),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(300),
                Arbitraries.of("cur", "new", "tmp", "..", ".", "dovecot-keywords", "=restante-", "inbox", "a/../b"));
    }

    @Property(tries = 1000)
    void everyNameHasAFolderOfItsOwnBelowTheUsers(
            @ForAll("components") String one, @ForAll("components") String other) {
        for (MaildirSettings settings : List.of(SETTINGS, TREE)) {
            Map<Path, MailboxName> folders = new HashMap<>();
            for (String text : List.of(one, other, one + "/" + other, one + "." + other)) {
                FolderNames.name(text).ifPresent(name -> {
                    Path folder = folder(settings, name.value());
                    assertThat(folder.normalize()).isEqualTo(folder).startsWithRaw(ROOT);
                    assertThat(folder.equals(ROOT)).isEqualTo(name.isInbox());
                    assertThat(folders.getOrDefault(folder, name)).isEqualTo(name);
                    for (Path part : folder) {
                        assertThat(part.toString())
                                .hasSizeLessThanOrEqualTo(255)
                                .isNotIn("cur", "new", "tmp");
                    }
                    folders.put(folder, name);
                });
            }
        }
    }

    @Property(tries = 1000)
    void aSpellingIsReadAsItWasWritten(@ForAll("components") String text) {
        for (MaildirSettings settings : List.of(SETTINGS, TREE)) {
            FolderNames names = new FolderNames(settings);
            FolderNames.name(text).ifPresent(name -> name.components()
                    .forEach(component ->
                            assertThat(names.decode(names.encode(component))).isEqualTo(component)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "alice,/mail/alice",
        "a@b.c,/mail/a@b.c",
        "../x,/mail/%2E.%2Fx",
        "'',/mail/%",
        "%,/mail/%25",
        "ä,/mail/%C3%A4",
        "'a ',/mail/a%20"
    })
    void usersHaveFoldersOfTheirOwn(String user, String folder) {
        assertThat(new UserFolders("/mail/{user}").of(user)).hasToString(folder);
    }

    @Test
    void domainsHaveFoldersOfTheirOwn() {
        UserFolders folders = new UserFolders("/var/mail/{domain}/{user}/Maildir");
        assertThat(folders.of("alice@example.com")).hasToString("/var/mail/example.com/alice/Maildir");
        assertThat(folders.of("alice")).hasToString("/var/mail/%/alice/Maildir");
        assertThat(folders.of("../x@..")).hasToString("/var/mail/%2E./%2E.%2Fx/Maildir");
        assertThat(folders.of("ä".repeat(100)).getParent().getFileName().toString())
                .hasSizeLessThan(255);
        assertThat(folders.of("ä".repeat(100))).isNotEqualTo(folders.of("ä".repeat(101)));
        assertThatIllegalArgumentException().isThrownBy(() -> MaildirSettings.of("/var/mail"));
    }
}
