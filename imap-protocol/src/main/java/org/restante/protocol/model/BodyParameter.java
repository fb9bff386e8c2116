package org.restante.protocol.model;

import java.util.Objects;

/**
 * A parameter of Content-Type or Content-Disposition; neither of the two is ever NIL in the protocol.
 *
 * @param name its name, in any case; with {@code *} at the end the value is encoded as RFC 2231 says
 * @param value its value, without quoting, maybe empty
 */
public record BodyParameter(String name, String value) {
    public BodyParameter {
        Objects.requireNonNull(name);
        Objects.requireNonNull(value);
    }
}
