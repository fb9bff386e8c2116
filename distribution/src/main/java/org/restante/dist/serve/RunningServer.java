package org.restante.dist.serve;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.AdminServer;
import org.restante.dist.config.Configuration;
import org.restante.dist.plugin.Plugins;
import org.restante.server.Endpoint;
import org.restante.server.ImapServer;
import org.restante.server.engine.TlsOffer;

/** A server with its store, its admin socket and its data folder. */
public final class RunningServer implements AutoCloseable {
    private final DataFolder folder;
    private final Installation installation;
    private final ImapServer server;
    private final AdminServer admin;
    private final List<Endpoint> endpoints;

    private RunningServer(
            DataFolder folder,
            Installation installation,
            ImapServer server,
            AdminServer admin,
            List<Endpoint> endpoints) {
        this.folder = folder;
        this.installation = installation;
        this.server = server;
        this.admin = admin;
        this.endpoints = endpoints;
    }

    /**
     * Starts a server.
     *
     * @param folder its data folder, which it gives back when it is closed or cannot start
     * @throws IOException if an address cannot be had, or the certificate cannot be read
     */
    public static RunningServer start(DataFolder folder, Plugins plugins, Configuration configuration, Mail mail)
            throws IOException {
        try (Undo undo = new Undo()) {
            undo.later(folder);
            List<Endpoint> endpoints = ServerModule.endpoints(configuration);
            Installation installation =
                    Installation.of(plugins, configuration, ServerModule.of(configuration, folder.path()));
            undo.later(installation);
            if (mail == Mail.DEMO) {
                DemoMail.deliver(installation.administration());
            }
            ImapServer server = installation.part(ImapServer.class);
            undo.later(server);
            listen(server, endpoints);
            AdminServer admin = AdminServer.start(folder.path(), installation.administration());
            undo.forget();
            return new RunningServer(folder, installation, server, admin, endpoints);
        }
    }

    /** What mail there is in the beginning. */
    public enum Mail {
        /** That of the store. */
        KEPT,
        /** That of the store, and some for user demo. */
        DEMO
    }

    private static void listen(ImapServer server, List<Endpoint> endpoints) throws IOException {
        try {
            server.start();
        } catch (IOException e) {
            List<String> wanted = endpoints.stream()
                    .map(endpoint -> ListenAddress.url(endpoint.address()))
                    .toList();
            throw new AdminException(
                    "cannot listen on " + String.join(" and ", wanted) + ": " + e.getMessage()
                            + " (imap.listen and imaps.listen say where)",
                    e);
        }
    }

    /** Returns the line that says that the server is ready, and where. */
    public String readyLine() {
        List<String> urls = new ArrayList<>();
        List<InetSocketAddress> addresses = server.addresses();
        for (int i = 0; i < addresses.size(); i++) {
            String scheme = endpoints.get(i).offer() == TlsOffer.IMPLICIT ? "imaps" : "imap";
            urls.add(scheme + "://" + ListenAddress.url(addresses.get(i)));
        }
        return "restante ready: " + String.join(" ", urls);
    }

    /** Says BYE to clients, finishes what is being written, and gives everything back. */
    @Override
    public void close() throws IOException {
        try (folder;
                installation;
                server) {
            admin.close();
        }
    }
}
