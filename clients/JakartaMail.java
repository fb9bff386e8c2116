import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import jakarta.mail.event.MessageCountAdapter;
import jakarta.mail.event.MessageCountEvent;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Jakarta Mail (Angus) against a server with the mail of --demo: arguments are the port and the TLS port. */
final class JakartaMail {
    public static void main(String[] arguments) throws Exception {
        try (Store plain = connect("imap", arguments[0], false)) {
            demoMail(plain);
            messages(plain);
            idle(plain, arguments[0]);
        }
        try (Store startTls = connect("imap", arguments[0], true);
                Store tls = connect("imaps", arguments[1], false)) {
            check(startTls.getFolder("INBOX").exists(), "INBOX over STARTTLS");
            check(tls.getFolder("INBOX").exists(), "INBOX over IMAPS");
        }
        System.out.println("Jakarta Mail: folders, parts, search, append, flags, move, IDLE, TLS");
    }

    private static Store connect(String protocol, String port, boolean startTls) throws MessagingException {
        Properties properties = new Properties();
        String prefix = "mail." + protocol + ".";
        properties.put(prefix + "ssl.trust", "*");
        properties.put(prefix + "ssl.checkserveridentity", "false");
        properties.put(prefix + "starttls.enable", String.valueOf(startTls));
        properties.put(prefix + "starttls.required", String.valueOf(startTls));
        properties.put(prefix + "timeout", "30000");
        Store store = Session.getInstance(properties).getStore(protocol);
        store.connect("127.0.0.1", Integer.parseInt(port), "demo", "demo");
        return store;
    }

    private static void demoMail(Store store) throws Exception {
        Folder inbox = store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        Message[] messages = inbox.getMessages();
        check(messages.length == 5, "five messages");
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.CONTENT_INFO);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(UIDFolder.FetchProfileItem.UID);
        inbox.fetch(messages, profile);
        check(messages[0].getSubject().equals("Welcome to Restante"), "subject");
        check(messages[2].getSubject().equals("This month \u2013 engines"), "encoded subject");
        check(messages[0].isSet(Flags.Flag.SEEN) && !messages[1].isSet(Flags.Flag.SEEN), "flags");
        Multipart mixed = (Multipart) messages[1].getContent();
        check(mixed.getCount() == 2, "two parts");
        check(mixed.getBodyPart(1).getFileName().equals("bernoulli.csv"), "the name of the attachment");
        String table = new String(mixed.getBodyPart(1).getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        check(table.startsWith("n,B_n"), "the content of the attachment");
        Multipart forwarded = (Multipart) messages[4].getContent();
        check(((Message) forwarded.getBodyPart(1).getContent()).getSubject().equals("On the engine"), "inner message");
        check(inbox.search(new SubjectTerm("engine")).length == 2, "search");
        inbox.close();
    }

    private static void messages(Store store) throws Exception {
        Folder work = store.getFolder("Work");
        check(work.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS), "create");
        MimeMessage[] drafts = new MimeMessage[50];
        for (int i = 0; i < drafts.length; i++) {
            drafts[i] = message("Umlaut \u00e4 number " + i);
        }
        work.appendMessages(drafts);
        work.open(Folder.READ_WRITE);
        check(work.getMessageCount() == 50, "50 messages");
        check(work.getMessage(50).getSubject().equals("Umlaut \u00e4 number 49"), "order");
        work.setFlags(1, 25, new Flags(Flags.Flag.FLAGGED), true);
        work.setFlags(1, 2, new Flags("$Label"), true);
        check(work.getMessage(1).getFlags().contains("$Label"), "a keyword");
        Folder archive = store.getFolder("Archive/2026");
        check(archive.create(Folder.HOLDS_MESSAGES), "create below");
        ((IMAPFolder) work).moveMessages(work.getMessages(1, 10), archive);
        // The folder counts messages that are gone until it is opened again.
        work.close(false);
        work.open(Folder.READ_WRITE);
        check(work.getMessageCount() == 40, "40 are left");
        work.setFlags(1, 5, new Flags(Flags.Flag.DELETED), true);
        check(work.expunge().length == 5, "expunge");
        check(work.getMessageCount() == 35, "35 are left");
        work.close();
        archive.open(Folder.READ_ONLY);
        check(archive.getMessageCount() == 10, "10 were moved");
        check(archive.getMessage(1).isSet(Flags.Flag.FLAGGED), "with their flags");
        archive.close();
        check(archive.renameTo(store.getFolder("Archive/Old")), "rename");
        check(store.getFolder("Archive/Old").delete(false), "delete");
    }

    private static void idle(Store store, String port) throws Exception {
        IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
        inbox.open(Folder.READ_ONLY);
        CountDownLatch arrived = new CountDownLatch(1);
        inbox.addMessageCountListener(new MessageCountAdapter() {
            @Override
            public void messagesAdded(MessageCountEvent event) {
                arrived.countDown();
            }
        });
        Thread idler = Thread.ofVirtual().start(() -> {
            try {
                inbox.idle(true);
            } catch (MessagingException e) {
                System.err.println("idle: " + e);
            }
        });
        try (Store other = connect("imap", port, false)) {
            other.getFolder("INBOX").appendMessages(new Message[] {message("for somebody who waits")});
        }
        check(arrived.await(20, TimeUnit.SECONDS), "IDLE tells of a new message");
        idler.join();
        inbox.close();
    }

    private static MimeMessage message(String subject) throws MessagingException {
        MimeMessage message = new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream("From: a@example.org\r\n\r\nbody\r\n".getBytes(StandardCharsets.US_ASCII)));
        message.setSubject(subject, "UTF-8");
        message.saveChanges();
        return message;
    }

    private static void check(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
