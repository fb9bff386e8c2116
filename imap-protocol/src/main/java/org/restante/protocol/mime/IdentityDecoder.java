package org.restante.protocol.mime;

/** 7BIT, 8BIT and BINARY: nothing to decode. */
final class IdentityDecoder implements TransferDecoder {
    @Override
    public void feed(byte[] octets, int offset, int length, OctetSink sink) {
        sink.accept(octets, offset, offset + length);
    }

    @Override
    public void finish(OctetSink sink) {
        // All of it has been handed on.
    }
}
