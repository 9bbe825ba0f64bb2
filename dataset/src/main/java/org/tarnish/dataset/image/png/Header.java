package org.tarnish.dataset.image.png;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Palette;
import org.tarnish.dataset.image.source.Picture;

/** A PNG's header: its size, and what the bits of a pixel mean. */
record Header(long width, long height, int depth, int color, boolean interlaced) {
    private static final int LENGTH = 13;
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int INDEX = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    static Header of(byte[] chunk) throws Fault {
        if (chunk.length < LENGTH) {
            throw Fault.damaged("its header has " + chunk.length + " bytes instead of " + LENGTH);
        }
        var bytes = Bytes.bigEndian(chunk);
        var width = bytes.u32();
        var height = bytes.u32();
        var depth = bytes.u8();
        var color = bytes.u8();
        bytes.u8();
        var filters = bytes.u8();
        var interlaced = bytes.u8() != 0;
        var known =
                switch (color) {
                    case GREY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
                    case INDEX -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                    case RGB, GREY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
                    default -> false;
                };
        if (!known || filters != 0) {
            throw Fault.damaged("its header has color type " + color + " of " + depth + " bits and filter method "
                    + filters + ", which PNG does not know");
        }
        return new Header(width, height, depth, color, interlaced);
    }

    int bitsPerPixel() {
        var channels =
                switch (color) {
                    case RGB -> 3;
                    case GREY_ALPHA -> 2;
                    case RGB_ALPHA -> 4;
                    default -> 1;
                };
        return channels * depth;
    }

    /** Puts an unfiltered row, of so many pixels of a pass, into the picture. */
    void unpack(byte[] row, int columns, Palette palette, Picture picture, Pass pass, int y) {
        var sample = depth / 8;
        var pixel = bitsPerPixel() / 8;
        for (var i = 0; i < columns; i++) {
            var x = pass.x() + i * pass.stepX();
            switch (color) {
                case RGB, RGB_ALPHA -> {
                    var from = i * pixel;
                    var to = picture.index(x, y);
                    picture.samples()[to] = row[from];
                    picture.samples()[to + 1] = row[from + sample];
                    picture.samples()[to + 2] = row[from + 2 * sample];
                }
                case GREY_ALPHA -> picture.setGrey(x, y, row[i * pixel] & 0xff);
                case INDEX -> picture.set(x, y, palette.rgb(bits(row, i)));
                default -> picture.setGrey(x, y, grey(row, i));
            }
        }
    }

    private int grey(byte[] row, int i) {
        return switch (depth) {
            case 16 -> row[2 * i] != 0 ? 255 : row[2 * i + 1] & 0xff;
            case 8 -> row[i] & 0xff;
            default -> bits(row, i) * 255 / ((1 << depth) - 1);
        };
    }

    private int bits(byte[] row, int i) {
        var bit = i * depth;
        return row[bit >> 3] >> 8 - depth - (bit & 7) & (1 << depth) - 1;
    }
}
