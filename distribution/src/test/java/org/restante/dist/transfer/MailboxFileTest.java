package org.restante.dist.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.MessageFlag;

final class MailboxFileTest {
    private static final String FROM = "From a@example.org  Thu Aug 22 13:17:22 2002\n";

    @TempDir
    Path folder;

    private Found read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("box"), text, StandardCharsets.ISO_8859_1);
        MailSource source = MailSource.at(file);
        assertThat(source).isInstanceOf(MailboxFile.class);
        Found found = Found.in(source);
        assertThat(found.progress).isEqualTo(Files.size(file));
        return found;
    }

    @Test
    void splitsAtFromLinesAfterEmptyLines() throws IOException {
        Found found = read(
                FROM + "Subject: 1\n\none\nFrom here on\n\n" + FROM + "Subject: 2\n\ntwo\n\n\n\n" + FROM + "A: b\n\n");
        assertThat(found.contents)
                .containsExactly(
                        "Subject: 1\r\n\r\none\r\nFrom here on\r\n",
                        "Subject: 2\r\n\r\ntwo\r\n\r\n\r\n",
                        "A: b\r\n\r\n");
        assertThat(found.messages.getFirst().internalDate().toOffsetDateTime()).hasToString("2002-08-22T13:17:22Z");
    }

    @Test
    void unquotesLinesThatBeginWithFrom() throws IOException {
        assertThat(read(FROM + "A: b\n\n>From x\n>>From y\n>Fromage\nx >From z\n").contents)
                .containsExactly("A: b\r\n\r\nFrom x\r\n>From y\r\n>Fromage\r\nx >From z\r\n");
    }

    @Test
    void readsFlagsThatMailProgramsLeaveThere() throws IOException {
        assertThat(read(FROM + "Status: RO\nX-Status: AF\n\nx\n")
                        .messages
                        .getFirst()
                        .flags())
                .isEqualTo(Flags.of(MessageFlag.SEEN, MessageFlag.ANSWERED, MessageFlag.FLAGGED));
    }

    @Test
    void keepsCrlfAndLoneCrAndLongLinesAndAMissingLastLineEnd() throws IOException {
        String line = "x".repeat(200_000);
        assertThat(read(FROM + "A: b\r\n\r\n" + line + "\rz\r\nlast").contents)
                .containsExactly("A: b\r\n\r\n" + line + "\rz\r\nlast");
    }

    @Test
    void namesEmptyMessagesAsDamaged() throws IOException {
        Found found = read(FROM + "A: b\n\nx\n\n" + FROM);
        assertThat(found.messages).hasSize(1);
        assertThat(found.damaged).containsExactly("an empty message");
    }

    @Test
    void findsNothingInAnEmptyFile() throws IOException {
        assertThat(Found.in(new MailboxFile(Files.createFile(folder.resolve("empty")))).messages)
                .isEmpty();
    }

    @Test
    void takesTheDateOfTheHeaderIfTheFromLineHasNone() throws IOException {
        Path file = Files.writeString(
                folder.resolve("box"), "From somebody\nReceived: by x; Fri, 21 Nov 1997 09:55:06 -0600\n\nx\n");
        assertThat(Found.in(new MailboxFile(file))
                        .messages
                        .getFirst()
                        .internalDate()
                        .toOffsetDateTime())
                .hasToString("1997-11-21T09:55:06-06:00");
    }
}
