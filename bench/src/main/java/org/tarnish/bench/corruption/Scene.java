package org.tarnish.bench.corruption;

import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.resize.Resampling;

/** A made-up photograph for measurements: soft colors from a coarse grid, and the grain of a camera. */
final class Scene {
    private static final int GRID = 8;
    private static final double GRAIN = 6;

    private Scene() {}

    /** A square scene, always the same. */
    static Image of(int side) {
        return of(side, 0);
    }

    /** One of many. */
    static Image of(int side, long index) {
        var random = SeededRandomness.of(1, "scene", index);
        var colors = new byte[GRID * GRID * Image.CHANNELS];
        for (var i = 0; i < colors.length; i++) {
            colors[i] = (byte) random.below(256);
        }
        var samples = Resampling.bilinear(new Image(GRID, GRID, colors), side, side)
                .samples()
                .clone();
        for (var i = 0; i < samples.length; i++) {
            var grained = (samples[i] & 0xff) + (int) (GRAIN * random.normal());
            samples[i] = (byte) Math.max(0, Math.min(255, grained));
        }
        return new Image(side, side, samples);
    }
}
