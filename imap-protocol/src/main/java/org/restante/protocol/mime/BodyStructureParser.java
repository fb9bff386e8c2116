package org.restante.protocol.mime;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.BodyDisposition;
import org.restante.protocol.model.BodyExtension;
import org.restante.protocol.model.BodyFields;
import org.restante.protocol.model.BodyParameter;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.model.Envelope;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;

/** Reads {@code body}: one method a rule of RFC 9051 section 9. */
final class BodyStructureParser {
    private final ImapReader in;

    BodyStructureParser(ImapReader in) {
        this.in = in;
    }

    // body = "(" (body-type-1part / body-type-mpart) ")"
    BodyStructure body() throws ImapSyntaxException {
        in.descend();
        in.expect('(');
        BodyStructure body = in.peek() == '(' ? multipart() : onePart();
        in.expect(')');
        in.ascend();
        return body;
    }

    // body-type-mpart = 1*body SP media-subtype [SP body-ext-mpart]
    private BodyStructure multipart() throws ImapSyntaxException {
        List<BodyStructure> parts = new ArrayList<>();
        do {
            parts.add(body());
            in.tryConsume(' ');
        } while (in.peek() == '(');
        String subtype = WireStrings.read(in);
        if (!in.tryConsume(' ')) {
            return new BodyStructure.Multipart(parts, subtype, List.of(), BodyExtension.NONE);
        }
        List<BodyParameter> parameters = parameters();
        return new BodyStructure.Multipart(parts, subtype, parameters, extension(Optional.empty()));
    }

    // body-type-1part = (body-type-basic / body-type-msg / body-type-text) [SP body-ext-1part]
    private BodyStructure onePart() throws ImapSyntaxException {
        String type = WireStrings.read(in);
        in.sp();
        String subtype = WireStrings.read(in);
        in.sp();
        BodyFields fields = fields();
        if (type.equalsIgnoreCase("TEXT")) {
            in.sp();
            long lines = in.number64();
            return new BodyStructure.Text(subtype, fields, lines, extensionOfPart());
        }
        boolean more = in.tryConsume(' ');
        if (more && in.peek() == '(' && type.equalsIgnoreCase("MESSAGE")) {
            Envelope envelope = EnvelopeCodec.decode(in);
            in.sp();
            BodyStructure body = body();
            in.sp();
            long lines = in.number64();
            return new BodyStructure.Message(subtype, fields, envelope, body, lines, extensionOfPart());
        }
        return new BodyStructure.Single(type, subtype, fields, more ? extensionFromMd5() : BodyExtension.NONE);
    }

    // body-fields = body-fld-param SP body-fld-id SP body-fld-desc SP body-fld-enc SP body-fld-octets
    private BodyFields fields() throws ImapSyntaxException {
        List<BodyParameter> parameters = parameters();
        in.sp();
        Optional<String> id = WireStrings.readOptional(in);
        in.sp();
        Optional<String> description = WireStrings.readOptional(in);
        in.sp();
        String encoding = WireStrings.readOptional(in).orElse(MimeHeader.SEVEN_BIT); // NIL is sent by some servers
        in.sp();
        return new BodyFields(parameters, id, description, encoding, in.number64());
    }

    // body-fld-param = "(" string SP string *(SP string SP string) ")" / nil
    private List<BodyParameter> parameters() throws ImapSyntaxException {
        if (WireStrings.readNil(in)) {
            return List.of();
        }
        List<BodyParameter> parameters = new ArrayList<>();
        in.list(() -> {
            String name = WireStrings.read(in);
            in.sp();
            parameters.add(new BodyParameter(name, WireStrings.readOptional(in).orElse("")));
        });
        return parameters;
    }

    private BodyExtension extensionOfPart() throws ImapSyntaxException {
        return in.tryConsume(' ') ? extensionFromMd5() : BodyExtension.NONE;
    }

    // body-ext-1part = body-fld-md5 [SP body-fld-dsp [SP body-fld-lang [SP body-fld-loc *(SP body-extension)]]]
    private BodyExtension extensionFromMd5() throws ImapSyntaxException {
        return extension(WireStrings.readOptional(in));
    }

    private BodyExtension extension(Optional<String> md5) throws ImapSyntaxException {
        Optional<BodyDisposition> disposition = in.tryConsume(' ') ? disposition() : Optional.empty();
        List<String> languages = in.tryConsume(' ') ? languages() : List.of();
        Optional<String> location = in.tryConsume(' ') ? WireStrings.readOptional(in) : Optional.empty();
        while (in.tryConsume(' ')) {
            skipExtension();
        }
        return new BodyExtension(md5, disposition, languages, location);
    }

    // body-fld-dsp = "(" string SP body-fld-param ")" / nil
    private Optional<BodyDisposition> disposition() throws ImapSyntaxException {
        if (WireStrings.readNil(in)) {
            return Optional.empty();
        }
        in.expect('(');
        String type = WireStrings.read(in);
        in.sp();
        BodyDisposition disposition = new BodyDisposition(type, parameters());
        in.expect(')');
        return Optional.of(disposition);
    }

    // body-fld-lang = nstring / "(" string *(SP string) ")"
    private List<String> languages() throws ImapSyntaxException {
        if (in.peek() != '(') {
            return WireStrings.readOptional(in).map(List::of).orElse(List.of());
        }
        List<String> languages = new ArrayList<>();
        in.list(() -> languages.add(WireStrings.read(in)));
        return languages;
    }

    // body-extension = nstring / number / number64 / "(" body-extension *(SP body-extension) ")"
    private void skipExtension() throws ImapSyntaxException {
        if (in.peek() == '(') {
            in.list(this::skipExtension);
        } else if (in.atString() || in.peek() == 'N' || in.peek() == 'n') {
            WireStrings.readOptional(in);
        } else {
            in.number64();
        }
    }
}
