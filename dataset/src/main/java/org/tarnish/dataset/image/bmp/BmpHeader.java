package org.tarnish.dataset.image.bmp;

import org.tarnish.dataset.image.source.Bytes;
import org.tarnish.dataset.image.source.Fault;

/**
 * What a BMP says of itself.
 *
 * @param length of the header itself, which tells its version
 * @param colors how many the palette has
 * @param colorBytes of each of them
 * @param format where in a pixel its colors are; null with a palette
 */
record BmpHeader(
        int length,
        long width,
        long height,
        boolean topDown,
        int bits,
        int compression,
        long colors,
        int colorBytes,
        PixelFormat format) {
    private static final int OS2 = 12;
    private static final int WINDOWS = 40;
    private static final int WITH_MASKS = 52;
    private static final int WITH_ALPHA = 56;
    private static final int RLE8 = 1;
    private static final int RLE4 = 2;
    private static final int MASKS = 3;

    /** Reads from the header to the masks that may follow it. */
    static BmpHeader read(Bytes bytes) throws Fault {
        var length = bytes.u32();
        if (length != OS2
                && length != WINDOWS
                && length != WITH_MASKS
                && length != WITH_ALPHA
                && length != 64
                && length != 108
                && length != 124) {
            throw Fault.damaged("its header has " + length + " bytes, BMP's have 12, 40, 52, 56, 64, 108 or 124");
        }
        var header = bytes.part(length - 4);
        if (length == OS2) {
            var width = header.u16();
            var height = header.u16();
            header.u16();
            var bits = header.u16();
            return known(new BmpHeader(
                    OS2, width, height, false, bits, 0, 1L << Math.min(bits, 32), 3, PixelFormat.usual(bits)));
        }
        var width = header.u32();
        var height = header.u32();
        var topDown = height >> 24 == 0xff;
        header.u16();
        var bits = header.u16();
        var compression = (int) header.u32();
        header.skip(12);
        var colors = header.u32();
        header.u32();
        return known(new BmpHeader(
                (int) length,
                width,
                topDown ? (1L << 32) - height : height,
                topDown,
                bits,
                compression,
                colors == 0 ? 1L << Math.min(bits, 32) : colors,
                4,
                compression == MASKS
                        ? masked(bits, length >= WITH_MASKS ? header : bytes, length)
                        : PixelFormat.usual(bits)));
    }

    private static PixelFormat masked(int bits, Bytes masks, long length) throws Fault {
        var red = masks.u32();
        var green = masks.u32();
        var blue = masks.u32();
        var alpha = length >= WITH_ALPHA ? masks.u32() : 0;
        return PixelFormat.masked(bits, red, green, blue, alpha);
    }

    private static BmpHeader known(BmpHeader header) throws Fault {
        var bits = header.bits;
        if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) {
            throw Fault.damaged("its pixels have " + bits + " bits, BMP's have 1, 4, 8, 16, 24 or 32");
        }
        if (header.isRunLength() && bits != (header.compression == RLE4 ? 4 : 8)) {
            throw Fault.damaged("its runs are of pixels of " + bits + " bits");
        }
        return switch (header.compression) {
            case 0, RLE8, RLE4 -> header;
            case MASKS -> {
                if (bits <= 8) {
                    throw Fault.damaged("it has masks for pixels of " + bits + " bits");
                }
                yield header;
            }
            case 4 -> throw Fault.unsupported("a BMP that holds a JPEG");
            case 5 -> throw Fault.unsupported("a BMP that holds a PNG");
            default -> throw Fault.unsupported("a BMP of compression " + header.compression);
        };
    }

    boolean isRunLength() {
        return compression == RLE8 || compression == RLE4;
    }
}
