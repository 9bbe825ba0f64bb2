package org.tarnish.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * What an idx file says before its numbers (Y. LeCun, "The MNIST database of handwritten digits"): two zeros, the type,
 * the number of dimensions, each of these as four bytes, the highest first.
 *
 * @param bytes of the head: where the numbers begin
 */
public record IdxFile(NumberType type, List<Integer> shape, int bytes) {
    /** @throws FormatException if the bytes are no such head */
    public static IdxFile read(InputStream in) throws IOException {
        var source = new Source(in);
        var magic = source.bytes(4);
        if (magic[0] != 0 || magic[1] != 0 || magic[3] < 1 || magic[3] > 4) {
            throw new FormatException("does not begin as an idx file does (0, 0, type, 1 to 4 dimensions)");
        }
        var type =
                switch (magic[2]) {
                    case 0x08 -> NumberType.UINT8;
                    case 0x09 -> new NumberType('i', 1, true);
                    case 0x0b -> new NumberType('i', 2, true);
                    case 0x0c -> new NumberType('i', 4, true);
                    case 0x0d -> new NumberType('f', 4, true);
                    case 0x0e -> new NumberType('f', 8, true);
                    default -> throw new FormatException("has the unknown type " + magic[2] + " of idx files");
                };
        var shape = new ArrayList<Integer>();
        for (var i = 0; i < magic[3]; i++) {
            var length = source.unsigned(4, true);
            if (length > Integer.MAX_VALUE) {
                throw new FormatException("claims a dimension of " + length);
            }
            shape.add((int) length);
        }
        return new IdxFile(type, List.copyOf(shape), (int) source.position());
    }

    /** The whole numbers that follow in the stream, at most so many. */
    public long[] numbers(InputStream in, int most) throws IOException {
        if (!type.whole() || shape.size() != 1) {
            throw new FormatException(
                    "must hold whole numbers in one dimension, was " + type.word() + " of shape " + shape);
        }
        if (shape.get(0) > most) {
            throw new FormatException("holds " + shape.get(0) + " numbers; allowed are at most " + most);
        }
        return WholeNumbers.read(new Source(in), type, shape.get(0));
    }
}
