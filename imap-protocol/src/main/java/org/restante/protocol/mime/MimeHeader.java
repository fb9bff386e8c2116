package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.model.BodyDisposition;
import org.restante.protocol.model.BodyExtension;
import org.restante.protocol.model.BodyParameter;

/**
 * What a header says of the content below it (RFC 2045).
 *
 * @param type the media type, as it was sent
 * @param subtype the media subtype, as it was sent
 */
record MimeHeader(
        String type,
        String subtype,
        List<BodyParameter> parameters,
        Optional<String> id,
        Optional<String> description,
        String encoding,
        BodyExtension extension) {

    static final List<BodyParameter> ASCII = List.of(new BodyParameter("CHARSET", "US-ASCII"));
    static final String SEVEN_BIT = "7BIT";
    // RFC 6838 section 4.2 allows no longer name.
    private static final int MAX_NAME = 127;

    /** The type of a part that does not say it, or says it wrongly. */
    enum Default {
        TEXT,
        MESSAGE
    }

    static MimeHeader read(HeaderCollector header, Default ifAbsent, int maxContinuations) {
        MediaType media = mediaType(header, ifAbsent, maxContinuations);
        return new MimeHeader(
                media.type,
                media.subtype,
                media.parameters,
                EnvelopeReader.text(header, HeaderField.CONTENT_ID),
                EnvelopeReader.text(header, HeaderField.CONTENT_DESCRIPTION),
                encoding(header),
                extension(header, maxContinuations));
    }

    private static BodyExtension extension(HeaderCollector header, int maxContinuations) {
        Optional<String> md5 = EnvelopeReader.text(header, HeaderField.CONTENT_MD5);
        Optional<BodyDisposition> disposition = disposition(header, maxContinuations);
        List<String> languages = languages(header);
        Optional<String> location = EnvelopeReader.text(header, HeaderField.CONTENT_LOCATION);
        return md5.isEmpty() && disposition.isEmpty() && languages.isEmpty() && location.isEmpty()
                ? BodyExtension.NONE
                : new BodyExtension(md5, disposition, languages, location);
    }

    private static Optional<FieldCursor> cursor(HeaderCollector header, HeaderField field) {
        int entry = header.first(field);
        return entry < 0
                ? Optional.empty()
                : Optional.of(new FieldCursor(
                        Unfolding.octets(header.octets(), header.valueStart(entry), header.end(entry))));
    }

    private static MediaType mediaType(HeaderCollector header, Default ifAbsent, int maxContinuations) {
        Optional<FieldCursor> field = cursor(header, HeaderField.CONTENT_TYPE);
        if (field.isEmpty()) {
            return ifAbsent == Default.MESSAGE ? new MediaType("MESSAGE", "RFC822", List.of()) : MediaType.PLAIN;
        }
        FieldCursor cursor = field.get().skipSpace();
        String type = cursor.token();
        boolean slash = cursor.skipSpace().tryConsume('/');
        String subtype = cursor.skipSpace().token();
        if (!slash || type.isEmpty() || subtype.isEmpty() || type.length() > MAX_NAME || subtype.length() > MAX_NAME) {
            return MediaType.PLAIN; // RFC 2045 section 5.2
        }
        List<BodyParameter> parameters = ParameterList.read(cursor, maxContinuations);
        if (type.equalsIgnoreCase("text") && find(parameters, "charset").isEmpty()) {
            parameters.addAll(ASCII); // RFC 2046 section 4.1.2, and as every other server
        }
        return new MediaType(type, subtype, parameters);
    }

    private static String encoding(HeaderCollector header) {
        String encoding = cursor(header, HeaderField.CONTENT_TRANSFER_ENCODING)
                .map(c -> c.skipSpace().token())
                .orElse("");
        return encoding.isEmpty() ? SEVEN_BIT : encoding.toUpperCase(Locale.ROOT); // RFC 2045 section 6.1
    }

    private static Optional<BodyDisposition> disposition(HeaderCollector header, int maxContinuations) {
        Optional<FieldCursor> field = cursor(header, HeaderField.CONTENT_DISPOSITION);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        String type = field.get().skipSpace().token();
        return type.isEmpty()
                ? Optional.empty()
                : Optional.of(new BodyDisposition(type, ParameterList.read(field.get(), maxContinuations)));
    }

    private static List<String> languages(HeaderCollector header) {
        Optional<FieldCursor> field = cursor(header, HeaderField.CONTENT_LANGUAGE);
        if (field.isEmpty()) {
            return List.of();
        }
        // Language-List = *("," [CFWS]) Language-Tag *([CFWS] "," [CFWS Language-Tag]): RFC 3282 section 2
        FieldCursor cursor = field.get();
        List<String> tags = new ArrayList<>();
        do {
            String tag = cursor.skipSpace().token();
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
        } while (cursor.skipSpace().tryConsume(','));
        return tags;
    }

    private static Optional<String> find(List<BodyParameter> parameters, String name) {
        for (BodyParameter parameter : parameters) {
            if (parameter.name().equalsIgnoreCase(name)) {
                return Optional.of(parameter.value());
            }
        }
        return Optional.empty();
    }

    Optional<String> parameter(String name) {
        return find(parameters, name);
    }

    boolean isText() {
        return type.equalsIgnoreCase("text");
    }

    boolean isMultipart() {
        return type.equalsIgnoreCase("multipart");
    }

    boolean isMessage() {
        return type.equalsIgnoreCase("message")
                && (subtype.equalsIgnoreCase("rfc822") || subtype.equalsIgnoreCase("global"));
    }

    /** Returns the same with another type: for a part that is not analysed as what it says it is. */
    MimeHeader as(String newType, String newSubtype) {
        boolean plain = newType.equalsIgnoreCase("text");
        return new MimeHeader(newType, newSubtype, plain ? ASCII : List.of(), id, description, encoding, extension);
    }

    private record MediaType(String type, String subtype, List<BodyParameter> parameters) {
        static final MediaType PLAIN = new MediaType("TEXT", "PLAIN", ASCII);
    }
}
