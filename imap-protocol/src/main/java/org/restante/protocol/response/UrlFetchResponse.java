package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * What URLs lead to (RFC 4467 section 7, URLFETCH; RFC 5524 section 3.3).
 *
 * @param results one for each URL
 */
public record UrlFetchResponse(List<Result> results) implements ExtensionResponse {
    /** What one URL leads to. */
    public sealed interface Result {
        /** Returns the URL as the client sent it. */
        String url();
    }

    /**
     * The octets, as RFC 4467 has it.
     *
     * @param octets absent if the URL leads nowhere, or may not be followed
     */
    public record Plain(String url, Optional<Octets> octets) implements Result {
        public Plain {
            MailboxText.require(url);
        }
    }

    /**
     * What was asked for by name, as RFC 5524 has it.
     *
     * @param items at least one
     */
    public record Extended(String url, List<Item> items) implements Result {
        public Extended {
            MailboxText.require(url);
            items = List.copyOf(items);
            if (items.isEmpty()) {
                throw new IllegalArgumentException("something was asked for");
            }
        }
    }

    /**
     * One thing.
     *
     * @param name BODY, BINARY or BODYPARTSTRUCTURE, in upper case
     * @param value one value as it is written
     */
    public record Item(String name, Octets value) {
        public Item {
            name = Atoms.requireAtom(name).toUpperCase(Locale.ROOT);
            Values.require(value, ResponseCursor::value);
        }
    }

    public UrlFetchResponse {
        results = List.copyOf(results);
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("URLFETCH");
        for (Result result : results) {
            out.sp().string(result.url());
            switch (result) {
                case Plain plain -> Octets.encodeNullable(out.sp(), plain.octets());
                case Extended extended ->
                    extended.items().forEach(item -> {
                        item.value().writeTo(out.raw(" (").raw(item.name()).sp());
                        out.close();
                    });
            }
        }
    }

    // urlfetch-data = "*" SP "URLFETCH" *(SP (urldata-simple / urldata-ext / urldata-error)) (RFC 5524 section 5)
    static UrlFetchResponse decode(ResponseCursor in) throws ImapSyntaxException {
        List<Result> results = new ArrayList<>();
        boolean more = in.tryConsume(' ');
        while (more) {
            String url = in.astring().utf8();
            in.sp();
            if (in.peek() != '(') {
                results.add(new Plain(url, in.nstring()));
                more = in.tryConsume(' ');
                continue;
            }
            List<Item> items = new ArrayList<>();
            do {
                items.add(item(in));
                more = in.tryConsume(' ');
            } while (more && in.peek() == '(');
            results.add(new Extended(url, items));
        }
        return new UrlFetchResponse(results);
    }

    private static Item item(ResponseCursor in) throws ImapSyntaxException {
        in.expect('(');
        String name = in.atom();
        in.sp();
        Octets value = in.value();
        in.expect(')');
        return new Item(name, value);
    }
}
