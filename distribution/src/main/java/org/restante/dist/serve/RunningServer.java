package org.restante.dist.serve;

import java.io.IOException;
import org.restante.core.event.MailEvents;
import org.restante.core.event.ServedStore;
import org.restante.dist.admin.AdminServer;
import org.restante.dist.config.Configuration;
import org.restante.dist.plugin.Plugins;
import org.restante.server.access.AccessPolicy;

/** A server with its store, its admin socket and its data folder. */
public final class RunningServer implements AutoCloseable {
    private final DataFolder folder;
    private final Installation installation;
    private final MailEvents events;
    private final ProtocolServers servers;
    private final Traces traces;
    private final AdminServer admin;

    private RunningServer(
            DataFolder folder,
            Installation installation,
            MailEvents events,
            ProtocolServers servers,
            Traces traces,
            AdminServer admin) {
        this.folder = folder;
        this.installation = installation;
        this.events = events;
        this.servers = servers;
        this.traces = traces;
        this.admin = admin;
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
            Installation installation =
                    Installation.of(plugins, configuration, ServerModule.of(configuration, folder.path()));
            undo.later(installation);
            if (mail == Mail.DEMO) {
                DemoMail.deliver(installation.administration(ServedStore.class));
            }
            configuration.as("access.seen", ignored -> supported(installation));
            ProtocolServers servers = installation.part(ProtocolServers.class);
            undo.later(servers);
            servers.start();
            Traces traces = new Traces(configuration.as("trace.size", ignored -> traceFile(folder, configuration)));
            undo.later(traces);
            AdminServer admin = AdminServer.start(
                    folder.path(),
                    installation.administration(ServedStore.class),
                    new RunningControl(servers, configuration.text("store.use"), traces));
            undo.forget();
            return new RunningServer(folder, installation, installation.part(MailEvents.class), servers, traces, admin);
        }
    }

    private static TraceFile traceFile(DataFolder folder, Configuration configuration) {
        return new TraceFile(folder.path().resolve("trace.log"), configuration.octets("trace.size"));
    }

    // Asked for here, so that whoever reads of it is told where it was set.
    private static AccessPolicy supported(Installation installation) {
        AccessPolicy policy = installation.part(AccessPolicy.class);
        policy.requireSupport(installation.store());
        return policy;
    }

    /** What mail there is in the beginning. */
    public enum Mail {
        /** That of the store. */
        KEPT,
        /** That of the store, and some for user demo. */
        DEMO
    }

    /** Returns the line that says that the server is ready, and where. */
    public String readyLine() {
        return "restante ready: " + String.join(" ", servers.urls());
    }

    /** Says BYE to clients, finishes what is being written, and gives everything back. */
    @Override
    public void close() throws IOException {
        try (folder;
                traces;
                installation;
                events;
                servers) {
            admin.close();
        }
    }
}
