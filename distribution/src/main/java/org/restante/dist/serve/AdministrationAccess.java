package org.restante.dist.serve;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.restante.dist.admin.AdminAddress;
import org.restante.dist.admin.AdminException;
import org.restante.dist.admin.Administration;
import org.restante.dist.admin.RemoteAdministration;
import org.restante.dist.config.Configuration;
import org.restante.dist.plugin.Plugins;
import org.restante.store.MailStore;

/**
 * The way to users and mail: on the store itself if nobody has the data folder, else through the server that has it.
 *
 * @param administration what can be done
 * @param opened what is to be closed besides it
 */
public record AdministrationAccess(Administration administration, AutoCloseable opened) implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofMillis(100);

    /**
     * Finds the way.
     *
     * @throws AdminException if another command has the data folder, and does not give it back
     */
    public static AdministrationAccess open(Plugins plugins, Configuration configuration) throws IOException {
        Path data = Path.of(configuration.text("data"));
        long attempts = PATIENCE.dividedBy(PAUSE);
        for (long attempt = 0; attempt < attempts; attempt++) {
            Optional<DataFolder> folder = DataFolder.take(data);
            if (folder.isPresent()) {
                return direct(folder.orElseThrow(), plugins, configuration);
            }
            // Whoever has the folder may be a server that has only just been started, or another command.
            Optional<AdminAddress> address = AdminAddress.read(data);
            if (address.isPresent()) {
                RemoteAdministration remote = RemoteAdministration.connect(address.orElseThrow());
                return new AdministrationAccess(remote, () -> {});
            }
            pause();
        }
        throw new AdminException("another restante is at work in " + data.toAbsolutePath() + "; try again later");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static AdministrationAccess direct(DataFolder folder, Plugins plugins, Configuration configuration)
            throws IOException {
        try (Undo undo = new Undo()) {
            undo.later(folder);
            Installation installation = Installation.of(plugins, configuration);
            undo.later(installation);
            Administration administration = installation.administration(MailStore.class);
            undo.forget();
            return new AdministrationAccess(administration, () -> {
                try (folder) {
                    installation.close();
                }
            });
        }
    }

    @Override
    public void close() throws IOException {
        try (Undo undo = new Undo()) {
            undo.later(opened);
            undo.later(administration);
        }
    }
}
