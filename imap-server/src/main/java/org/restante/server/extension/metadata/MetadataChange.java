package org.restante.server.extension.metadata;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.restante.store.ObjectId;

/**
 * Annotations that somebody has changed, as processes that share a store tell each other: words with the escapes of a form,
 * between spaces.
 *
 * @param mailbox of what; absent for the server
 * @param user who has changed them
 * @param entries their names
 */
record MetadataChange(Optional<ObjectId> mailbox, String user, Set<String> entries) {
    private static final String KIND = "METADATA";
    private static final int MOST = 4_000; // characters

    MetadataChange {
        entries = Set.copyOf(entries);
    }

    /** Returns messages that tell of it: as many as it takes, since each has an end. */
    List<String> messages() {
        String head = KIND + " " + mailbox.map(ObjectId::value).orElse("") + " " + escaped(user);
        List<String> messages = new ArrayList<>();
        StringBuilder message = new StringBuilder(head);
        for (String entry : new TreeSet<>(entries)) {
            String word = " " + escaped(entry);
            if (message.length() > head.length() && message.length() + word.length() > MOST) {
                messages.add(message.toString());
                message.setLength(head.length());
            }
            message.append(word);
        }
        messages.add(message.toString());
        return messages;
    }

    /** Reads a message; nothing if it is about something else. */
    static Optional<MetadataChange> parse(String message) {
        String[] words = message.split(" ", -1);
        if (words.length < 4 || !words[0].equals(KIND)) {
            return Optional.empty();
        }
        Set<String> entries = new TreeSet<>();
        Arrays.stream(words).skip(3).map(MetadataChange::unescaped).forEach(entries::add);
        Optional<ObjectId> mailbox = words[1].isEmpty() ? Optional.empty() : Optional.of(new ObjectId(words[1]));
        return Optional.of(new MetadataChange(mailbox, unescaped(words[2]), entries));
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static String unescaped(String word) {
        return URLDecoder.decode(word, StandardCharsets.UTF_8);
    }
}
