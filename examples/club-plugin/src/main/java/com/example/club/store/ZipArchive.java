package com.example.club.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * The zip file of a mailbox, open for writing: entries that are stored without compression, so that any range of a message
 * can be read where it lies, and behind them the directory, which the next entries replace (PKWARE's APPNOTE, section 4.3).
 */
record ZipArchive(FileChannel file) {
    /** How many messages there may be: the directory counts two entries for each, in 16 bits. */
    static final int MOST_MESSAGES = 0xFFFF / 2;

    /** How large the file may become: the directory gives offsets in 32 bits. */
    static final long MOST_OCTETS = 0xFFFF_FFFFL;

    private static final int LOCAL_HEADER = 30;
    private static final int DIRECTORY_HEADER = 46;
    private static final int END_RECORD = 22;
    private static final short VERSION = 10;
    private static final short NAMES_IN_UTF_8 = 1 << 11;
    private static final int DATE_1980 = 0x0021_0000; // dates of messages are in the index

    static String contentName(long uid) {
        return uid + ".eml";
    }

    static String summaryName(long uid) {
        return uid + ".summary";
    }

    static int headerLength(String name) {
        return LOCAL_HEADER + name.length();
    }

    /** Writes both entries of a message. */
    void write(long uid, Place place, Arriving message) throws IOException {
        writeAll(header(contentName(uid), place.size(), place.crc()), place.offset());
        message.octets().copyTo(file, place.contentAt(uid));
        writeAll(header(summaryName(uid), place.summarySize(), place.summaryCrc()), place.summaryHeaderAt(uid));
        writeAll(ByteBuffer.wrap(message.summary()), place.summaryAt(uid));
    }

    /** Writes the directory behind the last entry, and waits until all is on the disk. */
    void finish(Map<Long, Place> places, long end) throws IOException {
        int most = places.size() * 2 * (DIRECTORY_HEADER + 30) + END_RECORD;
        ByteBuffer directory = buffer(most);
        places.forEach((uid, place) -> {
            entry(directory, contentName(uid), place.size(), place.crc(), place.offset());
            entry(directory, summaryName(uid), place.summarySize(), place.summaryCrc(), place.summaryHeaderAt(uid));
        });
        int length = directory.position();
        short entries = (short) (places.size() * 2);
        directory.putInt(0x0605_4b50).putShort((short) 0).putShort((short) 0);
        directory.putShort(entries).putShort(entries).putInt(length).putInt((int) end).putShort((short) 0);
        writeAll(directory.flip(), end);
        file.truncate(end + length + END_RECORD);
        file.force(true);
    }

    private static void entry(ByteBuffer to, String name, long size, long crc, long offset) {
        to.putInt(0x0201_4b50).putShort(VERSION);
        common(to, name, size, crc);
        to.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0).putInt((int) offset);
        to.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static ByteBuffer header(String name, long size, long crc) {
        ByteBuffer header = buffer(headerLength(name)).putInt(0x0403_4b50);
        common(header, name, size, crc);
        return header.put(name.getBytes(StandardCharsets.US_ASCII)).flip();
    }

    private static void common(ByteBuffer to, String name, long size, long crc) {
        to.putShort(VERSION).putShort(NAMES_IN_UTF_8).putShort((short) 0).putInt(DATE_1980);
        to.putInt((int) crc).putInt((int) size).putInt((int) size);
        to.putShort((short) name.length()).putShort((short) 0);
    }

    private static ByteBuffer buffer(int length) {
        return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void writeAll(ByteBuffer octets, long position) throws IOException {
        long at = position;
        while (octets.hasRemaining()) {
            at += file.write(octets, at);
        }
    }

    /** Reads a range of a file. */
    static byte[] octets(FileChannel from, long start, int length) throws IOException {
        ByteBuffer octets = ByteBuffer.allocate(length);
        while (octets.hasRemaining()) {
            if (from.read(octets, start + octets.position()) < 0) {
                throw new EOFException("a zip file is shorter than its index says");
            }
        }
        return octets.array();
    }

    /** Copies a range of one file to another. */
    static void copy(FileChannel from, long start, long length, FileChannel to, long position) throws IOException {
        ByteBuffer block = ByteBuffer.allocate((int) Math.min(length, 1 << 16));
        for (long done = 0; done < length; ) {
            block.clear().limit((int) Math.min(block.capacity(), length - done));
            if (from.read(block, start + done) < 0) {
                throw new EOFException("a zip file is shorter than its index says");
            }
            block.flip();
            while (block.hasRemaining()) {
                done += to.write(block, position + done);
            }
        }
    }
}
