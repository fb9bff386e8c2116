package org.restante.protocol.command;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.wire.ImapReader;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * ID: what the client is, for statistics and reports of bugs (RFC 2971 section 3.1).
 *
 * @param fields what it tells of itself, in the order in which it does; a value may be NIL
 */
public record Id(Map<String, Optional<String>> fields) implements CoreCommand {
    /** RFC 2971 section 3.3: no more than this many fields, each with a name and a value no longer than that. */
    private static final int MAX_FIELDS = 30;

    private static final int MAX_NAME = 30;
    private static final int MAX_VALUE = 1024;

    public Id {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** Reads {@code id = "ID" SP id-params-list} from behind the name (RFC 2971 section 4). */
    public static Id parse(ImapReader in) throws ImapSyntaxException {
        in.sp();
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        // id-params-list = "(" *(string SP nstring) ")" / nil
        if (!in.tryConsume("NIL")) {
            in.listOrEmpty(() -> {
                String name = in.string();
                in.sp();
                Optional<String> value = in.nstring();
                if (name.length() > MAX_NAME || value.orElse("").length() > MAX_VALUE || fields.size() == MAX_FIELDS) {
                    throw new ImapSyntaxException("Too much to know");
                }
                fields.put(name, value);
            });
        }
        in.end();
        return new Id(fields);
    }

    @Override
    public void encode(ImapWriter out) {
        out.raw("ID ");
        if (fields.isEmpty()) {
            out.nil();
            return;
        }
        String[] separator = {"("};
        fields.forEach((name, value) -> {
            out.raw(separator[0]).string(name).sp().nstring(value);
            separator[0] = " ";
        });
        out.close();
    }
}
