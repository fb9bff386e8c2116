package org.restante.protocol.mime;

/**
 * The fields of a message's header that a summary keeps, as they stand there, in the order of the header. A field is
 * kept with all its occurrences or not at all.
 *
 * @param mask a bit for each {@link HeaderField} of which all that the message has is here, maybe nothing
 * @param octets the fields, each with its line end
 */
record HeldFields(int mask, byte[] octets) {
    /** How many octets of fields a summary keeps. */
    static final int MAX = 16 * 1024;

    private static final int ALL = (1 << HeaderField.HELD) - 1;

    static HeldFields of(HeaderCollector header) {
        int mask = ALL & ~header.incomplete();
        int total = 0;
        for (int i = 0; i < header.count(); i++) {
            int bit = header.field(i).bit();
            if ((mask & bit) != 0) {
                int length = header.end(i) - header.start(i);
                if (length > MAX - total) {
                    mask &= ~bit;
                } else {
                    total += length;
                }
            }
        }
        OctetBuffer octets = new OctetBuffer();
        for (int i = 0; i < header.count(); i++) {
            if ((mask & header.field(i).bit()) != 0) {
                octets.add(header.octets(), header.start(i), header.end(i));
            }
        }
        return new HeldFields(mask, octets.toBytes());
    }
}
