package org.restante.protocol.mime;

import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.BodyDisposition;
import org.restante.protocol.model.BodyExtension;
import org.restante.protocol.model.BodyFields;
import org.restante.protocol.model.BodyParameter;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** Writes and reads {@code body} (RFC 9051 section 9); what was written as BODYSTRUCTURE reads as the same. */
public final class BodyStructureCodec {
    private BodyStructureCodec() {}

    /** Which of the two FETCH items is written. */
    public enum Form {
        /** BODY, which has no extension data. */
        BODY,
        /** BODYSTRUCTURE. */
        BODYSTRUCTURE
    }

    /** Writes a structure; 8-bit strings are literals, unless the writer may write UTF-8. */
    public static void encode(BodyStructure body, Form form, ImapWriter out) {
        out.open();
        switch (body) {
            case BodyStructure.Single single -> {
                WireStrings.write(out, single.type());
                WireStrings.write(out.sp(), single.subtype());
                fields(single.fields(), out);
            }
            case BodyStructure.Text text -> {
                out.raw("\"TEXT\" ");
                WireStrings.write(out, text.subtype());
                fields(text.fields(), out);
                out.sp().number(text.lines());
            }
            case BodyStructure.Message message -> {
                out.raw("\"MESSAGE\" ");
                WireStrings.write(out, message.subtype());
                fields(message.fields(), out);
                EnvelopeCodec.encode(message.envelope(), out.sp());
                encode(message.body(), form, out.sp());
                out.sp().number(message.lines());
            }
            case BodyStructure.Multipart multipart -> {
                for (BodyStructure part : multipart.parts()) {
                    encode(part, form, out);
                }
                WireStrings.write(out.sp(), multipart.subtype());
            }
        }
        if (form == Form.BODYSTRUCTURE) {
            extension(body, out);
        }
        out.close();
    }

    // body-fields = body-fld-param SP body-fld-id SP body-fld-desc SP body-fld-enc SP body-fld-octets
    private static void fields(BodyFields fields, ImapWriter out) {
        parameters(fields.parameters(), out.sp());
        WireStrings.write(out.sp(), fields.id());
        WireStrings.write(out.sp(), fields.description());
        WireStrings.write(out.sp(), fields.encoding());
        out.sp().number(fields.size());
    }

    private static void parameters(List<BodyParameter> parameters, ImapWriter out) {
        if (parameters.isEmpty()) {
            out.nil();
            return;
        }
        out.open();
        for (int i = 0; i < parameters.size(); i++) {
            if (i > 0) {
                out.sp();
            }
            WireStrings.write(out, parameters.get(i).name());
            WireStrings.write(out.sp(), parameters.get(i).value());
        }
        out.close();
    }

    // body-ext-1part = body-fld-md5 [SP body-fld-dsp [SP body-fld-lang [SP body-fld-loc *(SP body-extension)]]]
    // body-ext-mpart = body-fld-param [SP body-fld-dsp [SP body-fld-lang [SP body-fld-loc *(SP body-extension)]]]
    private static void extension(BodyStructure body, ImapWriter out) {
        BodyExtension extension = body.extension();
        if (body instanceof BodyStructure.Multipart multipart) {
            parameters(multipart.parameters(), out.sp());
        } else {
            WireStrings.write(out.sp(), extension.md5());
        }
        disposition(extension.disposition(), out.sp());
        languages(extension.languages(), out.sp());
        WireStrings.write(out.sp(), extension.location());
    }

    private static void disposition(Optional<BodyDisposition> disposition, ImapWriter out) {
        if (disposition.isEmpty()) {
            out.nil();
            return;
        }
        WireStrings.write(out.open(), disposition.get().type());
        parameters(disposition.get().parameters(), out.sp());
        out.close();
    }

    // body-fld-lang = nstring / "(" string *(SP string) ")"
    private static void languages(List<String> languages, ImapWriter out) {
        switch (languages.size()) {
            case 0 -> out.nil();
            case 1 -> WireStrings.write(out, languages.get(0));
            default -> {
                out.open();
                for (int i = 0; i < languages.size(); i++) {
                    WireStrings.write(i == 0 ? out : out.sp(), languages.get(i));
                }
                out.close();
            }
        }
    }

    /**
     * Reads a structure in either form; what a later version of the protocol may put behind the extension data is passed
     * over.
     *
     * @throws ImapSyntaxException if none is there, or it nests deeper than the reader allows
     */
    public static BodyStructure decode(ImapReader in) throws ImapSyntaxException {
        return new BodyStructureParser(in).body();
    }
}
