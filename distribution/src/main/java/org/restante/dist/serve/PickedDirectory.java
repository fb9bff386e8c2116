package org.restante.dist.serve;

import com.google.inject.Inject;
import com.google.inject.ProvisionException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.restante.dist.config.Configuration;
import org.restante.sasl.directory.Directories;
import org.restante.sasl.directory.UserDirectory;

/**
 * The directory that the configuration picks, or several as one, without the cache that the server has before it; made when it
 * is first asked for, and closed here.
 */
final class PickedDirectory implements AutoCloseable {
    private static final String SETTING = "users.use";

    private final Directories installed;
    private final Configuration configuration;
    private Optional<UserDirectory> made = Optional.empty();

    @Inject
    PickedDirectory(Directories installed, Configuration configuration) {
        this.installed = installed;
        this.configuration = configuration;
    }

    /** Returns who the users are. */
    synchronized UserDirectory directory() {
        if (made.isEmpty()) {
            made = Optional.of(configuration.as(SETTING, this::named));
        }
        return made.orElseThrow();
    }

    private UserDirectory named(String names) {
        Set<String> each = new LinkedHashSet<>();
        for (String name : names.split(",", -1)) {
            if (!each.add(name.strip())) {
                throw new IllegalArgumentException("names the user directory \"" + name.strip() + "\" twice");
            }
        }
        List<UserDirectory> directories = new ArrayList<>();
        each.forEach(name -> directories.add(one(name)));
        return directories.size() == 1 ? directories.getFirst() : DirectoryChain.of(directories);
    }

    private UserDirectory one(String name) {
        try {
            return installed
                    .named(name)
                    .orElseThrow(() -> new IllegalArgumentException("there is no user directory \"" + name
                            + "\" installed, only " + String.join(", ", installed.names())));
        } catch (ProvisionException failure) {
            if (failure.getCause() instanceof IllegalArgumentException wrong) {
                throw new IllegalArgumentException(
                        "the user directory \"" + name + "\" cannot be made: " + wrong.getMessage(), failure);
            }
            throw failure;
        }
    }

    @Override
    public synchronized void close() {
        made.ifPresent(UserDirectory::close);
        made = Optional.empty();
    }
}
