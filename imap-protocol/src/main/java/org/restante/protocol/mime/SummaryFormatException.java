package org.restante.protocol.mime;

/** Octets that should be a {@link Summary} and are none: damaged, or of a version that is not known here. */
public final class SummaryFormatException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SummaryFormatException(String message) {
        super(message);
    }

    SummaryFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
