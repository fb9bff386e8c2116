package org.restante.pop3;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.restante.pop3.Pop3Settings.EightBitHeaders;
import org.restante.store.Content;

/** The TRANSACTION state (RFC 1939 section 5), which QUIT ends with the UPDATE state (section 6). */
final class Transaction implements Stage {
    private final Pop3Session session;
    private final Maildrop maildrop;

    /** Works on a maildrop, which is closed with it. */
    Transaction(Pop3Session session, Maildrop maildrop) {
        this.session = session;
        this.maildrop = maildrop;
    }

    @Override
    public void carryOut(CommandLine command) throws BadCommandException {
        switch (command.keyword()) {
            case "CAPA" -> Authorization.capabilities(session, command);
            case "STAT" -> stat(command);
            case "LIST" -> list(command, this::inAll, number -> Long.toString(maildrop.octets(number)));
            case "UIDL" -> list(command, () -> maildrop.size() + " messages", maildrop::uniqueId);
            case "RETR" -> retrieve(command);
            case "TOP" -> top(command);
            case "DELE" -> delete(command);
            case "NOOP" -> noop(command);
            case "RSET" -> reset(command);
            case "QUIT" -> quit(command);
            case "USER", "PASS", "AUTH", "STLS", "UTF8" -> throw new BadCommandException("Already logged in");
            default -> throw new BadCommandException("Unknown command");
        }
    }

    @Override
    public int badCommands() {
        return session.server().settings().limits().badAfterLogin();
    }

    private String inAll() {
        return maildrop.size() + " messages (" + maildrop.octets() + " octets)";
    }

    private void stat(CommandLine command) throws BadCommandException {
        command.alone();
        session.ok(maildrop.size() + " " + maildrop.octets());
    }

    // LIST and UIDL: of one message, or of all
    private void list(CommandLine command, Supplier<String> all, IntFunction<String> what) throws BadCommandException {
        if (!command.words().isEmpty()) {
            int number = CommandLine.number(command.words(1).getFirst());
            session.ok(number + " " + what.apply(number));
            return;
        }
        session.ok(all.get()); // what can fail does so before anything is said
        maildrop.numbers().forEach(number -> session.out().line(number + " " + what.apply(number)));
        session.out().line(".");
    }

    private void retrieve(CommandLine command) throws BadCommandException {
        int number = CommandLine.number(command.words(1).getFirst());
        maildrop.require(number);
        String status = maildrop.octets(number) + " octets";
        send(number, OptionalInt.empty(), status);
        maildrop.retrieved(number);
    }

    private void top(CommandLine command) throws BadCommandException {
        List<String> words = command.words(2);
        int number = CommandLine.number(words.getFirst());
        send(number, OptionalInt.of(CommandLine.number(words.getLast())), "Top of the message");
    }

    private void send(int number, OptionalInt bodyLines, String status) {
        EightBitHeaders headers = session.isUtf8()
                ? EightBitHeaders.SEND
                : session.server().settings().headers();
        try (Content content = maildrop.open(number)) {
            new MessageSending(session.out(), headers, bodyLines).send(content, status);
        }
    }

    private void delete(CommandLine command) throws BadCommandException {
        int number = CommandLine.number(command.words(1).getFirst());
        maildrop.delete(number);
        session.ok("Message " + number + " deleted");
    }

    private void noop(CommandLine command) throws BadCommandException {
        command.alone();
        session.ok("Still here");
    }

    private void reset(CommandLine command) throws BadCommandException {
        command.alone();
        maildrop.reset();
        session.ok(inAll());
    }

    // Whatever comes of it, the session is over: RFC 1939 section 6.
    private void quit(CommandLine command) throws BadCommandException {
        command.alone();
        session.end();
        maildrop.update(session.server().settings().retrieved());
        session.ok("Bye");
    }

    @Override
    public void close() {
        maildrop.close();
    }
}
