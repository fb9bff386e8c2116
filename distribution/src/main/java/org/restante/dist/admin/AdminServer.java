package org.restante.dist.admin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets operators work through a server that is running: a port on loopback, whose number and token stand in a file in the
 * data folder that only its owner can read.
 */
public final class AdminServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AdminServer.class);
    private static final int BACKLOG = 16;
    private static final int GREETING_MILLIS = 5000;

    private final Path data;
    private final Administration administration;
    private final ServerControl control;
    private final ServerSocket listener;
    private final AdminAddress address;
    private final Set<Socket> clients = ConcurrentHashMap.newKeySet();

    private AdminServer(Path data, Administration administration, ServerControl control) throws IOException {
        this.data = data;
        this.administration = administration;
        this.control = control;
        this.listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        this.address = AdminAddress.at(listener.getLocalPort());
    }

    /**
     * Begins to listen.
     *
     * @param data the data folder, where clients find the address
     * @param administration what is done to users and mail
     * @param control what is done to the server itself
     */
    public static AdminServer start(Path data, Administration administration, ServerControl control)
            throws IOException {
        AdminServer server = new AdminServer(data, administration, control);
        server.address.write(data);
        Thread.ofVirtual().name("admin").start(server::accept);
        return server;
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                clients.add(client);
                if (listener.isClosed()) { // it came while the others were told to go
                    client.close();
                }
                Thread.ofVirtual().name("admin client").start(() -> serve(client));
            } catch (IOException e) {
                if (!listener.isClosed()) {
                    LOG.warn("admin socket: {}", e.toString());
                }
            }
        }
    }

    private void serve(Socket client) {
        try (AdminChannel channel = new AdminChannel(client)) {
            client.setSoTimeout(GREETING_MILLIS);
            if (!address.isToken(channel.text())) {
                LOG.warn("admin socket: somebody came with a wrong token");
                return;
            }
            client.setSoTimeout(0);
            channel.octet(AdminSession.OK);
            channel.flush();
            new AdminSession(channel, administration, control).run();
        } catch (IOException e) {
            LOG.debug("admin socket: {}", e.toString());
        } catch (RuntimeException e) {
            LOG.error("admin socket", e);
        } finally {
            clients.remove(client);
        }
    }

    /** Ends what is being done, and takes the address away. */
    @Override
    public void close() throws IOException {
        AdminAddress.remove(data);
        listener.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
