package org.tarnish.dataset.image.jpeg;

import org.tarnish.dataset.image.source.Cmyk;

/** What the numbers of a JPEG's pixel are. */
enum JpegColors {
    GREY,
    YCC,
    RGB,
    /** Inverted inks, as all programs write them. */
    CMYK,
    /** Luma and chroma of inverted inks, and inverted black. */
    YCCK;

    /** Whether libjpeg itself makes RGB or grey of it. */
    boolean isPlain() {
        return this == GREY || this == YCC;
    }

    /** The color of a pixel of four numbers as {@code 0xRRGGBB}. */
    int rgb(int[] numbers, int at) {
        if (this == CMYK) {
            return Cmyk.rgb(255 - numbers[at], 255 - numbers[at + 1], 255 - numbers[at + 2], 255 - numbers[at + 3]);
        }
        var luma = numbers[at];
        var blue = numbers[at + 1] - 128;
        var red = numbers[at + 2] - 128;
        // libjpeg makes inks of it, 255 less the light of YCbCr; Pillow inverts all four.
        return Cmyk.rgb(
                clipped(luma + (91881 * red + 32768 >> 16)),
                clipped(luma + (-22554 * blue - 46802 * red + 32768 >> 16)),
                clipped(luma + (116130 * blue + 32768 >> 16)),
                255 - numbers[at + 3]);
    }

    private static int clipped(int value) {
        return Math.max(0, Math.min(255, value));
    }
}
