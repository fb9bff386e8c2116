package org.restante.dist.admin;

import java.io.IOException;
import java.io.OutputStream;

/** The octets of a message on their way in or out. */
@FunctionalInterface
public interface MailContent {
    /** Writes them all. */
    void writeTo(OutputStream out) throws IOException;
}
