package org.tarnish.imaging.format.jpeg;

import java.io.ByteArrayOutputStream;

/**
 * The coefficients of a JPEG in the order of the file: four blocks of luma, one of blue and one of red for each 16 x 16
 * pixels. Where these go beyond a plane, blocks have the first coefficient of the block before them and no others.
 */
final class JpegScan {
    private static final int BLOCK = 8;
    private static final int ALL_ZERO = 0;
    private static final int SIXTEEN_ZEROS = 0xf0;
    private static final int SYMBOLS = 256;

    private final JpegPlane[] planes;
    private final int across;
    private final int down;
    /** Blocks of luma that the image has; its plane may have the same or more. */
    private final int lumaAcross;

    private final int lumaDown;
    private final int[] block = new int[BLOCK * BLOCK];

    /** Takes the symbols of the blocks one after the other. */
    private interface Sink {
        /**
         * @param code 0 and 1 for luma's first and other coefficients, 2 and 3 for chroma's
         * @param bits so many of which follow the symbol
         */
        void put(int code, int symbol, int bits, int count);
    }

    JpegScan(JpegPlane[] planes, int width, int height) {
        this.planes = planes;
        across = (width + 15) / 16;
        down = (height + 15) / 16;
        lumaAcross = (width + BLOCK - 1) / BLOCK;
        lumaDown = (height + BLOCK - 1) / BLOCK;
    }

    /** The best codes for luma's first and other coefficients, then for chroma's. */
    JpegCode[] codes() {
        var counts = new long[4][SYMBOLS + 1];
        walk((code, symbol, bits, count) -> counts[code][symbol]++);
        var codes = new JpegCode[counts.length];
        for (var i = 0; i < codes.length; i++) {
            codes[i] = JpegCode.best(counts[i]);
        }
        return codes;
    }

    void write(ByteArrayOutputStream out, JpegCode[] codes) {
        var writer = new JpegBits(out);
        walk((code, symbol, bits, count) -> {
            writer.put(codes[code].code(symbol), codes[code].length(symbol));
            writer.put(bits, count);
        });
        writer.finish();
    }

    private void walk(Sink sink) {
        var before = new int[planes.length];
        for (var y = 0; y < down; y++) {
            for (var x = 0; x < across; x++) {
                for (var i = 0; i < 4; i++) {
                    load(2 * x + i % 2, 2 * y + i / 2, before[0]);
                    before[0] = put(before[0], 0, sink);
                }
                for (var i = 1; i < planes.length; i++) {
                    copy(planes[i], x, y);
                    before[i] = put(before[i], 2, sink);
                }
            }
        }
    }

    /** A block of luma or, beyond the image, one like the block before it in the order of the file. */
    private void load(int x, int y, int before) {
        if (x < lumaAcross && y < lumaDown) {
            copy(planes[0], x, y);
        } else {
            java.util.Arrays.fill(block, 0);
            block[0] = before;
        }
    }

    private void copy(JpegPlane plane, int x, int y) {
        for (var i = 0; i < BLOCK; i++) {
            System.arraycopy(plane.rows[y * BLOCK + i], x * BLOCK, block, i * BLOCK, BLOCK);
        }
    }

    private int put(int before, int codes, Sink sink) {
        value(block[0] - before, 0, codes, sink);
        var zeros = 0;
        for (var i = 1; i < block.length; i++) {
            var value = block[JpegEncoder.ZIGZAG[i]];
            if (value == 0) {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16) {
                sink.put(codes + 1, SIXTEEN_ZEROS, 0, 0);
            }
            value(value, zeros << 4, codes + 1, sink);
            zeros = 0;
        }
        if (zeros > 0) {
            sink.put(codes + 1, ALL_ZERO, 0, 0);
        }
        return block[0];
    }

    /** A number as how many bits it has, and these; of negative ones, those of one less. */
    private static void value(int value, int upper, int code, Sink sink) {
        var count = Integer.SIZE - Integer.numberOfLeadingZeros(Math.abs(value));
        var bits = (value < 0 ? value - 1 : value) & (1 << count) - 1;
        sink.put(code, upper | count, bits, count);
    }
}
