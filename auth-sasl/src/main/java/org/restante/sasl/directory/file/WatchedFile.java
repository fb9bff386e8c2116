package org.restante.sasl.directory.file;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.restante.sasl.directory.DirectoryException;
import org.restante.sasl.directory.DirectoryException.Code;
import org.restante.sasl.password.PasswordHashing;

/** The users of a file as it is now; reads it again when it has changed. */
final class WatchedFile {
    private static final Logger LOG = System.getLogger(WatchedFile.class.getName());

    private final Path file;
    private final PasswordHashing hashing;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile State state;

    private record State(FileStamp stamp, UserFile users) {}

    /** Reads the file; throws what {@link UserFile#read} throws. */
    WatchedFile(Path file, PasswordHashing hashing) {
        this.file = file;
        this.hashing = hashing;
        this.state = read(FileStamp.of(file));
    }

    UserFile current() {
        FileStamp stamp = FileStamp.of(file);
        return stamp.equals(state.stamp()) ? state.users() : reread();
    }

    private UserFile reread() {
        reading.lock();
        try {
            // The stamp is taken before the octets: a change in between is seen by the next question.
            FileStamp stamp = FileStamp.of(file);
            if (!stamp.equals(state.stamp())) {
                state = readOrKeep(stamp);
            }
            return state.users();
        } finally {
            reading.unlock();
        }
    }

    // As a database server does with its access rules: an editor's slip does not lock everybody out.
    private State readOrKeep(FileStamp stamp) {
        try {
            return read(stamp);
        } catch (DirectoryException e) {
            if (e.code() != Code.DAMAGED) {
                throw e;
            }
            LOG.log(Level.ERROR, "users stay as they were: " + e.getMessage());
            return new State(stamp, state.users());
        }
    }

    private State read(FileStamp stamp) {
        return new State(stamp, UserFile.read(file, hashing));
    }
}
