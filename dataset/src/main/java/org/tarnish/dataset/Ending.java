package org.tarnish.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The end of a file, for formats that say there what they hold. */
interface Ending {
    /** Bytes of the whole file. */
    long length();

    /**
     * The last bytes, fewer if the file has fewer.
     *
     * @param count at most as many as the ending was made for
     */
    byte[] last(int count) throws IOException;

    /** Reads a stream to its end, and holds three times the most bytes at most. */
    static Ending of(InputStream stream, int most) throws IOException {
        var before = new byte[0];
        var block = stream.readNBytes(most);
        var length = (long) block.length;
        while (block.length == most) {
            var next = stream.readNBytes(most);
            if (next.length == 0) {
                break;
            }
            before = block;
            block = next;
            length += next.length;
        }
        return new Held(length, before, block);
    }

    /** The last two blocks of a stream. */
    record Held(long length, byte[] before, byte[] block) implements Ending {
        @Override
        public byte[] last(int count) {
            var wanted = (int) Math.min(count, length);
            if (wanted <= block.length) {
                return Arrays.copyOfRange(block, block.length - wanted, block.length);
            }
            var joined = new byte[wanted];
            var early = wanted - block.length;
            System.arraycopy(before, before.length - early, joined, 0, early);
            System.arraycopy(block, 0, joined, early, block.length);
            return joined;
        }
    }
}
