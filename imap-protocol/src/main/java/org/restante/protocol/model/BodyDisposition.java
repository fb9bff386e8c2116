package org.restante.protocol.model;

import java.util.List;
import java.util.Objects;

/**
 * How a part wants to be shown (RFC 2183): {@code body-fld-dsp} of RFC 9051 section 9.
 *
 * @param type the disposition, mostly {@code inline} or {@code attachment}
 * @param parameters its parameters, in their order; NIL if there are none
 */
public record BodyDisposition(String type, List<BodyParameter> parameters) {
    public BodyDisposition {
        Objects.requireNonNull(type);
        parameters = List.copyOf(parameters);
    }
}
