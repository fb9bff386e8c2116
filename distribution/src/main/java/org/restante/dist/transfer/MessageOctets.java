package org.restante.dist.transfer;

import java.io.IOException;
import java.io.OutputStream;

/** The octets of a message, which can be had once or more often. */
@FunctionalInterface
public interface MessageOctets {
    /** Writes them all. */
    void writeTo(OutputStream out) throws IOException;
}
