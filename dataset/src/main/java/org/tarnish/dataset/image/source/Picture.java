package org.tarnish.dataset.image.source;

import org.tarnish.imaging.Image;

/** The image that a reader fills, black at first. Made only once its size is known to be allowed. */
public final class Picture {
    /** Longest side that is decoded, in pixels. */
    public static final int MAX_SIDE = 20_000;

    /** Largest image that is decoded, in pixels. */
    public static final int MAX_PIXELS = 64_000_000;

    private final int width;
    private final int height;
    private final byte[] samples;

    private Picture(int width, int height) {
        this.width = width;
        this.height = height;
        this.samples = new byte[width * height * Image.CHANNELS];
    }

    /** @throws Fault if a side is 0 or the size above what is decoded */
    public static Picture of(long width, long height) throws Fault {
        check(width, height);
        return new Picture((int) width, (int) height);
    }

    /** @throws Fault if a side is 0 or the size above what is decoded */
    public static void check(long width, long height) throws Fault {
        if (width < 1 || height < 1) {
            throw Fault.damaged("its sides are " + width + " and " + height);
        }
        if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
            throw Fault.tooLarge(width, height);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** Red, green and blue of all pixels in rows, to be written. */
    public byte[] samples() {
        return samples;
    }

    /** Where a pixel's red is among the samples. */
    public int index(int x, int y) {
        return (y * width + x) * Image.CHANNELS;
    }

    /** Sets a pixel to {@code 0xRRGGBB}. */
    public void set(int x, int y, int rgb) {
        var at = index(x, y);
        samples[at] = (byte) (rgb >> 16);
        samples[at + 1] = (byte) (rgb >> 8);
        samples[at + 2] = (byte) rgb;
    }

    /** Sets a pixel to a grey of 0..255. */
    public void setGrey(int x, int y, int grey) {
        set(x, y, grey * 0x010101);
    }

    /** The image; the picture is not to be changed after. */
    public Image image() {
        return new Image(width, height, samples);
    }
}
