package org.restante.dist.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MessageFolderTest {
    private static final Instant WRITTEN = Instant.parse("2020-02-29T12:00:00Z");

    @TempDir
    Path folder;

    @BeforeEach
    void fill() throws IOException {
        write("b/2.txt", "From a@x Thu Aug 22 13:17:22 2002\nSubject: 2\n\n>From x\n");
        write("a.eml", "Date: Fri, 21 Nov 1997 09:55:06 -0600\nSubject: 1\n\nx");
        write("c.msg", "Subject: 3\r\n\r\n\0\r");
        write("d.txt", "just a text\n");
        write("e.eml", "");
        write("f.json", "{}");
        write("g", "From a@x Thu Aug 22 13:17:22 2002\nA: b\n\nx\n\nFrom b@x Thu Aug 22 13:17:22 2002\nA: c\n\ny\n");
        write(".hidden.eml", "Subject: hidden\n\n");
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(WRITTEN));
    }

    @Test
    void readsFilesInTheOrderOfTheirPaths() throws IOException {
        MailSource source = MailSource.at(folder);
        Found found = Found.in(source);
        assertThat(found.contents)
                .containsExactly(
                        "Date: Fri, 21 Nov 1997 09:55:06 -0600\r\nSubject: 1\r\n\r\nx",
                        "Subject: 2\r\n\r\n>From x\r\n",
                        "Subject: 3\r\n\r\n\0\r",
                        "A: b\r\n\r\nx\r\n",
                        "A: c\r\n\r\ny\r\n");
        assertThat(found.progress).isEqualTo(source.octets());
    }

    @Test
    void countsWhatIsDamagedAndWhatIsNoMail() throws IOException {
        Found found = Found.in(MailSource.at(folder));
        assertThat(found.damaged).containsExactly("does not begin with a header field", "an empty file");
        assertThat(found.passedOver).containsExactly(folder.resolve("f.json").toString());
    }

    @Test
    void takesTheDateOfTheFromLineOfTheHeaderOrOfTheFile() throws IOException {
        assertThat(Found.in(MailSource.at(folder)).messages.stream().limit(3).map(message -> message.internalDate()
                        .toOffsetDateTime()
                        .toString()))
                .containsExactly("1997-11-21T09:55:06-06:00", "2002-08-22T13:17:22Z", "2020-02-29T12:00Z");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> MailSource.at(folder.resolve("none")))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("none is not there");
    }
}
