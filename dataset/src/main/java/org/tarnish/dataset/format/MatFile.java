package org.tarnish.dataset.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * The numeric matrices of a MATLAB file of level 5 ("MAT-File Format", MathWorks), compressed or not. Data of images stay
 * in the file: it is said where they are. Other elements are passed over, but for
 * arrays of structs that are asked for by name.
 */
public final class MatFile {
    private static final int HEAD = 128;
    private static final int COMPRESSED = 15;
    static final int MATRIX = 14;
    private static final int MOST_MATRICES = 64;

    private MatFile() {}

    /**
     * A matrix, its first index the fastest.
     *
     * @param at where its element's compressed bytes begin in the file, or -1 if it is not compressed
     * @param start where its numbers begin: in the file, or in what the compressed bytes expand to
     * @param numbers what it holds, if it is one column or row; else null
     */
    public record Matrix(String name, NumberType type, List<Integer> shape, long at, long start, long[] numbers) {}

    /**
     * The matrices of whole numbers, or of doubles that are whole.
     *
     * @param most how many numbers are read of a row or column
     * @throws FormatException if it is no file of level 5, or damaged
     */
    public static List<Matrix> read(InputStream in, int most) throws IOException {
        var found = new ArrayList<Matrix>();
        forEach(in, (source, big, at) -> {
            var matrix = MatMatrix.read(source, big, most);
            if (matrix == null) {
                return;
            }
            if (found.size() == MOST_MATRICES) {
                throw new FormatException("holds more than " + MOST_MATRICES + " matrices");
            }
            found.add(new Matrix(matrix.name(), matrix.type(), matrix.shape(), at, matrix.start(), matrix.numbers()));
        });
        return found;
    }

    /**
     * The texts and numbers in fields of an array of structs, one list for each struct, in the order of the fields that are
     * asked for; empty texts for what is neither, or is not there.
     *
     * @param name of the array
     * @throws FormatException if it is no file of level 5, or damaged
     */
    public static List<List<String>> structs(InputStream in, String name, List<String> fields) throws IOException {
        var found = new ArrayList<List<String>>();
        forEach(in, (source, big, at) -> new MatStructs(source, big).read(name, fields, found));
        return found;
    }

    /** Takes matrices. */
    private interface Visitor {
        /**
         * @param at where its element's compressed bytes begin in the file, or -1 if it is not compressed
         */
        void matrix(Source source, boolean big, long at) throws IOException;
    }

    private static void forEach(InputStream in, Visitor visitor) throws IOException {
        var source = new Source(in);
        var head = source.bytes(HEAD);
        var text = new String(head, 0, 116, StandardCharsets.ISO_8859_1);
        if (text.startsWith("MATLAB 7.3") || (head[0] & 0xff) == 0x89 && text.startsWith("HDF", 1)) {
            throw new FormatException(
                    "is a MATLAB file of version 7.3 (HDF5), which is not read; save it with '-v7', or"
                            + " write images.npy and labels.npy");
        }
        var mark = new String(head, 126, 2, StandardCharsets.ISO_8859_1);
        if (!mark.equals("IM") && !mark.equals("MI")) {
            throw new FormatException("is no MATLAB file of level 5; save it with '-v7'");
        }
        var big = mark.equals("MI");
        for (var first = source.next(); first >= 0; first = source.next()) {
            element(source, big, first, visitor);
        }
    }

    private static void element(Source source, boolean big, int first, Visitor visitor) throws IOException {
        var rest = source.bytes(3);
        var type = big
                ? first << 24 | (rest[0] & 0xff) << 16 | (rest[1] & 0xff) << 8 | rest[2] & 0xff
                : first | (rest[0] & 0xff) << 8 | (rest[1] & 0xff) << 16 | (rest[2] & 0xff) << 24;
        var length = source.unsigned(4, big);
        var end = source.position() + length;
        if (type == COMPRESSED) {
            compressed(source, big, length, visitor);
        } else if (type == MATRIX) {
            visitor.matrix(source, big, -1);
        }
        if (source.position() > end) {
            throw new FormatException("is damaged: an element ends before its matrix does");
        }
        source.skip(end - source.position());
    }

    private static void compressed(Source source, boolean big, long length, Visitor visitor) throws IOException {
        var at = source.position();
        var inflater = new Inflater();
        try {
            // Bytes that the inflater reads ahead come from the part alone.
            var part = new Part(source, length);
            var expanded = new Source(new InflaterInputStream(part, inflater));
            var type = expanded.unsigned(4, big);
            expanded.unsigned(4, big);
            if (type == MATRIX) {
                visitor.matrix(expanded, big, at);
            }
        } finally {
            inflater.end();
        }
    }

    /** A part of a source as a stream. */
    private static final class Part extends InputStream {
        private final Source source;
        private long left;

        Part(Source source, long left) {
            this.source = source;
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return source.oneByte();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            var bytes = source.bytes((int) Math.min(left, length));
            left -= bytes.length;
            System.arraycopy(bytes, 0, target, offset, bytes.length);
            return bytes.length;
        }
    }
}
