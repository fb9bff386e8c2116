package org.restante.core.transport;

import java.time.Duration;

/**
 * The transport's sizes and times.
 *
 * @param processors threads that wait for sockets and read from them, 1 to 64
 * @param backlog connections that the system holds for us until they are accepted, at least 1
 * @param high octets queued for one client at which its session waits
 * @param low octets queued at which a waiting session goes on, less than {@code high}
 * @param stalled how long a client may take nothing of what is queued before it is cut off
 * @param handshake how long a TLS handshake may take; a header of a proxy has that long, but five seconds at most
 * @param linger how long a closed connection may take for what is still queued, and for the client's own end
 */
public record TransportSettings(
        int processors, int backlog, int high, int low, Duration stalled, Duration handshake, Duration linger) {
    /** One processor to two cores; 256 KiB and 64 KiB; 60 s, 60 s and 5 s. */
    public static final TransportSettings DEFAULT = new TransportSettings(
            Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 4),
            1_024,
            256 * 1_024,
            64 * 1_024,
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            Duration.ofSeconds(5));

    /** Returns these settings with another time that a client may take nothing. */
    public TransportSettings withStalled(Duration other) {
        return new TransportSettings(processors, backlog, high, low, other, handshake, linger);
    }

    /** Checks the ranges. */
    public TransportSettings {
        if (processors < 1 || processors > 64 || backlog < 1) {
            throw new IllegalArgumentException("Processors are 1 to 64, the backlog is at least 1");
        }
        if (low < 1 || low >= high) {
            throw new IllegalArgumentException("The low-water mark is from 1 to below the high-water mark");
        }
        if (!stalled.isPositive() || !handshake.isPositive() || !linger.isPositive()) {
            throw new IllegalArgumentException("Times are more than nothing");
        }
    }
}
