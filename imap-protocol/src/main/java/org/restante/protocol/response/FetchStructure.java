package org.restante.protocol.response;

import java.util.Objects;
import org.restante.protocol.mime.BodyStructureCodec;
import org.restante.protocol.mime.BodyStructureCodec.Form;
import org.restante.protocol.mime.EnvelopeCodec;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.model.Envelope;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/** The data items of a FETCH response that say what a message is made of (RFC 9051 section 7.5.2). */
public sealed interface FetchStructure extends FetchData {
    /**
     * The envelope of the message.
     *
     * @param envelope it
     */
    record EnvelopeStructure(Envelope envelope) implements FetchStructure {
        public EnvelopeStructure {
            Objects.requireNonNull(envelope);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw("ENVELOPE ");
            EnvelopeCodec.encode(envelope, out);
        }

        // "ENVELOPE" SP envelope
        static EnvelopeStructure decode(ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new EnvelopeStructure(EnvelopeCodec.decode(in.primitives()));
        }
    }

    /**
     * The MIME structure of the message.
     *
     * @param form BODYSTRUCTURE, or BODY, which is written without extension data
     * @param body the structure
     */
    record MimeStructure(Form form, BodyStructure body) implements FetchStructure {
        public MimeStructure {
            Objects.requireNonNull(form);
            Objects.requireNonNull(body);
        }

        @Override
        public void encode(ImapWriter out) {
            out.raw(form.name());
            BodyStructureCodec.encode(body, form, out.sp());
        }

        // "BODY" ["STRUCTURE"] SP body
        static MimeStructure decode(Form form, ResponseCursor in) throws ImapSyntaxException {
            in.sp();
            return new MimeStructure(form, BodyStructureCodec.decode(in.primitives()));
        }
    }
}
