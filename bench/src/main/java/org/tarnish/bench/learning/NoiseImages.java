package org.tarnish.bench.learning;

import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.SeededRandomness;

/** Any number of images of noise, the same few again and again. */
public final class NoiseImages implements LabeledImages {
    static final int CLASSES = 10;

    private static final int DIFFERENT = 128;

    private final int count;
    private final int side;
    private final byte[][] samples;

    public NoiseImages(int count, int side) {
        this.count = count;
        this.side = side;
        this.samples = new byte[Math.min(count, DIFFERENT)][side * side * 3];
        for (int i = 0; i < samples.length; i++) {
            var random = SeededRandomness.of(0, "noise", i);
            for (int k = 0; k < samples[i].length; k++) {
                samples[i][k] = (byte) random.below(256);
            }
        }
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public int side() {
        return side;
    }

    @Override
    public int label(int index) {
        return index % CLASSES;
    }

    @Override
    public void copyTo(int index, byte[] target, int offset) {
        var image = samples[index % samples.length];
        System.arraycopy(image, 0, target, offset, image.length);
    }
}
