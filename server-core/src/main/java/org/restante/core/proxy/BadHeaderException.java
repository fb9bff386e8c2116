package org.restante.core.proxy;

/** What has come is no header of the PROXY protocol, version 2, that can be believed. */
public final class BadHeaderException extends Exception {
    private static final long serialVersionUID = 1L;

    BadHeaderException(String reason) {
        super(reason);
    }
}
