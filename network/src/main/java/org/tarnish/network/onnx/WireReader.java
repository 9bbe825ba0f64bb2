package org.tarnish.network.onnx;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the fields of a message of Protocol Buffers one after the other from a stream: what of a value nobody reads is
 * skipped without being held. Lengths are believed only within the message around them. Not thread-safe.
 *
 * <p>Source: the encoding described at protobuf.dev/programming-guides/encoding.
 */
final class WireReader {
    private static final int LONGEST_VARINT = 10;
    private static final int DEEPEST = 200;
    private static final int BUFFER = 1 << 13;

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int MESSAGE = 2;
    private static final int FIXED32 = 5;

    private final InputStream in;
    private final byte[] skipped = new byte[BUFFER];

    /** Of each message that was entered, the bytes that follow the field in which it lies. */
    private final Deque<Long> outer = new ArrayDeque<>();

    private long left;
    private long leftOfValue;
    private int wireType;
    private long number;

    /** @param bytes of the message that begins where the stream stands */
    WireReader(InputStream in, long bytes) {
        this.in = in;
        this.left = bytes;
    }

    /**
     * Goes to the next field of the current message.
     *
     * @return its number; 0 at the message's end, from where it goes on in the message around
     * @throws InvalidModelException if the fields do not fit into each other
     */
    int next() throws IOException {
        skip(leftOfValue);
        left -= leftOfValue;
        leftOfValue = 0;
        if (left == 0) {
            if (!outer.isEmpty()) {
                left = outer.pop();
            }
            return 0;
        }
        long tag = varint();
        wireType = (int) (tag & 7);
        if (tag >>> 3 == 0 || tag >>> 32 != 0) {
            throw new InvalidModelException("it has a field of number " + (tag >>> 3));
        }
        switch (wireType) {
            case VARINT -> number = varint();
            case FIXED64 -> hasValue(Long.BYTES);
            case FIXED32 -> hasValue(Integer.BYTES);
            case MESSAGE -> hasValue(varint());
            default -> throw new InvalidModelException("it has a field of wire type " + wireType);
        }
        return (int) (tag >>> 3);
    }

    private void hasValue(long length) throws InvalidModelException {
        if (length < 0 || length > left) {
            throw new InvalidModelException(
                    "a field of " + Long.toUnsignedString(length) + " bytes stands where " + left + " are left");
        }
        leftOfValue = length;
    }

    /** Whether the current field's value is a whole number, {@link #number}. */
    boolean isNumber() {
        return wireType == VARINT;
    }

    /** The current field's value if it is a whole number. */
    long number() {
        return number;
    }

    /**
     * Enters the message that is the current field's value, so that {@link #next} goes through its fields.
     *
     * @throws InvalidModelException if the value is no message
     */
    void enter() throws InvalidModelException {
        requireBytes();
        if (outer.size() >= DEEPEST) {
            throw new InvalidModelException("its messages lie in each other more than " + DEEPEST + " deep");
        }
        outer.push(left - leftOfValue);
        left = leftOfValue;
        leftOfValue = 0;
    }

    /**
     * The current field's value as text, of a longer one the beginning.
     *
     * @param most bytes
     */
    String text(int most) throws IOException {
        requireBytes();
        int wanted = (int) Math.min(leftOfValue, most);
        var bytes = in.readNBytes(wanted);
        if (bytes.length < wanted) {
            throw new EOFException("it ends within a text");
        }
        left -= wanted;
        leftOfValue -= wanted;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Whether the current field's value, a row of whole numbers, has another. */
    boolean hasPacked() {
        return leftOfValue > 0;
    }

    /** The next of the whole numbers that are the current field's value. */
    long packed() throws IOException {
        long before = left;
        long value = varint();
        leftOfValue -= before - left;
        if (leftOfValue < 0) {
            throw new InvalidModelException("it ends within a number");
        }
        return value;
    }

    private void requireBytes() throws InvalidModelException {
        if (wireType != MESSAGE) {
            throw new InvalidModelException("it has a field of another form than ONNX's");
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            if (left == 0) {
                throw new InvalidModelException("it ends within a number");
            }
            int next = in.read();
            if (next < 0) {
                throw new EOFException("it ends within a number");
            }
            left--;
            value |= (long) (next & 0x7f) << 7 * i;
            if (next < 0x80) {
                return value;
            }
        }
        throw new InvalidModelException("it has a number of more than " + LONGEST_VARINT + " bytes");
    }

    private void skip(long bytes) throws IOException {
        for (long rest = bytes; rest > 0; ) {
            long done = in.skip(rest);
            if (done <= 0) {
                done = in.read(skipped, 0, (int) Math.min(rest, skipped.length));
                if (done < 0) {
                    throw new EOFException("it ends within a field");
                }
            }
            rest -= done;
        }
    }
}
