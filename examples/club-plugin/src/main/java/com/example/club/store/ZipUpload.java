package com.example.club.store;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.zip.CRC32;
import org.restante.store.NewMessage;
import org.restante.store.ObjectId;
import org.restante.store.StoreException;
import org.restante.store.StoreException.Code;
import org.restante.store.Upload;

/** The octets of a message on their way in: a file of their own, gone when this is closed. */
final class ZipUpload implements Upload {
    private final String mailbox;
    private final Path path;
    private final FileChannel file;
    private final CRC32 crc = new CRC32();
    private long size;
    private boolean usable = true;

    ZipUpload(Path folder, String mailbox) {
        this.mailbox = mailbox;
        this.path = folder.resolve("upload-" + UUID.randomUUID());
        this.file = Failures.of(
                "take in a message",
                () -> FileChannel.open(
                        path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    @Override
    public void write(byte[] octets, int offset, int length) {
        if (size + length > ZipArchive.MOST_OCTETS) {
            throw new StoreException(Code.TOOBIG, "A message has at most 4 GiB");
        }
        Failures.of("take in a message", () -> {
            ByteBuffer rest = ByteBuffer.wrap(octets, offset, length);
            while (rest.hasRemaining()) {
                size += file.write(rest, size);
            }
            return size;
        });
        crc.update(octets, offset, length);
    }

    @Override
    public long size() {
        return size;
    }

    /** Returns the message; it can be appended to the mailbox that it was begun for, once. */
    static Arriving arriving(NewMessage message, String mailbox) {
        if (!message.annotations().isEmpty()) {
            throw StoreException.noMessageAnnotations();
        }
        if (!(message.upload() instanceof ZipUpload upload) || !upload.mailbox.equals(mailbox) || !upload.usable) {
            throw new IllegalArgumentException("an upload is appended once, to the mailbox that it belongs to");
        }
        byte[] summary = message.summary().encode();
        CRC32 summaryCrc = new CRC32();
        summaryCrc.update(summary);
        return new Arriving(
                (file, position) -> ZipArchive.copy(upload.file, 0, upload.size, file, position),
                upload.size,
                upload.crc.getValue(),
                summary,
                summaryCrc.getValue(),
                new ObjectId("m" + UUID.randomUUID()),
                message.flags(),
                message.internalDate());
    }

    /** Says that its message has been appended. */
    static void committed(NewMessage message) {
        ((ZipUpload) message.upload()).usable = false;
    }

    @Override
    public void close() {
        usable = false;
        Failures.of("clean up", () -> {
            file.close();
            return Files.deleteIfExists(path);
        });
    }
}
