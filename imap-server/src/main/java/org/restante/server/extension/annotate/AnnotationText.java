package org.restante.server.extension.annotate;

import org.restante.protocol.mime.OctetText;

/** What the value of an annotation says, as a text to be searched and sorted: RFC 5257 registers entries with UTF-8. */
final class AnnotationText {
    private AnnotationText() {}

    /** Returns it; octets that are no UTF-8 are equal to themselves alone. */
    static String of(byte[] value) {
        return OctetText.decode(value, 0, value.length);
    }
}
