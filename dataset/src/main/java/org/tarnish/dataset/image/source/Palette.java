package org.tarnish.dataset.image.source;

/** 256 colors. Those that a file's palette does not give are black, and without one all are greys, as in Pillow. */
public final class Palette {
    private static final int SIZE = 256;

    private final int[] colors = new int[SIZE];

    /** All black. */
    public Palette() {}

    /** All greys, each its own number. */
    public static Palette greys() {
        var palette = new Palette();
        for (var i = 0; i < SIZE; i++) {
            palette.set(i, i, i, i);
        }
        return palette;
    }

    /** The first colors, three bytes each; an incomplete last one is passed over. */
    public static Palette ofRgb(byte[] bytes) {
        var palette = new Palette();
        for (var i = 0; i < Math.min(SIZE, bytes.length / 3); i++) {
            palette.set(i, bytes[3 * i] & 0xff, bytes[3 * i + 1] & 0xff, bytes[3 * i + 2] & 0xff);
        }
        return palette;
    }

    public void set(int index, int red, int green, int blue) {
        colors[index] = red << 16 | green << 8 | blue;
    }

    /** A color as {@code 0xRRGGBB}. */
    public int rgb(int index) {
        return colors[index];
    }
}
