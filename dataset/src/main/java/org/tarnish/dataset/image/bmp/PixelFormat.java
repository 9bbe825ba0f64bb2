package org.tarnish.dataset.image.bmp;

import org.tarnish.dataset.image.source.Fault;

/** Where in a pixel of 16, 24 or 32 bits its colors are: for each the lowest bit and how many. */
final class PixelFormat {
    private final int bytes;
    private final long red;
    private final long green;
    private final long blue;

    private PixelFormat(int bits, long red, long green, long blue) {
        this.bytes = bits / 8;
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    /** Without masks; null for pixels that a palette explains. */
    static PixelFormat usual(int bits) {
        return switch (bits) {
            case 16 -> new PixelFormat(16, 0x7c00, 0x3e0, 0x1f);
            case 24, 32 -> new PixelFormat(bits, 0xff0000, 0xff00, 0xff);
            default -> null;
        };
    }

    /** @throws Fault if a color is not of 8 bits that are a byte, or, of 16 bits, none of the two usual divisions */
    static PixelFormat masked(int bits, long red, long green, long blue, long alpha) throws Fault {
        if ((red | green | blue | alpha) == 0 && bits == 32) {
            return usual(bits);
        }
        var known =
                switch (bits) {
                    case 16 ->
                        red == 0xf800 && green == 0x7e0 && blue == 0x1f
                                || red == 0x7c00 && green == 0x3e0 && blue == 0x1f;
                    case 24 -> red == 0xff0000 && green == 0xff00 && blue == 0xff;
                    case 32 -> isByte(red) && isByte(green) && isByte(blue);
                    default -> true;
                };
        if (!known) {
            throw Fault.unsupported("a BMP of %d bits with the masks %x, %x and %x".formatted(bits, red, green, blue));
        }
        return new PixelFormat(bits, red, green, blue);
    }

    private static boolean isByte(long mask) {
        return mask == 0xff || mask == 0xff00 || mask == 0xff0000 || mask == 0xff000000L;
    }

    /** The color of a pixel of the row that begins there, as {@code 0xRRGGBB}. */
    int rgb(byte[] content, int from, int x) {
        var pixel = 0L;
        for (var i = bytes - 1; i >= 0; i--) {
            pixel = pixel << 8 | content[from + x * bytes + i] & 0xff;
        }
        return channel(pixel, red) << 16 | channel(pixel, green) << 8 | channel(pixel, blue);
    }

    /** Of fewer bits than eight, {@code floor(value * 255 / largest)}. */
    private static int channel(long pixel, long mask) {
        var shift = Long.numberOfTrailingZeros(mask);
        return (int) (((pixel & mask) >> shift) * 255 / (mask >> shift));
    }
}
