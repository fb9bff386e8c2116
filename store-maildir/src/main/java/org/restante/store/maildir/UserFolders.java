package org.restante.store.maildir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Where the folder of each user is: a template, in which names are written so that no two users share a folder and none
 * leaves the place that the template gives it.
 */
final class UserFolders {
    static final String USER = "{user}";
    static final String DOMAIN = "{domain}";

    private static final int MAX_OCTETS = 255;
    private static final String SAFE = "-_.+=@,";

    private final String template;

    UserFolders(String template) {
        this.template = template;
    }

    /** Returns the folder in which all of them are. */
    Path above() {
        Path pattern = Path.of(template);
        Path above = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        for (Path name : pattern) {
            if (name.toString().indexOf('{') >= 0) {
                break;
            }
            above = above.resolve(name);
        }
        return above;
    }

    Path of(String user) {
        if (!template.contains(DOMAIN)) {
            return Path.of(template.replace(USER, encode(user)));
        }
        int at = user.lastIndexOf('@');
        String local = at < 0 ? user : user.substring(0, at);
        String domain = at < 0 ? "" : user.substring(at + 1);
        return Path.of(template.replace(DOMAIN, encode(domain)).replace(USER, encode(local)));
    }

    /** Returns the name as part of a path: what is no letter, digit or one of {@value #SAFE} as {@code %XX}. */
    static String encode(String name) {
        if (name.isEmpty()) {
            return "%";
        }
        StringBuilder text = new StringBuilder(name.length() + 8);
        for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
            boolean hidden = octet == '.' && text.isEmpty();
            if (isSafe(octet) && !hidden) {
                text.append((char) octet);
            } else {
                text.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
            }
        }
        // "%h" is not how an encoded octet begins.
        return text.length() <= MAX_OCTETS ? text.toString() : "%h" + digest(name);
    }

    private static boolean isSafe(int octet) {
        return octet >= 'a' && octet <= 'z'
                || octet >= 'A' && octet <= 'Z'
                || octet >= '0' && octet <= '9'
                || SAFE.indexOf(octet) >= 0;
    }

    /** Returns 32 characters that stand for a text. */
    static String digest(String text) {
        try {
            byte[] sum = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sum, 0, 16);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the folders that are there, of whatever users. */
    List<Path> existing() throws IOException {
        List<Path> found = new ArrayList<>();
        Path pattern = Path.of(template);
        Path start = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        collect(start, pattern, 0, found);
        return found;
    }

    private static void collect(Path folder, Path pattern, int depth, List<Path> found) throws IOException {
        if (depth == pattern.getNameCount()) {
            if (Files.isDirectory(folder.resolve("cur"))) {
                found.add(folder);
            }
            return;
        }
        String name = pattern.getName(depth).toString();
        int open = name.indexOf('{');
        if (open < 0) {
            Path next = folder.resolve(name);
            if (Files.isDirectory(next)) {
                collect(next, pattern, depth + 1, found);
            }
            return;
        }
        String before = name.substring(0, open);
        String behind = name.substring(name.lastIndexOf('}') + 1);
        try (DirectoryStream<Path> folders =
                Files.newDirectoryStream(folder.toString().isEmpty() ? Path.of(".") : folder)) {
            for (Path next : folders) {
                String text = next.getFileName().toString();
                if (text.startsWith(before)
                        && text.endsWith(behind)
                        && Files.isDirectory(next, LinkOption.NOFOLLOW_LINKS)) {
                    collect(next, pattern, depth + 1, found);
                }
            }
        }
    }
}
