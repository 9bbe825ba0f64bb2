package org.tarnish.learning.augmentation;

import org.tarnish.experiment.request.Augmentation.ResizedCrop;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.resize.Resampling;

/**
 * A random part of the image, brought to its size, as torchvision's {@code RandomResizedCrop}: the part's share of the
 * area is uniform over {@code scale}, the logarithm of its ratio of width to height uniform over that of {@code ratio}.
 * Of ten parts the first that fits is taken, at a random place (first its top is drawn, then its left); if none fits, the
 * widest or highest of the nearest ratio allowed, from the center. Resized bilinearly with antialiasing.
 */
record RandomResizedCrop(ResizedCrop ranges) implements Variation {
    private static final int TRIES = 10;

    @Override
    public Image apply(Image image, Randomness randomness) {
        int side = image.width();
        for (int i = 0; i < TRIES; i++) {
            double area = (double) side
                    * side
                    * between(ranges.scale().get(0), ranges.scale().get(1), randomness);
            double ratio = StrictMath.exp(between(
                    StrictMath.log(ranges.ratio().get(0)),
                    StrictMath.log(ranges.ratio().get(1)),
                    randomness));
            int width = (int) Math.rint(Math.sqrt(area * ratio));
            int height = (int) Math.rint(Math.sqrt(area / ratio));
            if (width >= 1 && height >= 1 && width <= side && height <= side) {
                int top = randomness.below(side - height + 1);
                int left = randomness.below(side - width + 1);
                return part(image, left, top, width, height);
            }
        }
        return central(image);
    }

    private Image central(Image image) {
        int side = image.width();
        int width = side;
        int height = side;
        if (ranges.ratio().get(0) > 1) {
            height = Math.max(1, (int) Math.rint(side / ranges.ratio().get(0)));
        } else if (ranges.ratio().get(1) < 1) {
            width = Math.max(1, (int) Math.rint(side * ranges.ratio().get(1)));
        }
        return part(image, (side - width) / 2, (side - height) / 2, width, height);
    }

    private static Image part(Image image, int left, int top, int width, int height) {
        return Resampling.antialiased(
                Resampling.cropped(image, left, top, width, height), image.width(), image.height());
    }

    private static double between(double from, double to, Randomness randomness) {
        return from + (to - from) * randomness.uniform();
    }
}
