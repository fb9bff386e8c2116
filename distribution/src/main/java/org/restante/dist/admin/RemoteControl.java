package org.restante.dist.admin;

import static org.restante.dist.admin.AdminRequests.asking;

import java.io.Closeable;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.restante.core.connection.SessionSnapshot;

/** Controls the server that has a data folder. */
public final class RemoteControl implements ServerControl, Closeable {
    private final AdminRequests requests;
    private final ControlChannel channel;

    private RemoteControl(AdminRequests requests) {
        this.requests = requests;
        this.channel = new ControlChannel(requests.channel());
    }

    /**
     * Connects to the server.
     *
     * @throws NoServer if none runs on the data folder
     * @throws AdminException if it does not answer
     */
    public static RemoteControl of(Path data) {
        try {
            AdminAddress address = AdminAddress.read(data).orElseThrow(() -> new NoServer(data));
            return new RemoteControl(AdminRequests.connect(address));
        } catch (ConnectException e) {
            throw new NoServer(data); // one that was killed has left its address
        } catch (IOException e) {
            throw new AdminException("the server does not answer on its admin socket: " + e.getMessage(), e);
        }
    }

    @Override
    public ServerStatus status() {
        return asking(() -> {
            requests.ask(AdminOperation.STATUS);
            return channel.status();
        });
    }

    @Override
    public List<SessionSnapshot> sessions() {
        return asking(() -> {
            requests.ask(AdminOperation.SESSIONS);
            return channel.sessions();
        });
    }

    @Override
    public int end(SessionSelector which, String words) {
        return asking(() -> {
            requests.ask(AdminOperation.END_SESSIONS, word(which), words);
            return Math.toIntExact(requests.channel().number());
        });
    }

    private static String word(SessionSelector which) {
        return which instanceof SessionSelector.OfUser user ? SessionSelector.USER + user.user() : which.toString();
    }

    @Override
    public TraceReport traces() {
        return asking(() -> {
            requests.ask(AdminOperation.TRACES);
            return new TraceReport(
                    requests.channel().lines(), requests.channel().text());
        });
    }

    @Override
    public void trace(SessionSelector which) {
        asking(() -> {
            requests.ask(AdminOperation.TRACE, word(which));
            return true;
        });
    }

    @Override
    public boolean endTrace(Optional<SessionSelector> which) {
        return asking(() -> {
            requests.say(AdminOperation.END_TRACE);
            requests.channel().lines(which.map(RemoteControl::word).stream().toList());
            requests.await();
            return requests.channel().number() > 0;
        });
    }

    @Override
    public Map<String, String> logLevels() {
        return asking(() -> {
            requests.ask(AdminOperation.LOG_LEVELS);
            return channel.levels();
        });
    }

    @Override
    public boolean logLevel(String logger, String level) {
        return asking(() -> {
            requests.ask(AdminOperation.SET_LOG_LEVEL, logger, level);
            return requests.channel().number() > 0;
        });
    }

    @Override
    public void close() throws IOException {
        requests.close();
    }
}
