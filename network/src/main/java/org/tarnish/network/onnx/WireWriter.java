package org.tarnish.network.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes the fields of a message of Protocol Buffers one after the other, in the order of the calls. Not thread-safe.
 *
 * <p>Source: the encoding described at protobuf.dev/programming-guides/encoding.
 */
final class WireWriter {
    private static final int VARINT = 0;
    private static final int MESSAGE = 2;
    private static final int FIXED32 = 5;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    WireWriter number(int field, long value) {
        varint((long) field << 3 | VARINT);
        varint(value);
        return this;
    }

    WireWriter real(int field, float value) {
        varint((long) field << 3 | FIXED32);
        int bits = Float.floatToRawIntBits(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            out.write(bits >>> shift);
        }
        return this;
    }

    WireWriter text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    WireWriter message(int field, WireWriter message) {
        return bytes(field, message.bytes());
    }

    WireWriter bytes(int field, byte[] bytes) {
        beginning(field, bytes.length);
        out.writeBytes(bytes);
        return this;
    }

    /** The beginning of a field of bytes; whoever writes the message has to write so many behind it. */
    WireWriter beginning(int field, long length) {
        varint((long) field << 3 | MESSAGE);
        varint(length);
        return this;
    }

    /** The fields of another message behind those of this. */
    WireWriter append(WireWriter fields) {
        out.writeBytes(fields.bytes());
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            out.write((int) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }
}
