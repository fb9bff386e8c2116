package com.example.club.store;

import org.restante.store.ObjectId;

/**
 * Where a message lies in its zip file: an entry with its octets, and behind it one with its summary.
 *
 * @param offset where its first entry begins
 * @param size how many octets it has
 * @param crc their CRC-32
 * @param summarySize how many octets its summary has
 * @param summaryCrc their CRC-32
 * @param emailId the identity of its content
 */
record Place(long offset, long size, long crc, int summarySize, long summaryCrc, ObjectId emailId) {
    long contentAt(long uid) {
        return offset + ZipArchive.headerLength(ZipArchive.contentName(uid));
    }

    long summaryHeaderAt(long uid) {
        return contentAt(uid) + size;
    }

    long summaryAt(long uid) {
        return summaryHeaderAt(uid) + ZipArchive.headerLength(ZipArchive.summaryName(uid));
    }

    long end(long uid) {
        return summaryAt(uid) + summarySize;
    }

    /** Returns the same message elsewhere. */
    Place at(long otherOffset) {
        return new Place(otherOffset, size, crc, summarySize, summaryCrc, emailId);
    }
}
