package org.restante.core.proxy;

import static org.restante.core.proxy.ProxyHeader.require;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * The vectors behind the addresses (section 2.2.2 and after): type, length, value. Types that are not known are passed over; a
 * length that leads out of what holds it is damage.
 */
final class ProxyTlvs {
    private static final int CRC32C_TYPE = 0x03;
    private static final int SSL_TYPE = 0x20;
    private static final int SSL_VERSION = 0x21;
    private static final int SSL_CIPHER = 0x23;
    private static final int CLIENT_SSL = 0x01; // in the first octet of SSL_TYPE: the client uses TLS
    private static final int HEAD = 3;

    private final byte[] header;
    private final int begin;
    private Optional<ProxiedTls> found = Optional.empty();

    /**
     * Reads the vectors of a header.
     *
     * @param header all of it
     * @param begin where in it the addresses end, and the vectors begin
     */
    ProxyTlvs(byte[] header, int begin) {
        this.header = header;
        this.begin = begin;
    }

    /** Reads them all, and returns what they say of TLS. */
    Optional<ProxiedTls> tls() throws BadHeaderException {
        ByteBuffer vectors = ByteBuffer.wrap(header, begin, header.length - begin);
        while (vectors.hasRemaining()) {
            int type = type(vectors);
            ByteBuffer value = value(vectors);
            if (type == CRC32C_TYPE) {
                checksum(value, vectors.position() - value.remaining());
            } else if (type == SSL_TYPE) {
                found = ssl(value);
            }
        }
        return found;
    }

    private static int type(ByteBuffer vectors) throws BadHeaderException {
        require(vectors.remaining() >= HEAD, "half a vector");
        return vectors.get() & 0xff;
    }

    private static ByteBuffer value(ByteBuffer vectors) throws BadHeaderException {
        int length = vectors.getShort() & 0xffff;
        require(length <= vectors.remaining(), "a vector that is longer than the header");
        ByteBuffer value = vectors.slice(vectors.position(), length);
        vectors.position(vectors.position() + length);
        return value;
    }

    // Section 2.2.3: over the whole header, with zeros in its own place.
    private void checksum(ByteBuffer value, int at) throws BadHeaderException {
        require(value.remaining() == 4, "a checksum that is not of four octets");
        int told = value.getInt();
        byte[] zeroed = header.clone();
        Arrays.fill(zeroed, at, at + 4, (byte) 0);
        CRC32C computed = new CRC32C();
        computed.update(zeroed);
        require(told == (int) computed.getValue(), "a checksum that is wrong");
    }

    private static Optional<ProxiedTls> ssl(ByteBuffer value) throws BadHeaderException {
        require(value.remaining() >= 5, "half of what is said of TLS");
        boolean encrypted = (value.get() & CLIENT_SSL) != 0;
        value.getInt(); // whether a certificate was verified
        String version = "";
        String cipher = "unknown";
        while (value.hasRemaining()) {
            int type = type(value);
            ByteBuffer text = value(value);
            if (type == SSL_VERSION) {
                version = word(text);
            } else if (type == SSL_CIPHER) {
                cipher = word(text);
            }
        }
        return encrypted ? Optional.of(new ProxiedTls(version(version), cipher)) : Optional.empty();
    }

    // It comes into the log: nothing that is not a name of a version or a cipher suite.
    private static String word(ByteBuffer text) throws BadHeaderException {
        String word = StandardCharsets.ISO_8859_1.decode(text).toString();
        require(word.length() <= 64 && word.chars().allMatch(c -> c > 0x20 && c < 0x7f), "a name that is none");
        return word;
    }

    private static String version(String told) {
        return told.isEmpty() ? "TLS" : told;
    }
}
