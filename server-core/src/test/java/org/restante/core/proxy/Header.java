package org.restante.core.proxy;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/** A header as a proxy would send it, or would not. */
public final class Header {
    private static final byte[] SIGNATURE = HexFormat.of().parseHex("0d0a0d0a000d0a515549540a");

    /** 192.0.2.7:50123 to 198.51.100.1:143. */
    public static final byte[] IPV4 = HexFormat.of().parseHex("c0000207" + "c6336401" + "c3cb" + "008f");

    private final ByteArrayOutputStream variable = new ByteArrayOutputStream();
    private final int command;
    private final int family;

    private Header(int command, int family) {
        this.command = command;
        this.family = family;
    }

    /** A header with that octet for version and command and that for family and transport, and these addresses. */
    public static Header of(int command, int family, byte[] addresses) {
        Header header = new Header(command, family);
        header.variable.writeBytes(addresses);
        return header;
    }

    /** A client of {@link #IPV4}. */
    public static Header ipv4() {
        return of(0x21, 0x11, IPV4);
    }

    /** A client of that address, in other things as {@link #IPV4}. */
    public static Header ipv4(String address) throws UnknownHostException {
        byte[] addresses = IPV4.clone();
        System.arraycopy(InetAddress.getByName(address).getAddress(), 0, addresses, 0, 4);
        return of(0x21, 0x11, addresses);
    }

    public Header vector(int type, byte[] value) {
        return vector(type, value.length, value);
    }

    public Header vector(int type, int told, byte[] value) {
        variable.write(type);
        variable.write(told >> 8);
        variable.write(told);
        variable.writeBytes(value);
        return this;
    }

    /** What a proxy says of TLS: bits, and maybe a version. */
    public Header tls(int bits, String version) {
        Header inner = new Header(0, 0);
        inner.variable.writeBytes(new byte[] {(byte) bits, 0, 0, 0, 0});
        if (!version.isEmpty()) {
            inner.vector(0x21, version.getBytes(StandardCharsets.ISO_8859_1));
        }
        return vector(0x20, inner.variable.toByteArray());
    }

    /** Adds a checksum that fits, or not. */
    public byte[] withChecksum(int wrongBy) {
        int at = 16 + variable.size() + 3;
        byte[] all = vector(3, new byte[4]).octets();
        CRC32C computed = new CRC32C();
        computed.update(all);
        ByteBuffer.wrap(all).putInt(at, (int) computed.getValue() + wrongBy);
        return all;
    }

    public byte[] octets() {
        return octets(variable.size());
    }

    /** The header with another length told than it has. */
    public byte[] octets(int told) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(SIGNATURE);
        all.write(command);
        all.write(family);
        all.write(told >> 8);
        all.write(told);
        all.writeBytes(variable.toByteArray());
        return all.toByteArray();
    }
}
