package org.restante.protocol.response;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.restante.protocol.model.UidSet;
import org.restante.protocol.wire.ImapSyntaxException;
import org.restante.protocol.wire.ImapWriter;

/**
 * Data of one message, for a client that enabled UIDONLY (RFC 9586 section 3.3).
 *
 * @param uid its UID
 * @param data the data items, as in a {@link FetchResponse}
 */
public record UidFetchResponse(long uid, List<FetchData> data) implements Untagged {
    public UidFetchResponse {
        UidSet.of(uid);
        data = List.copyOf(data);
    }

    /** Returns the first data item of a kind. */
    public <T extends FetchData> Optional<T> find(Class<T> kind) {
        return data.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }

    @Override
    public void encodeData(ImapWriter out) {
        out.number(uid);
        out.raw(" UIDFETCH (");
        for (int i = 0; i < data.size(); i++) {
            Lists.separate(out, i);
            data.get(i).encode(out);
        }
        out.close();
    }

    // uidfetch-resp = uniqueid SP "UIDFETCH" SP msg-att
    static UidFetchResponse decode(long uid, ResponseCursor in) throws ImapSyntaxException {
        List<FetchData> data = new ArrayList<>();
        in.sp();
        in.list(() -> data.add(FetchData.decode(in)));
        return new UidFetchResponse(uid, data);
    }
}
