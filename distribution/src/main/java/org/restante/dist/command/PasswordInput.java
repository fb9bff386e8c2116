package org.restante.dist.command;

import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.restante.dist.admin.AdminException;
import org.restante.sasl.credential.Password;

/** Takes a password: asked for twice on a terminal, else the first line of the standard input. */
final class PasswordInput {
    private PasswordInput() {}

    static Password read(String user) throws IOException {
        Console console = System.console();
        return console == null ? fromLine(System.in) : ask(console, user);
    }

    private static Password ask(Console console, String user) {
        char[] first = console.readPassword("Password for %s: ", user);
        char[] second = console.readPassword("Again: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new AdminException("the two passwords are not the same");
        }
        return parse(new String(first).getBytes(StandardCharsets.UTF_8));
    }

    static Password fromLine(InputStream in) throws IOException {
        byte[] line = new byte[Password.MAX_OCTETS + 2];
        int length = 0;
        for (int octet = in.read(); octet >= 0 && octet != '\n' && length < line.length; octet = in.read()) {
            line[length++] = (byte) octet;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return parse(Arrays.copyOf(line, length));
    }

    private static Password parse(byte[] utf8) {
        return Password.parse(utf8)
                .orElseThrow(() -> new AdminException(
                        "a password is 1 to " + Password.MAX_OCTETS + " octets of UTF-8 without control characters"));
    }
}
