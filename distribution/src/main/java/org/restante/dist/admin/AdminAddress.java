package org.restante.dist.admin;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where a server listens for operators: a port on loopback, and a token that only those know who may read the file {@code
 * admin} in the data folder.
 *
 * @param port the port
 * @param token what to say first
 */
public record AdminAddress(int port, String token) {
    private static final String FILE = "admin";
    private static final int TOKEN_OCTETS = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Returns the address of a server that listens on a port, with a token of its own. */
    static AdminAddress at(int port) {
        byte[] token = new byte[TOKEN_OCTETS];
        RANDOM.nextBytes(token);
        return new AdminAddress(port, HexFormat.of().formatHex(token));
    }

    /** Reads the address of the server that has this data folder open, if it has written one. */
    public static Optional<AdminAddress> read(Path data) throws IOException {
        Path file = data.resolve(FILE);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
        return lines.size() == 2
                ? Optional.of(new AdminAddress(port(lines.getFirst()), lines.get(1)))
                : Optional.empty();
    }

    private static int port(String digits) throws IOException {
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw new IOException("the file \"admin\" in the data folder is damaged", e);
        }
    }

    /** Writes the address into the data folder, for nobody but its owner. */
    void write(Path data) throws IOException {
        Path next = data.resolve(FILE + ".new");
        Files.deleteIfExists(next);
        Files.createFile(next, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(next, port + "\n" + token + "\n", StandardCharsets.US_ASCII);
        Files.move(next, data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Takes the address away. */
    static void remove(Path data) throws IOException {
        Files.deleteIfExists(data.resolve(FILE));
    }

    Socket connect() throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    /** Returns whether a client knows the token, in the same time for every answer. */
    boolean isToken(String said) {
        return MessageDigest.isEqual(said.getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "admin socket on port " + port;
    }
}
