package org.tarnish.dataset.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The parts of a numeric matrix in a MATLAB file, in their order: flags, lengths, name, numbers. */
record MatMatrix(String name, NumberType type, List<Integer> shape, long start, long[] numbers) {
    static final int MOST_DIMENSIONS = 8;
    static final int LONGEST_NAME = 1 << 10;
    private static final int DOUBLE_CLASS = 6;
    private static final int LAST_NUMERIC_CLASS = 15;

    record Tag(int type, long bytes, boolean small) {}

    /** The matrix that begins here; null if it is none of real numbers. Its data may be left unread. */
    static MatMatrix read(Source source, boolean big, int most) throws IOException {
        var flags = part(source, big, 16);
        var kind = big ? flags[3] & 0xff : flags[0] & 0xff;
        var complex = (big ? flags[2] : flags[1]) & 8;
        if (kind < DOUBLE_CLASS || kind > LAST_NUMERIC_CLASS || complex != 0) {
            return null;
        }
        var lengths = part(source, big, 4 * MOST_DIMENSIONS);
        var shape = new ArrayList<Integer>();
        for (var i = 0; i + 4 <= lengths.length; i += 4) {
            shape.add(Math.toIntExact(number(lengths, i, big) & 0x7fffffffL));
        }
        var name = new String(part(source, big, LONGEST_NAME), StandardCharsets.ISO_8859_1);
        var tag = tag(source, big);
        var type = type(tag.type(), big);
        var start = source.position();
        var vector = shape.stream().filter(length -> length != 1).count() <= 1;
        var count = shape.stream().mapToLong(length -> length).reduce(1, MatMatrix::product);
        if (tag.bytes() != count * type.bytes()) {
            throw new FormatException("is damaged: matrix '" + FormatException.shown(name) + "' of shape " + shape
                    + " must have " + count * type.bytes() + " bytes, was " + tag.bytes());
        }
        return new MatMatrix(
                name, type, List.copyOf(shape), start, vector ? numbers(source, type, name, count, most) : null);
    }

    private static long product(long a, long b) {
        var high = Math.multiplyHigh(a, b);
        return high != 0 || a * b < 0 ? Long.MAX_VALUE >> 8 : Math.min(a * b, Long.MAX_VALUE >> 8);
    }

    private static long[] numbers(Source source, NumberType type, String name, long count, int most)
            throws IOException {
        if (count > most) {
            throw new FormatException("holds " + count + " numbers in '" + FormatException.shown(name)
                    + "'; allowed are at most " + most);
        }
        if (type.kind() != 'f' || type.bytes() != 8) {
            return type.whole() ? WholeNumbers.read(source, type, (int) count) : null;
        }
        var raw = WholeNumbers.read(source, new NumberType('u', 8, type.big()), (int) count);
        for (var i = 0; i < raw.length; i++) {
            var value = Double.longBitsToDouble(raw[i]);
            if (value != Math.rint(value) || Math.abs(value) > 1L << 53) {
                throw new FormatException(
                        "must hold whole numbers in '" + FormatException.shown(name) + "', was " + value);
            }
            raw[i] = (long) value;
        }
        return raw;
    }

    /** The bytes of a part that is small whatever it claims, and what fills it up to eight. */
    static byte[] part(Source source, boolean big, int most) throws IOException {
        var tag = tag(source, big);
        if (tag.bytes() > most) {
            throw new FormatException(
                    "is damaged: it has a part of " + tag.bytes() + " bytes where at most " + most + " are allowed");
        }
        var bytes = source.bytes((int) tag.bytes());
        source.skip(tag.small() ? 4 - tag.bytes() : -tag.bytes() & 7);
        if (bytes.length < 4 && most == 16) {
            throw new FormatException("is damaged: a matrix has no flags");
        }
        return bytes;
    }

    static Tag tag(Source source, boolean big) throws IOException {
        var word = source.unsigned(4, big);
        var small = word >>> 16;
        if (small == 0) {
            return new Tag((int) word, source.unsigned(4, big), false);
        }
        if (small > 4) {
            throw new FormatException("is damaged: a small part of " + small + " bytes");
        }
        return new Tag((int) (word & 0xffff), small, true);
    }

    static NumberType type(int code, boolean big) throws FormatException {
        return switch (code) {
            case 1 -> new NumberType('i', 1, big);
            case 2 -> NumberType.UINT8;
            case 3 -> new NumberType('i', 2, big);
            case 4 -> new NumberType('u', 2, big);
            case 5 -> new NumberType('i', 4, big);
            case 6 -> new NumberType('u', 4, big);
            case 7 -> new NumberType('f', 4, big);
            case 9 -> new NumberType('f', 8, big);
            case 12 -> new NumberType('i', 8, big);
            case 13 -> new NumberType('u', 8, big);
            default -> throw new FormatException("is damaged: a matrix has numbers of the unknown type " + code);
        };
    }

    static long number(byte[] bytes, int at, boolean big) {
        var value = 0L;
        for (var i = 0; i < 4; i++) {
            value = value << 8 | bytes[at + (big ? i : 3 - i)] & 0xff;
        }
        return value;
    }
}
