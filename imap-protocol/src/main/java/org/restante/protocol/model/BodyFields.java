package org.restante.protocol.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The basic fields that every part has but a multipart: {@code body-fields} of RFC 9051 section 9.
 *
 * @param parameters parameters of Content-Type, in their order; NIL if there are none
 * @param id the Content-ID field
 * @param description the Content-Description field
 * @param encoding the content transfer encoding, {@code 7BIT} if the part does not say
 * @param size octets of the body in its transfer encoding, not negative
 */
public record BodyFields(
        List<BodyParameter> parameters, Optional<String> id, Optional<String> description, String encoding, long size) {

    public BodyFields {
        parameters = List.copyOf(parameters);
        Objects.requireNonNull(id);
        Objects.requireNonNull(description);
        Objects.requireNonNull(encoding);
        if (size < 0) {
            throw new IllegalArgumentException("negative size of a body: " + size);
        }
    }
}
