package org.tarnish.learning.augmentation;

import java.util.ArrayList;
import java.util.List;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;

/**
 * Varies the images of one epoch. How an image comes out follows from the seed, the epoch and the image's index alone.
 * Safe for concurrent use.
 */
public final class Augmenter {
    private final List<Variation> variations;
    private final int side;
    private final long seed;
    private final String purpose;

    private Augmenter(List<Variation> variations, int side, long seed, int epoch) {
        this.variations = List.copyOf(variations);
        this.side = side;
        this.seed = seed;
        this.purpose = "augmentation/" + epoch;
    }

    /**
     * @param side of the images in pixels
     * @param epoch 1-based
     * @throws IllegalArgumentException if the settings do not fit the side
     */
    public static Augmenter of(Augmentation settings, int side, long seed, int epoch) {
        settings.requireFits(side);
        var variations = new ArrayList<Variation>();
        if (settings.randomResizedCrop() != null) {
            variations.add(new RandomResizedCrop(settings.randomResizedCrop()));
        }
        if (settings.cropPadding() > 0) {
            variations.add(new PaddedCrop(settings.cropPadding()));
        }
        if (settings.horizontalFlip()) {
            variations.add(new HorizontalFlip());
        }
        return new Augmenter(variations, side, seed, epoch);
    }

    /**
     * An image as this epoch sees it.
     *
     * @param samples {@code side x side x 3}; the result may be the same array
     * @param index of the image in its set
     */
    public byte[] apply(byte[] samples, int index) {
        if (variations.isEmpty()) {
            return samples;
        }
        var randomness = SeededRandomness.of(seed, purpose, index);
        var image = new Image(side, side, samples);
        for (var variation : variations) {
            image = variation.apply(image, randomness);
        }
        return image.samples();
    }
}
