package org.restante.server.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.search.AndTerm;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.SubjectTerm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A day in the life of a Java program that reads mail. */
@Timeout(60)
class JakartaMailTest {
    private final Session session = Session.getInstance(new Properties());
    private TestServer server;
    private Store store;

    @BeforeEach
    void connect() throws IOException, MessagingException {
        server = TestServer.start();
        store = connected();
    }

    private Store connected() throws MessagingException {
        Store connected = session.getStore("imap");
        connected.connect("127.0.0.1", server.address().getPort(), "alice", "secret");
        return connected;
    }

    @AfterEach
    void disconnect() throws IOException, MessagingException {
        store.close();
        server.close();
    }

    private MimeMessage message(String subject) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText("Grüße, " + subject, "UTF-8");
        MimeBodyPart attachment = new MimeBodyPart();
        attachment.setText("a,b\r\n", "US-ASCII", "csv");
        attachment.setFileName("tabelle-ä.csv");
        MimeMessage message = new MimeMessage(session);
        message.setFrom("Bob <bob@example.org>");
        message.setRecipients(Message.RecipientType.TO, "alice@example.org");
        message.setSubject(subject, "UTF-8");
        message.setContent(new MimeMultipart(text, attachment));
        message.saveChanges();
        return message;
    }

    private IMAPFolder folder(String name) throws MessagingException {
        return (IMAPFolder) store.getFolder(name);
    }

    @Test
    void foldersAreMadeListedRenamedAndDeleted() throws MessagingException {
        assertThat(folder("Arbeit/Übung").create(Folder.HOLDS_MESSAGES)).isTrue();
        assertThat(Arrays.stream(store.getDefaultFolder().list("*")).map(Folder::getFullName))
                .containsExactlyInAnyOrder("INBOX", "Arbeit", "Arbeit/Übung");
        assertThat(folder("Arbeit").renameTo(folder("Beruf"))).isTrue();
        assertThat(folder("Beruf/Übung").exists()).isTrue();
        assertThat(folder("Beruf").delete(true)).isTrue();
        assertThat(folder("Beruf").exists()).isFalse();
        folder("INBOX").setSubscribed(true);
        assertThat(Arrays.stream(store.getDefaultFolder().listSubscribed("*")).map(Folder::getFullName))
                .containsExactly("INBOX");
    }

    @Test
    void messagesAreAppendedFetchedFlaggedFoundAndMoved() throws MessagingException, IOException {
        IMAPFolder inbox = folder("INBOX");
        AppendUID[] uids = inbox.appendUIDMessages(new Message[] {message("Über eins"), message("zwei")});
        assertThat(uids).extracting(uid -> uid.uid).containsExactly(1L, 2L);
        inbox.open(Folder.READ_WRITE);

        Message first = inbox.getMessage(1);
        assertThat(first.getSubject()).isEqualTo("Über eins");
        assertThat(first.getFrom()[0].toString()).isEqualTo("Bob <bob@example.org>");
        MimeMultipart parts = (MimeMultipart) first.getContent();
        assertThat(parts.getBodyPart(0).getContent()).isEqualTo("Grüße, Über eins");
        assertThat(parts.getBodyPart(1).getContentType()).startsWithIgnoringCase("TEXT/CSV");
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo("a,b\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(first.isSet(Flags.Flag.SEEN)).isTrue();

        inbox.getMessage(2).setFlag(Flags.Flag.FLAGGED, true);
        assertThat(inbox.search(new FlagTerm(new Flags(Flags.Flag.FLAGGED), true)))
                .singleElement()
                .extracting(Message::getMessageNumber)
                .isEqualTo(2);
        // Text beyond ASCII it does not send as the UTF-8 that it has enabled (docs/clients.md).
        assertThat(inbox.search(new AndTerm(new SubjectTerm("BER EINS"), new BodyTerm("e, "))))
                .hasSize(1);

        folder("Ablage").create(Folder.HOLDS_MESSAGES);
        inbox.moveMessages(new Message[] {first}, folder("Ablage"));
        assertThat(first.isExpunged()).isTrue();
        inbox.expunge(); // only now does the library number its messages anew
        assertThat(inbox.getMessageCount()).isEqualTo(1);
        assertThat(inbox.getUID(inbox.getMessage(1))).isEqualTo(2);
        assertThat(folder("Ablage").getMessageCount()).isEqualTo(1);

        inbox.getMessage(1).setFlag(Flags.Flag.DELETED, true);
        inbox.expunge();
        assertThat(inbox.getMessageCount()).isZero();
        inbox.close(false);
    }

    @Test
    void idleHearsOfNewMail() throws MessagingException, InterruptedException {
        IMAPFolder inbox = folder("INBOX");
        inbox.open(Folder.READ_ONLY);
        CountDownLatch arrived = new CountDownLatch(3);
        inbox.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                for (int i = 0; i < event.getMessages().length; i++) {
                    arrived.countDown();
                }
            }
        });
        Thread idling = Thread.ofVirtual().start(() -> idle(inbox, arrived));
        Store other = connected();
        for (int i = 0; i < 3; i++) {
            other.getFolder("INBOX").appendMessages(new Message[] {message("new")});
        }
        assertThat(arrived.await(20, TimeUnit.SECONDS)).isTrue();
        other.close();
        idling.join();
        assertThat(inbox.getUID(inbox.getMessage(3))).isEqualTo(3);
        assertThat(inbox.getMessagesByUID(1, UIDFolder.LASTUID)).hasSize(3);
    }

    private static void idle(IMAPFolder inbox, CountDownLatch arrived) {
        try {
            while (arrived.getCount() > 0) {
                inbox.idle(true);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
