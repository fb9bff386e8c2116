package org.restante.protocol.response;

import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;

/**
 * The client's side: makes responses of what a server sends. {@link #feed} takes octets as they come, {@link #next} gives
 * the responses that are complete. What no grammar knows is an {@link UnknownResponse}, not an error. Not thread-safe.
 */
public final class ResponseReader {
    private final ResponseGrammar grammar;
    private final ResponseSplitter splitter;
    private MailboxEncoding encoding = MailboxEncoding.MODIFIED_UTF7;

    /** Makes a reader of these responses, with these limits. */
    public ResponseReader(ResponseGrammar grammar, ResponseLimits limits) {
        this.grammar = grammar;
        this.splitter = new ResponseSplitter(limits);
    }

    /** Makes a reader of the core's responses, with the limits that are the default. */
    public ResponseReader() {
        this(ResponseGrammar.core(), ResponseLimits.DEFAULT);
    }

    /** Sets how the names of mailboxes are written from the next response on; at first it is modified UTF-7. */
    public void encoding(MailboxEncoding mailboxes) {
        encoding = mailboxes;
    }

    /** Takes octets. To keep memory in bounds, call {@link #next} until it gives nothing before feeding more. */
    public void feed(byte[] octets, int offset, int length) {
        splitter.feed(octets, offset, length);
    }

    /**
     * Returns the next response, or nothing if more octets are needed.
     *
     * @throws ImapSyntaxException if it is wrong; the next call goes on with the response behind it, unless this one was
     *     over the limits: then nothing more can be read
     */
    public Optional<Response> next() throws ImapSyntaxException {
        Optional<byte[]> octets = splitter.next();
        if (octets.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(octets.get()));
        } catch (IllegalArgumentException e) {
            // The records check themselves: what they refuse is not what the server should have sent.
            throw new ImapSyntaxException(e.getMessage());
        }
    }

    // response = *(continue-req / response-data) response-done
    private Response parse(byte[] octets) throws ImapSyntaxException {
        ResponseCursor in = cursor(octets);
        Response response;
        if (in.tryConsume('*')) {
            in.sp();
            response = untagged(octets, in);
        } else if (in.tryConsume('+')) {
            // continue-req = "+" SP (resp-text / base64) CRLF; some servers leave out the space when no text follows
            in.tryConsume(' ');
            response = new Continuation(ResponseText.decode(in));
        } else {
            response = Tagged.decode(in);
        }
        in.end();
        return response;
    }

    private ResponseCursor cursor(byte[] octets) {
        return new ResponseCursor(octets, 0, octets.length, grammar, encoding);
    }

    private Untagged untagged(byte[] octets, ResponseCursor in) throws ImapSyntaxException {
        if (in.peek() >= '0' && in.peek() <= '9') {
            long number = in.number();
            in.sp();
            Optional<NumberedParser> known = grammar.numbered(in.atom().toUpperCase(Locale.ROOT));
            return known.isPresent() ? known.get().parse(number, in) : unknown(octets, in);
        }
        Optional<ResponseParser<? extends Untagged>> known =
                grammar.response(in.atom().toUpperCase(Locale.ROOT));
        return known.isPresent() ? known.get().parse(in) : unknown(octets, in);
    }

    private static UnknownResponse unknown(byte[] octets, ResponseCursor in) {
        in.rest();
        return new UnknownResponse(Octets.of(octets, 2, octets.length - 2));
    }
}
