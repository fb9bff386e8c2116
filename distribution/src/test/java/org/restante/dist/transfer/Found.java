package org.restante.dist.transfer;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a source found. */
final class Found implements MessageSink {
    final List<SourceMessage> messages = new ArrayList<>();
    final List<String> contents = new ArrayList<>();
    final List<List<String>> folders = new ArrayList<>();
    final List<String> damaged = new ArrayList<>();
    final List<String> passedOver = new ArrayList<>();
    long progress;

    static Found in(MailSource source) throws IOException {
        Found found = new Found();
        source.read(found);
        return found;
    }

    @Override
    public void message(SourceMessage message) {
        messages.add(message);
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        try {
            message.octets().writeTo(octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        contents.add(octets.toString(StandardCharsets.ISO_8859_1));
    }

    @Override
    public void folder(List<String> folder) {
        folders.add(folder);
    }

    @Override
    public void damaged(String origin, String reason) {
        damaged.add(reason);
    }

    @Override
    public void passedOver(String origin) {
        passedOver.add(origin);
    }

    @Override
    public void progress(long octets) {
        progress = octets;
    }
}
