package org.restante.server.script;

/**
 * How a literal is announced.
 *
 * @param prefix {@code ~} for literal8 (RFC 3516), or nothing
 * @param suffix {@code +} for a literal that waits for no continuation (RFC 7888), or nothing
 */
record LiteralForm(String prefix, String suffix) {
    String announce(int octets) {
        return prefix + "{" + octets + suffix + "}\r\n";
    }

    boolean waits() {
        return suffix.isEmpty();
    }
}
