package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Data of one message (RFC 9051 section 7.5.2).
 *
 * @param number its sequence number, 1 to 4,294,967,295
 * @param data the data items
 */
public record FetchResponse(long number, List<FetchData> data) implements Untagged {
    public FetchResponse {
        UidSet.of(number);
        data = List.copyOf(data);
    }

    /** Returns the first data item of a kind. */
    public <T extends FetchData> Optional<T> find(Class<T> kind) {
        return data.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.number(number);
        out.raw(" FETCH (");
        for (int i = 0; i < data.size(); i++) {
            Lists.separate(out, i);
            data.get(i).encode(out);
        }
        out.close();
    }

    // message-data = nz-number SP "FETCH" SP msg-att
    static FetchResponse decode(long number, ResponseCursor in) throws ImapSyntaxException {
        List<FetchData> data = new ArrayList<>();
        in.sp();
        in.list(() -> data.add(FetchData.decode(in)));
        return new FetchResponse(number, data);
    }
}
