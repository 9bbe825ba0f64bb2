package org.tarnish.imaging;

/**
 * Square images of one size with their labels, addressed by index; the form in which shards reach training and
 * evaluation. Implementations may keep the samples on disk and are safe for concurrent readers.
 */
public interface LabeledImages {
    /** Number of images. */
    int count();

    /** Side of every image in pixels. */
    int side();

    /** Label of image {@code index} in {@code 0..classes-1}. */
    int label(int index);

    /** Copies the {@code side x side x 3} uint8 samples (rows, channels interleaved) of one image to {@code target}. */
    void copyTo(int index, byte[] target, int offset);

    /** One image as an object of its own. */
    default Image image(int index) {
        var samples = new byte[side() * side() * Image.CHANNELS];
        copyTo(index, samples, 0);
        return new Image(side(), side(), samples);
    }
}
