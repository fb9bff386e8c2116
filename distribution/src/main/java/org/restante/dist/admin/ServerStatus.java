package org.restante.dist.admin;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.restante.core.connection.SessionSnapshot.Standing;
import org.restante.core.connection.Traffic;

/**
 * How a server is.
 *
 * @param version the version of the program
 * @param java the version of Java
 * @param processId the number of its process
 * @param since when it was ready
 * @param uptime how long ago that is
 * @param urls where it listens
 * @param protocols what goes on, for each protocol that is served
 * @param memory what it has of it
 * @param store the name of the store, as the configuration has it
 */
public record ServerStatus(
        String version,
        String java,
        long processId,
        Instant since,
        Duration uptime,
        List<String> urls,
        List<Protocol> protocols,
        Memory memory,
        String store) {
    /**
     * What goes on in one protocol.
     *
     * @param name the protocol in small letters
     * @param sessions how many there are now, by how far they have come; every one of them
     * @param traffic what came since the start
     * @param recent what came of late
     * @param over in which time
     */
    public record Protocol(
            String name, Map<Standing, Integer> sessions, Traffic traffic, Traffic recent, Duration over) {}

    /**
     * The heap of Java, in octets.
     *
     * @param used in use, with what nobody needs any more
     * @param committed taken from the machine
     * @param most how much it may come to
     */
    public record Memory(long used, long committed, long most) {}
}
