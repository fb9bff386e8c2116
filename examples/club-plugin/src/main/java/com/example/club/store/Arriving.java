package com.example.club.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import org.restante.protocol.model.Flags;
import org.restante.protocol.model.InternalDate;
import org.restante.store.ObjectId;

/** A message that comes into a mailbox and has no UID there yet. */
record Arriving(
        Octets octets,
        long size,
        long crc,
        byte[] summary,
        long summaryCrc,
        ObjectId emailId,
        Flags flags,
        InternalDate internalDate) {
    /** Where its octets are until then. */
    interface Octets {
        void copyTo(FileChannel file, long position) throws IOException;
    }
}
