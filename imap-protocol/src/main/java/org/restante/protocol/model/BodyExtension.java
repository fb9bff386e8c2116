package org.restante.protocol.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The extension data of a part, which BODYSTRUCTURE has and BODY has not (RFC 9051 section 7.5.2).
 *
 * @param md5 the Content-MD5 field; a multipart has none
 * @param disposition the Content-Disposition field
 * @param languages the tags of Content-Language; NIL if there are none
 * @param location the Content-Location field
 */
public record BodyExtension(
        Optional<String> md5,
        Optional<BodyDisposition> disposition,
        List<String> languages,
        Optional<String> location) {

    /** No extension data. */
    public static final BodyExtension NONE =
            new BodyExtension(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    public BodyExtension {
        Objects.requireNonNull(md5);
        Objects.requireNonNull(disposition);
        languages = List.copyOf(languages);
        Objects.requireNonNull(location);
    }
}
