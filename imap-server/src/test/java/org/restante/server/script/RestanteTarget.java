package org.restante.server.script;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.restante.core.tls.SelfSigned;
import org.restante.server.ImapServer;
import org.restante.server.ImapServerBuilder;
import org.restante.store.MailStore;

/** Our own server on one store: one for all scripts, and one for each script that has settings of its own. */
final class RestanteTarget implements Target, AutoCloseable {
    private final Map<Path, ImapServer> servers = new HashMap<>();
    private final MailStore store;
    private final SSLContext tls;
    private final ImapServer shared;

    /**
     * Starts the server.
     *
     * @param certificate a folder that will hold its certificate
     */
    RestanteTarget(MailStore store, Path certificate) throws IOException {
        this.store = store;
        this.tls = SelfSigned.in(certificate).context().get();
        this.shared = server().start();
    }

    private ImapServerBuilder server() {
        return ImapServer.builder().listen("127.0.0.1", 0).tls(tls).store(store).directory(new AnyUser());
    }

    @Override
    public InetSocketAddress address(Script script) throws IOException {
        ImapServer server = shared;
        if (!script.settings().isEmpty()) {
            ImapServerBuilder own = server();
            ScriptSettings.apply(script, own);
            server = own.start();
            servers.put(script.path(), server);
        }
        return new InetSocketAddress("127.0.0.1", server.port());
    }

    @Override
    public void done(Script script) {
        ImapServer server = servers.remove(script.path());
        if (server != null) {
            server.close();
        }
    }

    @Override
    public boolean mayLackCapabilities() {
        return false;
    }

    @Override
    public void close() {
        shared.close();
        store.close();
    }
}
