package org.restante.store.maildir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.restante.store.codec.ByteReader;
import org.restante.store.codec.ByteWriter;
import org.restante.store.quota.QuotaLimits;
import org.restante.store.quota.QuotaResource;

/** The limits that an account has of its own, in a file of our own in its folder. */
final class QuotaFile {
    private static final String FILE = "restante-quota";

    private QuotaFile() {}

    static Optional<QuotaLimits> read(Path root) throws IOException {
        Optional<byte[]> octets = Disk.read(root.resolve(FILE));
        if (octets.isEmpty()) {
            return Optional.empty();
        }
        ByteReader in = new ByteReader(octets.get());
        QuotaLimits limits = QuotaLimits.NONE;
        for (int count = in.count(2); count > 0; count--) {
            try {
                limits = limits.with(QuotaResource.valueOf(in.text()), in.number());
            } catch (IllegalArgumentException unknown) {
                throw ByteReader.damaged(unknown.getMessage());
            }
        }
        in.finish();
        return Optional.of(limits);
    }

    static void write(Path root, QuotaLimits limits) throws IOException {
        ByteWriter out = new ByteWriter();
        out.number(limits.limits().size());
        limits.limits().forEach((resource, limit) -> {
            out.text(resource.name());
            out.number(limit);
        });
        Disk.replace(root.resolve(FILE), out.finish());
    }
}
