package org.tarnish.imaging.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Writes arrays as NumPy's {@code .npy}, format 1.0: a header padded to a multiple of 64 bytes, then the numbers,
 * little-endian, the last index fastest. {@link NpyArray} reads them, and so does {@code numpy.load}.
 */
public final class Npy {
    static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private static final int ALIGNMENT = 64;
    private static final int NUMBERS_AT_ONCE = 1 << 12;

    private Npy() {}

    /**
     * The bytes before the numbers; who writes numbers as they come starts with these.
     *
     * @throws IllegalArgumentException if a length is negative
     */
    public static byte[] header(NpyType type, int... shape) {
        count(shape);
        var lengths = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        var dictionary = "{'descr': '" + type.descriptor() + "', 'fortran_order': False, 'shape': (" + lengths
                + (shape.length == 1 ? ",), }" : "), }");
        var unpadded = MAGIC.length + Short.BYTES + dictionary.length() + 1;
        var padding = -unpadded & (ALIGNMENT - 1);
        var text = dictionary + " ".repeat(padding) + "\n";
        return ByteBuffer.allocate(unpadded + padding)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(MAGIC)
                .putShort((short) text.length())
                .put(text.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    /** Writes 8-bit numbers, such as the samples of {@code N x H x W x 3} images. */
    public static void write(OutputStream out, byte[] numbers, int... shape) throws IOException {
        requireCount(numbers.length, shape);
        out.write(header(NpyType.UINT8, shape));
        out.write(numbers);
    }

    /** Writes 32-bit integers, such as labels or entropies. */
    public static void write(OutputStream out, int[] numbers, int... shape) throws IOException {
        requireCount(numbers.length, shape);
        out.write(header(NpyType.INT32, shape));
        writeNumbers(out, numbers.length, Integer.BYTES, (buffer, i) -> buffer.putInt(numbers[i]));
    }

    /** Writes 64-bit integers. */
    public static void write(OutputStream out, long[] numbers, int... shape) throws IOException {
        requireCount(numbers.length, shape);
        out.write(header(NpyType.INT64, shape));
        writeNumbers(out, numbers.length, Long.BYTES, (buffer, i) -> buffer.putLong(numbers[i]));
    }

    /** Writes 32-bit floating point numbers. */
    public static void write(OutputStream out, float[] numbers, int... shape) throws IOException {
        requireCount(numbers.length, shape);
        out.write(header(NpyType.FLOAT32, shape));
        writeNumbers(out, numbers.length, Float.BYTES, (buffer, i) -> buffer.putFloat(numbers[i]));
    }

    /** How many numbers a shape holds. */
    private static long count(int... shape) {
        var count = 1L;
        for (var length : shape) {
            if (length < 0) {
                throw new IllegalArgumentException(
                        "the lengths of a shape must be at least 0, was " + Arrays.toString(shape));
            }
            count = Math.multiplyExact(count, (long) length);
        }
        return count;
    }

    private static void requireCount(int numbers, int... shape) {
        if (count(shape) != numbers) {
            throw new IllegalArgumentException("an array of shape " + Arrays.toString(shape) + " needs " + count(shape)
                    + " numbers, was " + numbers);
        }
    }

    private interface Put {
        void put(ByteBuffer buffer, int index);
    }

    private static void writeNumbers(OutputStream out, int count, int bytes, Put put) throws IOException {
        var buffer = ByteBuffer.allocate(NUMBERS_AT_ONCE * bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (var start = 0; start < count; start += NUMBERS_AT_ONCE) {
            buffer.clear();
            for (var i = start; i < Math.min(count, start + NUMBERS_AT_ONCE); i++) {
                put.put(buffer, i);
            }
            out.write(buffer.array(), 0, buffer.position());
        }
    }
}
