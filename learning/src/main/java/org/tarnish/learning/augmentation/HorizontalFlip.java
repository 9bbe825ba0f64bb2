package org.tarnish.learning.augmentation;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;

/** The image or, with a probability of one half, its mirror image. */
record HorizontalFlip() implements Variation {
    @Override
    public Image apply(Image image, Randomness randomness) {
        return randomness.uniform() < 0.5 ? mirrored(image) : image;
    }

    private static Image mirrored(Image image) {
        int width = image.width();
        var source = image.samples();
        var samples = new byte[source.length];
        for (int y = 0; y < image.height(); y++) {
            int from = y * width * Image.CHANNELS;
            int to = from + (width - 1) * Image.CHANNELS;
            for (int x = 0; x < width; x++) {
                samples[to] = source[from];
                samples[to + 1] = source[from + 1];
                samples[to + 2] = source[from + 2];
                from += Image.CHANNELS;
                to -= Image.CHANNELS;
            }
        }
        return new Image(width, image.height(), samples);
    }
}
