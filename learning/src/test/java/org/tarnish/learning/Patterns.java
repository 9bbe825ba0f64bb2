package org.tarnish.learning;

import java.util.List;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.SeededRandomness;

/**
 * Images that a small network can learn: noise with a bright square in one of four corners, which is the class. Image
 * {@code index} is the same in every set of the same seed.
 */
public record Patterns(int count, int side, long seed) implements LabeledImages {
    public static final int CLASSES = 4;
    public static final Normalization NORMALIZATION =
            new Normalization(List.of(0.5, 0.5, 0.5), List.of(0.25, 0.25, 0.25));

    @Override
    public int label(int index) {
        return index % CLASSES;
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        var random = SeededRandomness.of(seed, "pattern", index);
        int half = side / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                boolean bright = y / half * 2 + x / half == label(index);
                for (int c = 0; c < 3; c++) {
                    target[offset++] = (byte) (random.below(128) + (bright ? 64 : 0));
                }
            }
        }
    }
}
