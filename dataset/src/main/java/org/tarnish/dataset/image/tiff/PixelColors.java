package org.tarnish.dataset.image.tiff;

import org.tarnish.dataset.image.source.Cmyk;
import org.tarnish.dataset.image.source.Fault;
import org.tarnish.dataset.image.source.Palette;
import org.tarnish.dataset.image.source.Picture;

/** What the numbers of a TIFF's pixel show. */
final class PixelColors {
    private static final int WHITE_IS_ZERO = 0;
    private static final int BLACK_IS_ZERO = 1;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int CMYK = 5;
    private static final int YCBCR = 6;
    private static final int MULTIPLIED = 1;
    private static final int SIGNED = 2;
    private static final int FLOATING = 3;

    private final PixelLayout pixels;
    private final int photometric;
    private final int format;
    private final boolean multiplied;
    private final Palette palette;

    PixelColors(Directory directory, PixelLayout pixels) throws Fault {
        this.pixels = pixels;
        photometric = (int) directory.number(Tag.PHOTOMETRIC, WHITE_IS_ZERO);
        format = (int) directory.number(Tag.SAMPLE_FORMAT, 1);
        var least =
                switch (photometric) {
                    case WHITE_IS_ZERO, BLACK_IS_ZERO, PALETTE -> 1;
                    case RGB -> 3;
                    case YCBCR -> pixels.samples() == 1 ? 1 : 3;
                    case CMYK -> 4;
                    case 8, 9, 10 -> throw Fault.unsupported("a TIFF in Lab colors");
                    default -> throw Fault.unsupported("a TIFF of photometric interpretation " + photometric);
                };
        var grey = photometric == WHITE_IS_ZERO || photometric == BLACK_IS_ZERO;
        if (pixels.samples() < least
                || !grey && (pixels.bits() > 16 || pixels.bits() == 12)
                || least >= 3 && pixels.bits() < 8
                || photometric == PALETTE && pixels.bits() > 8
                || format > FLOATING
                || format == FLOATING && pixels.bits() != 32
                || format != 1 && !grey) {
            throw Fault.unsupported("a TIFF of photometric interpretation " + photometric + " with " + pixels.samples()
                    + " numbers a pixel of " + pixels.bits() + " bits in sample format " + format);
        }
        multiplied = photometric == RGB && pixels.samples() > 3 && directory.number(Tag.EXTRA, 0) == MULTIPLIED;
        palette = photometric == PALETTE ? palette(directory, pixels.bits()) : null;
    }

    private static Palette palette(Directory directory, int bits) throws Fault {
        var numbers = directory.numbers(Tag.COLORS);
        var count = numbers.length / 3;
        if (count < 1) {
            throw Fault.damaged("it has no colors for its palette");
        }
        var palette = new Palette();
        for (var i = 0; i < Math.min(count, 1 << bits); i++) {
            palette.set(
                    i,
                    (int) (numbers[i] >> 8) & 0xff,
                    (int) (numbers[count + i] >> 8) & 0xff,
                    (int) (numbers[2 * count + i] >> 8) & 0xff);
        }
        return palette;
    }

    /** Puts the rows of a strip or tile, as wide as given, into the picture, as far as they are within it. */
    void copy(byte[][] planes, int width, Picture picture, int left, int top, int rows) {
        var rowBytes = (int) pixels.rowBytes(width);
        var numbers = new int[pixels.samples()];
        for (var y = 0; y < rows; y++) {
            for (var x = 0; x < Math.min(width, picture.width() - left); x++) {
                for (var i = 0; i < numbers.length; i++) {
                    numbers[i] = pixels.planar()
                            ? pixels.number(planes[i], y * rowBytes, x)
                            : pixels.number(planes[0], y * rowBytes, x * numbers.length + i);
                }
                picture.set(left + x, top + y, rgb(numbers));
            }
        }
    }

    private int rgb(int[] numbers) {
        return switch (photometric) {
            case PALETTE -> palette.rgb(numbers[0]);
            case CMYK -> Cmyk.rgb(upper(numbers[0]), upper(numbers[1]), upper(numbers[2]), upper(numbers[3]));
            case RGB, YCBCR -> numbers.length == 1 ? upper(numbers[0]) * 0x010101 : divided(numbers);
            default -> grey(numbers[0]) * 0x010101;
        };
    }

    private int divided(int[] numbers) {
        var alpha = multiplied ? upper(numbers[3]) : 255;
        return divided(upper(numbers[0]), alpha) << 16
                | divided(upper(numbers[1]), alpha) << 8
                | divided(upper(numbers[2]), alpha);
    }

    private static int divided(int value, int alpha) {
        return alpha == 0 ? 0 : Math.min(255, value * 255 / alpha);
    }

    private int upper(int number) {
        return pixels.bits() == 16 ? number >> 8 : number;
    }

    private int grey(int number) {
        if (pixels.bits() > 8) {
            return Math.max(0, Math.min(255, format == FLOATING ? (int) Float.intBitsToFloat(number) : signed(number)));
        }
        var most = (1 << pixels.bits()) - 1;
        return (photometric == WHITE_IS_ZERO ? most - number : number) * 255 / most;
    }

    private int signed(int number) {
        return format == SIGNED && pixels.bits() == 16 ? (short) number : number;
    }
}
