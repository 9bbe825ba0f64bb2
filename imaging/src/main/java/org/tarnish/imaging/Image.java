package org.tarnish.imaging;

import java.util.Arrays;

/**
 * An 8-bit RGB image: {@code height x width x 3} samples in rows, channels interleaved, each in 0..255.
 *
 * <p>An image owns its samples and never changes after construction, provided that nobody writes to the array that
 * {@link #samples()} hands out. It may be shared between threads.
 */
public final class Image {
    public static final int CHANNELS = 3;

    private final int width;
    private final int height;
    private final byte[] samples;

    /**
     * @param samples {@code height * width * 3} bytes; not copied, the caller gives them away
     * @throws IllegalArgumentException if a side is not positive or the number of samples does not fit
     */
    public Image(int width, int height, byte[] samples) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("an image needs sides of at least 1, was " + width + " x " + height);
        }
        if (samples.length != Math.multiplyExact(Math.multiplyExact(width, height), CHANNELS)) {
            throw new IllegalArgumentException("an image of " + width + " x " + height + " needs "
                    + (long) width * height * CHANNELS + " samples, was " + samples.length);
        }
        this.width = width;
        this.height = height;
        this.samples = samples;
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** The samples themselves, not a copy: read only. */
    public byte[] samples() {
        return samples;
    }

    /** One sample in 0..255. */
    public int sample(int x, int y, int channel) {
        return samples[(y * width + x) * CHANNELS + channel] & 0xff;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Image image
                && image.width == width
                && image.height == height
                && Arrays.equals(image.samples, samples);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(samples);
    }

    @Override
    public String toString() {
        return "Image[" + width + " x " + height + "]";
    }
}
