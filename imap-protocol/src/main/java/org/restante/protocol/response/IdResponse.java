package org.restante.protocol.response;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Who the server is (RFC 2971 section 3.2).
 *
 * @param fields {@code name}, {@code version} and so on, in order; a value can be NIL. Without fields the response is
 *     NIL
 */
public record IdResponse(Map<String, Optional<String>> fields) implements Untagged {
    // RFC 2971 section 3.3: at most 30 fields of 30 octets with values of 1,024; clients live with more from servers.
    private static final int MOST = 1_000;

    public IdResponse {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        fields.forEach((field, value) -> {
            MailboxText.require(field);
            value.ifPresent(MailboxText::require);
        });
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.raw("ID ");
        if (fields.isEmpty()) {
            out.raw("NIL");
            return;
        }
        out.open();
        int i = 0;
        for (Map.Entry<String, Optional<String>> field : fields.entrySet()) {
            Lists.separate(out, i++);
            out.string(field.getKey());
            out.sp();
            out.nstring(field.getValue());
        }
        out.close();
    }

    // id_response = "ID" SPACE id_params_list; id_params_list = "(" *(string SPACE nstring) ")" / nil
    static IdResponse decode(ResponseCursor in) throws ImapSyntaxException {
        Map<String, Optional<String>> fields = new LinkedHashMap<>();
        in.sp();
        if (!in.tryNil()) {
            in.list(() -> {
                String field = in.text();
                in.sp();
                fields.put(field, in.tryNil() ? Optional.empty() : Optional.of(in.text()));
                if (fields.size() > MOST) {
                    throw new ImapSyntaxException("too many fields");
                }
            });
        }
        return new IdResponse(fields);
    }
}
