package org.tarnish.imaging.format;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** What the header of an {@code .npy} file says: a Python dictionary of exactly three entries in any order. */
record NpyHeader(NpyType type, List<Integer> shape, long dataBytes) {
    /** Each alternative is met once or the group of another stays empty. */
    private static final Pattern DICTIONARY = Pattern.compile("\\s*\\{(?:\\s*(?:"
            + "'descr'\\s*:\\s*'(?<type>[^']*)'"
            + "|'fortran_order'\\s*:\\s*(?<transposed>True|False)"
            + "|'shape'\\s*:\\s*\\((?<shape>[0-9, ]*)\\)"
            + ")\\s*(?:,\\s*|(?=\\}))){3}\\}\\s*");

    /** @throws NpyFormatException if it is anything but a plain array of a type and size that can be read */
    static NpyHeader parse(String header, String name) throws NpyFormatException {
        var entries = DICTIONARY.matcher(header);
        if (!entries.matches()
                || entries.group("type") == null
                || entries.group("transposed") == null
                || entries.group("shape") == null) {
            throw new NpyFormatException(
                    name + " must have a header with 'descr', 'fortran_order' and 'shape', was " + shortened(header));
        }
        if (Boolean.parseBoolean(entries.group("transposed"))) {
            throw new NpyFormatException(name + " must keep its last index fastest (fortran_order False), was True;"
                    + " save numpy.ascontiguousarray of it");
        }
        var type = NpyType.of(entries.group("type"))
                .orElseThrow(() -> new NpyFormatException(name + " must be of one of the types " + NpyType.descriptors()
                        + ", was " + shortened(entries.group("type"))));
        return sized(type, entries.group("shape"), name);
    }

    private static NpyHeader sized(NpyType type, String shape, String name) throws NpyFormatException {
        try {
            var lengths = Arrays.stream(shape.split(","))
                    .map(String::strip)
                    .filter(length -> !length.isEmpty())
                    .map(Integer::valueOf)
                    .toList();
            var bytes = (long) type.bytes();
            for (var length : lengths) {
                bytes = Math.multiplyExact(bytes, (long) length);
            }
            return new NpyHeader(type, lengths, bytes);
        } catch (NumberFormatException | ArithmeticException invalid) {
            throw new NpyFormatException(name + " must have a shape of at most " + Integer.MAX_VALUE
                    + " bytes in all, was (" + shortened(shape) + ")");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text.strip() : text.substring(0, 100) + "...";
    }
}
