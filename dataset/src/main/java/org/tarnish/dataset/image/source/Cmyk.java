package org.tarnish.dataset.image.source;

/** Ink to light without a profile, by Pillow's formula: each of R, G, B is {@code (255 - K)} less its ink's share of it. */
public final class Cmyk {
    private Cmyk() {}

    /**
     * The color as {@code 0xRRGGBB}.
     *
     * @param cyan as all inks 0..255, where 0 is no ink
     */
    public static int rgb(int cyan, int magenta, int yellow, int black) {
        var white = 255 - black;
        return channel(cyan, white) << 16 | channel(magenta, white) << 8 | channel(yellow, white);
    }

    private static int channel(int ink, int white) {
        var product = ink * white + 128;
        return Math.max(0, white - ((product >> 8) + product >> 8));
    }
}
