package org.restante.server.append;

/** Looks for 8-bit characters in the header of a message that goes by. */
final class HeaderOctets {
    private boolean inHeader = true;
    private boolean emptyLine = true; // so far
    private boolean eightBit;

    void feed(byte[] block, int length) {
        for (int i = 0; i < length && inHeader; i++) {
            switch (block[i]) {
                case '\n' -> {
                    inHeader = !emptyLine;
                    emptyLine = true;
                }
                case '\r' -> {}
                default -> {
                    emptyLine = false;
                    eightBit |= block[i] < 0;
                }
            }
        }
    }

    boolean hasEightBit() {
        return eightBit;
    }
}
