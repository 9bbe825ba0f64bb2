package org.tarnish.learning.augmentation;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;

/**
 * A window of the image's own size, anywhere within the image and zeros around it, as torchvision's
 * {@code RandomCrop(side, padding)}: first its top is drawn, then its left, each from {@code 0..2 * padding}.
 */
record PaddedCrop(int padding) implements Variation {
    @Override
    public Image apply(Image image, Randomness randomness) {
        int top = randomness.below(2 * padding + 1) - padding;
        int left = randomness.below(2 * padding + 1) - padding;
        int side = image.width();
        var samples = new byte[image.samples().length];
        int from = Math.max(0, left);
        int length = side - Math.abs(left);
        for (int y = Math.max(0, -top); y < Math.min(side, side - top); y++) {
            System.arraycopy(
                    image.samples(),
                    ((y + top) * side + from) * Image.CHANNELS,
                    samples,
                    (y * side + from - left) * Image.CHANNELS,
                    length * Image.CHANNELS);
        }
        return new Image(side, side, samples);
    }
}
