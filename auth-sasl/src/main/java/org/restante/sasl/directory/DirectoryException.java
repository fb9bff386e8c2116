package org.restante.sasl.directory;

import java.util.Objects;

/** A directory cannot do what it was asked for. The message is for operators, not for clients. */
public final class DirectoryException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What kind of trouble it is. */
    public enum Code {
        /** The directory cannot be reached, read or written now. */
        UNAVAILABLE,
        /** What the directory keeps cannot be understood; the message says where. */
        DAMAGED,
        /** A user to add is there already. */
        ALREADY_EXISTS,
        /** A user to change is not there. */
        NO_SUCH_USER
    }

    private final Code code;

    /** Trouble without another exception behind it. */
    public DirectoryException(Code code, String message) {
        super(message);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** Trouble that another exception tells more about. */
    public DirectoryException(Code code, String message, Throwable cause) {
        super(message, cause);
        this.code = Objects.requireNonNull(code, "code");
    }

    /** What kind of trouble it is. */
    public Code code() {
        return code;
    }
}
