package org.restante.core.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.restante.core.connection.SessionStarter;
import org.restante.core.connection.TlsOffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A listener on a Unix-domain socket, for programs of the same machine. Who may connect say the permissions of its file and
 * of the folder that it is in.
 */
public final class UnixListener implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(UnixListener.class);

    private final Path path;
    private final SessionStarter starter;
    private final ServerSocketChannel listener;

    private UnixListener(Path path, SessionStarter starter, ServerSocketChannel listener) {
        this.path = path;
        this.starter = starter;
        this.listener = listener;
    }

    /**
     * Begins to listen. A file that a server has left behind which did not end well is taken away.
     *
     * @throws IOException if the socket cannot be made, or somebody listens there
     */
    public static UnixListener bind(Path path, Set<PosixFilePermission> permissions, SessionStarter starter)
            throws IOException {
        removeStale(path);
        ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            listener.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, permissions);
        } catch (IOException | RuntimeException e) {
            listener.close();
            throw new IOException("Cannot listen on " + path + ": " + e.getMessage(), e);
        }
        UnixListener unix = new UnixListener(path, starter, listener);
        Thread.ofVirtual().name("unix-accept").start(unix::accept);
        return unix;
    }

    private static void removeStale(Path path) throws IOException {
        if (!Files.exists(path) || Files.isRegularFile(path) || Files.isDirectory(path)) {
            return; // what is no socket is not ours to remove, and makes the bind fail
        }
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            throw new IOException("Somebody listens on " + probe.getRemoteAddress() + " already");
        } catch (ConnectException nobody) {
            Files.delete(path);
        }
    }

    private void accept() {
        while (listener.isOpen()) {
            try {
                UnixConnection connection = new UnixConnection(listener.accept());
                connection.serve(starter.start(connection, TlsOffer.NONE));
            } catch (AsynchronousCloseException closed) {
                return;
            } catch (IOException e) {
                if (listener.isOpen()) {
                    LOG.warn("{} accepts nobody for now: {}", path, e.toString());
                    pause();
                }
            }
        }
    }

    // Out of file descriptors, say: to try again at once would only make it worse.
    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Stops listening, and takes the file away; connections stay. */
    @Override
    public void close() {
        try {
            listener.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("{} cannot be closed: {}", path, e.toString());
        }
    }
}
