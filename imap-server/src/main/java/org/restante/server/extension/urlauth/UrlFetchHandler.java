package org.restante.server.extension.urlauth;

import java.util.List;
import java.util.Optional;
import org.restante.core.connection.SessionEnded;
import org.restante.protocol.mime.BodyStructureCodec;
import org.restante.protocol.mime.ByteRange;
import org.restante.protocol.mime.TransferDecoder;
import org.restante.protocol.model.BodyStructure;
import org.restante.protocol.wire.ImapWriter;
import org.restante.server.engine.Completion;
import org.restante.server.engine.ResponseOutput;
import org.restante.server.engine.Session;
import org.restante.server.extension.urlauth.UrlFetch.Data;
import org.restante.server.fetch.BinaryPart;
import org.restante.server.mailbox.OpenMailboxes;
import org.restante.server.url.UrlContent;
import org.restante.store.StoreException;

/** URLFETCH (RFC 4467 section 7, RFC 5524 section 3): one response for each URL, with its octets as they are read. */
final class UrlFetchHandler {
    private final Authorization authorization;

    UrlFetchHandler(Authorization authorization) {
        this.authorization = authorization;
    }

    Completion handle(UrlFetch command, Session session) {
        for (UrlFetch.Target target : command.targets()) {
            Optional<Authorization.Granted> granted = authorization.check(session, target.url());
            Optional<OpenMailboxes.Lease> lease = granted.flatMap(grant -> open(session, grant));
            if (lease.isEmpty()) {
                writeNil(session, target);
                continue;
            }
            try (OpenMailboxes.Lease held = lease.get()) {
                Optional<UrlContent> content =
                        UrlContent.open(held.index(), granted.orElseThrow().url());
                if (content.isEmpty()) {
                    writeNil(session, target);
                } else {
                    try (UrlContent found = content.get()) {
                        write(session, target, found);
                    }
                }
            }
        }
        return Completion.ok("Fetched");
    }

    private static Optional<OpenMailboxes.Lease> open(Session session, Authorization.Granted granted) {
        try {
            return Optional.of(session.server()
                    .mailboxes()
                    .open(granted.owner(), granted.url().mailbox().orElseThrow()));
        } catch (StoreException refusal) {
            if (refusal.code() == StoreException.Code.NONEXISTENT) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    private static void writeNil(Session session, UrlFetch.Target target) {
        session.out().writer().raw("* URLFETCH ").string(target.url()).raw(" NIL");
        session.out().line("");
    }

    private static void write(Session session, UrlFetch.Target target, UrlContent found) {
        ResponseOutput out = session.out();
        out.mark();
        long sent = out.sent();
        int start = out.writer().size();
        try {
            out.writer().raw("* URLFETCH ").string(target.url());
            if (target.data().isEmpty()) {
                writeOctets(session, found);
            }
            for (Data data : target.data()) {
                out.writer().raw(" (").raw(data.name());
                write(session, found, data);
                out.writer().raw(")");
            }
            out.line("");
        } catch (StoreException refusal) {
            if (out.sent() != sent) {
                throw SessionEnded.gone("a message could not be read to its end");
            }
            out.writer().rewind(start);
            throw refusal;
        }
    }

    private static void write(Session session, UrlContent found, Data data) {
        switch (data) {
            case BODY -> writeOctets(session, found);
            case BINARY -> writeDecoded(session, found);
            case BODYPARTSTRUCTURE -> {
                ImapWriter out = session.out().writer().sp();
                Optional<BodyStructure> structure =
                        structure(found.message().summary().bodyStructure(), found.part());
                if (structure.isPresent()) {
                    BodyStructureCodec.encode(structure.get(), BodyStructureCodec.Form.BODYSTRUCTURE, out);
                } else {
                    out.nil();
                }
            }
        }
    }

    private static void writeOctets(Session session, UrlContent found) {
        ResponseOutput out = session.out();
        if (found.size() == 0) {
            out.writer().raw(" \"\"");
            return;
        }
        out.writer().sp().literalHeader(found.size());
        found.write((block, length) -> {
            out.writer().raw(block, 0, length);
            out.mark();
        });
    }

    // RFC 5524 section 3.2: what cannot be decoded is NIL; a header has nothing to be decoded.
    private static void writeDecoded(Session session, UrlContent found) {
        ResponseOutput out = session.out();
        Optional<BinaryPart> part = found.isWholePart()
                ? BinaryPart.find(found.message().summary().part(), found.part())
                : Optional.empty();
        if (part.isEmpty()) {
            writeOctets(session, found);
            return;
        }
        if (TransferDecoder.of(part.get().encoding()).isEmpty()) {
            out.writer().raw(" NIL");
            return;
        }
        ByteRange wanted = found.slice(new ByteRange(0, part.get().size(found.content())));
        if (wanted.length() == 0) {
            out.writer().raw(" \"\"");
            return;
        }
        out.writer().sp().literal8Header(wanted.length());
        long[] at = {0};
        part.get().decode(found.content(), (octets, from, to) -> {
            int skip = Math.clamp(wanted.start() - at[0], 0, to - from);
            int end = Math.clamp(wanted.end() - at[0], 0, to - from);
            if (skip < end) {
                out.writer().raw(octets, from + skip, end - skip);
                out.mark();
            }
            at[0] += to - from;
        });
    }

    // As PartSection finds the place of a part.
    private static Optional<BodyStructure> structure(BodyStructure message, List<Integer> numbers) {
        BodyStructure at = message;
        boolean asMessage = true;
        for (int number : numbers) {
            if (!asMessage && at instanceof BodyStructure.Message inner) {
                at = inner.body();
                asMessage = true;
            }
            if (at instanceof BodyStructure.Multipart multipart
                    && number <= multipart.parts().size()) {
                at = multipart.parts().get(number - 1);
            } else if (!asMessage || at instanceof BodyStructure.Multipart || number != 1) {
                return Optional.empty();
            }
            asMessage = false;
        }
        return Optional.of(at);
    }
}
