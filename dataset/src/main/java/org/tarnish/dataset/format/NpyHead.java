package org.tarnish.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What an {@code .npy} file says before its numbers, in any of the formats 1.0 to 3.0 (NumPy enhancement proposal 1).
 *
 * @param fortran whether the first index is the fastest
 * @param bytes of the head itself: where the numbers begin
 */
public record NpyHead(NumberType type, boolean fortran, List<Integer> shape, long bytes) {
    private static final int LONGEST = 1 << 16;
    private static final long MOST_BYTES = 1L << 40;
    private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{(?:\\s*(?:"
            + "'descr'\\s*:\\s*(?:'(?<type>[^']*)'|(?<fields>\\[.*\\]))"
            + "|'fortran_order'\\s*:\\s*(?<fortran>True|False)"
            + "|'shape'\\s*:\\s*\\((?<shape>[0-9L, ]*)\\)"
            + ")\\s*(?:,\\s*|(?=\\}))){3}\\}\\s*");

    /**
     * Reads the head; the numbers follow in the stream.
     *
     * @throws FormatException if the bytes are no head, or of objects or of more than 1 TiB
     */
    public static NpyHead read(InputStream in) throws IOException {
        var source = new Source(in);
        var magic = source.bytes(8);
        if ((magic[0] & 0xff) != 0x93 || !new String(magic, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")) {
            throw new FormatException("does not begin as a file of NumPy's does; write it with numpy.save");
        }
        if (magic[6] < 1 || magic[6] > 3) {
            throw new FormatException("is of format " + magic[6] + "; known are 1 to 3");
        }
        var length = source.unsigned(magic[6] == 1 ? 2 : 4, false);
        if (length > LONGEST) {
            throw new FormatException("has a head of " + length + " bytes; allowed are at most " + LONGEST);
        }
        var text = new String(source.bytes((int) length), StandardCharsets.UTF_8);
        return parse(text, source.position());
    }

    private static NpyHead parse(String text, long bytes) throws FormatException {
        var found = DICTIONARY.matcher(text);
        if (!found.matches() || found.group("fortran") == null || found.group("shape") == null) {
            throw new FormatException(
                    "must have a head with 'descr', 'fortran_order' and 'shape', was " + FormatException.shown(text));
        }
        if (found.group("type") == null) {
            throw new FormatException("holds no plain numbers but fields; save an array of one type");
        }
        var type = NumberType.of(found.group("type"));
        return new NpyHead(type, found.group("fortran").equals("True"), shape(found.group("shape"), type), bytes);
    }

    private static List<Integer> shape(String text, NumberType type) throws FormatException {
        try {
            var shape = Arrays.stream(text.replace("L", "").split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            var bytes = (long) Math.max(1, type.bytes());
            for (var length : shape) {
                bytes = Math.multiplyExact(bytes, (long) length);
            }
            if (bytes <= MOST_BYTES) {
                return shape;
            }
        } catch (NumberFormatException | ArithmeticException e) {
            throw tooLarge(text);
        }
        throw tooLarge(text);
    }

    private static FormatException tooLarge(String shape) {
        return new FormatException("must have a shape of at most " + MOST_BYTES + " bytes in all, was ("
                + FormatException.shown(shape) + ")");
    }

    /** Numbers in all. */
    public long count() {
        return shape.stream().mapToLong(length -> length).reduce(1, (a, b) -> a * b);
    }

    /**
     * The whole numbers that follow in the stream, in the order of storage.
     *
     * @param most how many there may be
     * @throws FormatException if there are more, fewer, or they are no whole numbers of at most 63 bits
     */
    public long[] numbers(InputStream in, int most) throws IOException {
        if (!type.whole()) {
            throw new FormatException("must hold whole numbers, was " + type.word());
        }
        if (count() > most) {
            throw new FormatException("holds " + count() + " numbers; allowed are at most " + most);
        }
        return WholeNumbers.read(new Source(in), type, (int) count());
    }
}
