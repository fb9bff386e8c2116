package org.restante.dist.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.protocol.model.MailboxName;
import org.restante.protocol.model.MessageFlag;

final class MaildirTest {
    private static final InternalDate DATE = new InternalDate(1_030_022_242, 0);

    @TempDir
    Path folder;

    private void export(String mailbox, Flags flags, String octets) throws IOException {
        try (MailWriter writer =
                MailTarget.of(MailTarget.Format.MAILDIR, folder).mailbox(MailboxName.of(mailbox))) {
            writer.message(flags, DATE, out -> out.write(octets.getBytes(StandardCharsets.ISO_8859_1)));
        }
    }

    @Test
    void whatIsExportedIsImportedWithFlagsDatesAndFolders() throws IOException {
        Flags keywords = Flags.of(
                MessageFlag.SEEN,
                MessageFlag.DRAFT,
                MessageFlag.of("$Forwarded"),
                MessageFlag.of("z"),
                MessageFlag.of("a"));
        export("INBOX", keywords, "Subject: 1\r\n\r\n\0\r\r\n");
        export("Entw\u00fcrfe/a.b", Flags.of(MessageFlag.FLAGGED), "Subject: 2\r\n\r\n");
        Found found = Found.in(MailSource.at(folder));
        assertThat(found.contents).containsExactly("Subject: 1\r\n\r\n\0\r\r\n", "Subject: 2\r\n\r\n");
        assertThat(found.messages.getFirst().flags()).isEqualTo(keywords);
        assertThat(found.messages).allMatch(message -> message.internalDate().equals(DATE));
        assertThat(found.folders).containsExactly(List.of(), List.of("Entw\u00fcrfe", "a.b"));
        assertThat(found.messages.getLast().folder()).containsExactly("Entw\u00fcrfe", "a.b");
    }

    @Test
    void readsWhatIsNewAfterWhatIsCurrent() throws IOException {
        export("INBOX", Flags.NONE, "A: 1\r\n\r\n");
        Files.writeString(folder.resolve("new/1.a.b"), "A: 2\n\n");
        Files.writeString(folder.resolve("tmp/2.a.b"), "A: 3\n\n");
        assertThat(Found.in(MailSource.at(folder)).contents).containsExactly("A: 1\r\n\r\n", "A: 2\r\n\r\n");
    }

    @Test
    void passesOverLettersThatMeanNothing() throws IOException {
        export("INBOX", Flags.NONE, "A: 1\r\n\r\n");
        Files.writeString(folder.resolve("cur/1.a.b:2,SXq"), "A: 2\n\n");
        assertThat(Found.in(MailSource.at(folder)).messages.getFirst().flags()).isEqualTo(Flags.of(MessageFlag.SEEN));
    }

    @Test
    void damagedKeywordsAreNone() throws IOException {
        export("INBOX", Flags.NONE, "A: 1\r\n\r\n");
        Files.writeString(folder.resolve("dovecot-keywords"), "x y\n0 bad(name\n1 good\n999 far\n\n");
        assertThat(MaildirFlags.of(folder).parse("x:2,ab"))
                .isEqualTo(Flags.of(MessageFlag.of("Keyword0"), MessageFlag.of("good")));
    }

    @Test
    void doesNotWriteIntoAMaildirThatIsThere() throws IOException {
        export("INBOX", Flags.NONE, "A: 1\r\n\r\n");
        assertThatThrownBy(() -> export("INBOX", Flags.NONE, "A: 1\r\n\r\n"))
                .isInstanceOf(FileAlreadyExistsException.class);
    }

    @Test
    void mboxFilesQuoteAndAreReadBack() throws IOException {
        MailTarget target = MailTarget.of(MailTarget.Format.MBOX, folder);
        String text = "A: b\r\n\r\nFrom x\r\n>From y\r\nFro\r\n\r\nFrom z";
        try (MailWriter writer = target.mailbox(MailboxName.of("a/b"))) {
            writer.message(
                    Flags.of(MessageFlag.SEEN), DATE, out -> out.write(text.getBytes(StandardCharsets.US_ASCII)));
            writer.message(Flags.NONE, DATE, out -> out.write("A: c\r\n\r\n\r\n".getBytes(StandardCharsets.US_ASCII)));
        }
        Path file = folder.resolve("a/b.mbox");
        assertThat(Files.readString(file))
                .startsWith("From MAILER-DAEMON Thu Aug 22 13:17:22 2002\nStatus: RO\nA: b\n");
        Found found = Found.in(MailSource.at(file));
        assertThat(found.contents).containsExactly("Status: RO\r\n" + text + "\r\n", "Status: O\r\nA: c\r\n\r\n\r\n");
        assertThat(found.messages).extracting(SourceMessage::internalDate).containsOnly(DATE);
    }
}
