package org.tarnish.imaging.format.jpeg;

import java.util.Arrays;
import org.tarnish.imaging.Image;

/** An image that is being decoded: its components' coefficients, and of each row of units the colors. */
final class JpegFrame {
    private static final int BLOCK = 64;
    private static final int SIDE = 8;

    /**
     * The absolute values of a block's coefficients may have this sum, twice what the samples of any image have. Then no
     * sum of the transform exceeds 31 bits.
     */
    private static final int LARGEST_SUM = 1 << 14;

    final int components;
    final int[] identifiers = new int[3];
    final int[] tables = new int[3];
    final int[][] steps = new int[3][];
    final JpegSymbols[] first = new JpegSymbols[3];
    final JpegSymbols[] others = new JpegSymbols[3];

    private final int width;
    private final int height;

    /** How many blocks of luma there are to one of chroma. */
    private final int lumaAcross;

    private final int lumaDown;
    private final JpegStrip[] strips;
    private final JpegRows rows;
    private final int[] previous = new int[3];

    JpegFrame(int width, int height, int components, int lumaAcross, int lumaDown) {
        this.width = width;
        this.height = height;
        this.components = components;
        this.lumaAcross = lumaAcross;
        this.lumaDown = lumaDown;
        strips = new JpegStrip[components];
        strips[0] = new JpegStrip(across() * SIDE * lumaAcross, SIDE * lumaDown);
        for (var i = 1; i < components; i++) {
            strips[i] = new JpegStrip(across() * SIDE, SIDE);
        }
        // A gray image is one whose chroma is its middle.
        rows = new JpegRows(
                width,
                height,
                strips[0],
                components == 1 ? middle(strips[0].length()) : strips[1],
                components == 1 ? middle(strips[0].length()) : strips[2],
                lumaAcross,
                lumaDown);
    }

    private static JpegStrip middle(int length) {
        var strip = new JpegStrip(length, SIDE);
        for (var row : strip.rows) {
            Arrays.fill(row, 128);
        }
        return strip;
    }

    /** Units in a row; a unit is one block of each chroma and the blocks of luma that belong to it. */
    int across() {
        return (width + SIDE * lumaAcross - 1) / (SIDE * lumaAcross);
    }

    /** Rows of units. */
    int down() {
        return (height + SIDE * lumaDown - 1) / (SIDE * lumaDown);
    }

    /** First coefficients are differences; from here on from 0 again. */
    void restart() {
        previous[0] = 0;
        previous[1] = 0;
        previous[2] = 0;
    }

    /** Before the first unit of a row. */
    void begin() {
        for (var strip : strips) {
            strip.clear();
        }
    }

    /** Reads the next unit of a row; false if the bits are damaged. */
    boolean read(JpegBitReader bits, int x) {
        for (var row = 0; row < lumaDown; row++) {
            for (var column = 0; column < lumaAcross; column++) {
                if (!block(bits, 0, x * lumaAcross + column, row)) {
                    return false;
                }
            }
        }
        for (var i = 1; i < components; i++) {
            if (!block(bits, i, x, 0)) {
                return false;
            }
        }
        return !bits.isOverdrawn();
    }

    private boolean block(JpegBitReader bits, int component, int x, int y) {
        var step = steps[component];
        var symbols = others[component];
        var rows = strips[component].rows;
        bits.fill();
        var size = first[component].next(bits);
        if (size < 0) {
            return false;
        }
        previous[component] += number(bits, size);
        var coefficient = previous[component] * step[0];
        if (Math.abs(previous[component]) > LARGEST_SUM) {
            return false;
        }
        rows[y * SIDE][x * SIDE] = coefficient;
        var sum = Math.abs(coefficient);
        var k = 1;
        while (k < BLOCK) {
            bits.fill();
            var entry = symbols.number(bits);
            if (entry != 0) {
                bits.skip(entry & 0xf);
                k += entry >> 4 & 0xf;
                if (k >= BLOCK) {
                    return false;
                }
                var place = JpegEncoder.ZIGZAG[k++];
                coefficient = (entry >> 8) * step[place];
                sum += Math.abs(coefficient);
                rows[y * SIDE + (place >> 3)][x * SIDE + (place & 7)] = coefficient;
                continue;
            }
            var symbol = symbols.next(bits);
            size = symbol & 0xf;
            if (size == 0) {
                if (symbol == 0) {
                    break;
                }
                if (symbol != 0xf0) {
                    return false;
                }
                k += 16;
                continue;
            }
            k += symbol >> 4;
            if (symbol < 0 || k >= BLOCK) {
                return false;
            }
            var place = JpegEncoder.ZIGZAG[k++];
            coefficient = number(bits, size) * step[place];
            sum += Math.abs(coefficient);
            rows[y * SIDE + (place >> 3)][x * SIDE + (place & 7)] = coefficient;
        }
        return k <= BLOCK && sum <= LARGEST_SUM;
    }

    private static int number(JpegBitReader bits, int size) {
        var number = JpegSymbols.signed(bits.look(size), size);
        bits.skip(size);
        return number;
    }

    /**
     * Makes colors of a row of units.
     *
     * @return false if a sample lies so far outside of 0..255 that decoders differ
     */
    boolean end(int y) {
        for (var strip : strips) {
            if (!strip.toSamples()) {
                return false;
            }
        }
        rows.add(y);
        return true;
    }

    /** The image, after all rows of units. */
    Image image() {
        return rows.image();
    }
}
