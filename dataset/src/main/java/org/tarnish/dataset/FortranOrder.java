package org.tarnish.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.dataset.format.FormatException;
import org.tarnish.dataset.format.NpyHead;

/** Arrays whose first index is the fastest, turned so that one image comes after the other; these are held in memory. */
record FortranOrder(Unpacking packed, Map<String, NpyHead> heads) implements Unpacking {
    private static final long MOST_BYTES = 256L << 20;

    /** The same as is packed, if no array of a file is in this order. */
    static Unpacking over(Unpacking packed, List<NumpyArray> arrays) {
        Map<String, NpyHead> heads = new HashMap<>();
        for (var array : arrays) {
            if (array.head() != null && array.head().fortran() && array.numbers() == null) {
                heads.put(array.part(), array.head());
            }
        }
        return heads.isEmpty() ? packed : new FortranOrder(packed, heads);
    }

    @Override
    public void forEach(InputStream file, Visitor visitor) throws IOException {
        packed.forEach(file, (name, content) -> {
            var head = heads.get(name);
            visitor.part(name, head == null ? content : turned(head, content));
        });
    }

    private static InputStream turned(NpyHead head, InputStream content) throws IOException {
        if (head.count() > MOST_BYTES) {
            throw new FormatException("keeps its first index fastest and has " + head.count() + " bytes; allowed are "
                    + MOST_BYTES + " in this order: save numpy.ascontiguousarray of it");
        }
        content.skipNBytes(head.bytes());
        var stored = new byte[(int) head.count()];
        if (content.readNBytes(stored, 0, stored.length) < stored.length) {
            throw new EOFException();
        }
        return new Turned(
                stored, head.shape().stream().mapToInt(length -> length).toArray());
    }

    /** The numbers with the last index fastest. */
    private static final class Turned extends InputStream {
        private final byte[] stored;
        private final int[] shape;
        private final int[] index;
        private long left;

        Turned(byte[] stored, int... shape) {
            this.stored = stored;
            this.shape = shape;
            index = new int[shape.length];
            left = stored.length;
        }

        @Override
        public int read() {
            if (left == 0) {
                return -1;
            }
            left--;
            var at = 0;
            for (var axis = shape.length - 1; axis >= 0; axis--) {
                at = at * shape[axis] + index[axis];
            }
            for (var axis = shape.length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--) {
                index[axis] = 0;
            }
            return stored[at] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (left == 0 && length > 0) {
                return -1;
            }
            var count = (int) Math.min(left, length);
            for (var i = 0; i < count; i++) {
                target[offset + i] = (byte) read();
            }
            return count;
        }
    }
}
