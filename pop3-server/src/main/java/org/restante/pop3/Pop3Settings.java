package org.restante.pop3;

import java.util.List;
import java.util.Objects;
import org.restante.core.transport.Endpoint;

/**
 * How a server runs.
 *
 * @param endpoints where it listens; at least one
 * @param hostName what it calls itself to its clients
 * @param limits what a client may cost
 * @param retrieved what becomes of messages that were retrieved and not deleted
 * @param headers how clients that have not said UTF8 are sent headers that are not ASCII
 */
public record Pop3Settings(
        List<Endpoint> endpoints, String hostName, Pop3Limits limits, Retrieved retrieved, EightBitHeaders headers) {
    /** What becomes of messages that were retrieved and not deleted. */
    public enum Retrieved {
        /** They are {@code \Seen} from QUIT on. */
        SEEN,
        /** Nothing. */
        UNCHANGED
    }

    /** How clients that have not said UTF8 (RFC 6856) are sent headers that are not ASCII. */
    public enum EightBitHeaders {
        /** As they were stored, as servers do that do not know UTF8. */
        SEND,
        /** With a question mark for each octet that is not ASCII: a surrogate (RFC 6856 section 2.1) of the same size. */
        REPLACE
    }

    public Pop3Settings {
        endpoints = List.copyOf(endpoints);
        Objects.requireNonNull(hostName, "hostName");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(retrieved, "retrieved");
        Objects.requireNonNull(headers, "headers");
        if (endpoints.isEmpty()) {
            throw new IllegalArgumentException("a server listens somewhere");
        }
    }
}
