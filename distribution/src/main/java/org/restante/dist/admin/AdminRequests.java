package org.restante.dist.admin;

import java.io.Closeable;
import java.io.IOException;

/** The client's end of an admin connection: asks, and reads whether that was done. */
final class AdminRequests implements Closeable {
    private final AdminChannel channel;

    private AdminRequests(AdminChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects to a server, and shows it the token.
     *
     * @throws IOException if it does not answer
     */
    static AdminRequests connect(AdminAddress address) throws IOException {
        AdminRequests requests = new AdminRequests(new AdminChannel(address.connect()));
        requests.channel.text(address.token());
        requests.await();
        return requests;
    }

    AdminChannel channel() {
        return channel;
    }

    /** Something to be said to, or heard from, the server. */
    @FunctionalInterface
    interface Talk<T> {
        T talk() throws IOException;
    }

    /**
     * Says something, or hears it.
     *
     * @throws ServerLost if the connection is
     */
    static <T> T asking(Talk<T> talk) {
        try {
            return talk.talk();
        } catch (IOException e) {
            throw new ServerLost(e);
        }
    }

    /** Asks for an operation, and waits until it is done or refused. */
    void ask(AdminOperation operation, String... arguments) throws IOException {
        say(operation, arguments);
        await();
    }

    void say(AdminOperation operation, String... arguments) throws IOException {
        channel.octet(operation.ordinal());
        for (String argument : arguments) {
            channel.text(argument);
        }
    }

    void await() throws IOException {
        channel.flush();
        conclude(channel.octet());
    }

    void conclude(int answer) throws IOException {
        switch (answer) {
            case AdminSession.OK -> {
                return;
            }
            case AdminSession.REFUSED -> throw new AdminException(channel.text());
            default -> throw new IOException("the server ended the admin connection");
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
