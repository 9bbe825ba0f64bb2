package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;

class AffineWarpTest {
    @Test
    void threePointsDecideTheMap() {
        var warp = AffineWarp.between(new float[] {0, 0, 1, 0, 0, 1}, new float[] {3, 4, 5, 4, 3, 7});
        // x' = 2 x + 3, y' = 3 y + 4.
        assertThat(warp).isEqualTo(new AffineWarp(2, 0, 3, 0, 3, 4));
    }

    @Test
    void placesBetweenPixelsAreInterpolatedAndThoseOutsideMirrored() {
        var image = Images.gray(3, 0, 51, 255);
        var warped = new AffineWarp(1, 0, 1.5, 0, 1, 0).apply(image);
        // At 1.5 the mean of 51 and 255; at 2.5 that of 255 and its mirror image 51; at 3.5 that of 51 and 0.
        assertThat(warped).containsExactly(.6f, .6f, .6f, .6f, .6f, .6f, .1f, .1f, .1f);
    }

    @Test
    void estimatesAreWrongByLessThanFourUnits() {
        var image = Images.noise(33, 17);
        var random = SeededRandomness.of(5, "warps", 0);
        for (var jitter : new double[] {0, 1, 5, 20}) {
            var warp = AffineWarp.drawn(33, 17, jitter, random);
            if (!warp.estimable(33, 17)) {
                continue;
            }
            var estimate = warp.estimate(image);
            var exact = warp.apply(image);
            for (var i = 0; i < exact.length; i++) {
                var units = PackedPixels.sample(estimate.pixels()[i / Image.CHANNELS], i % Image.CHANNELS);
                assertThat((double) units).isCloseTo(exact[i] * 255.0 * (1 << PackedPixels.LEVEL_BITS), within(4.0));
            }
        }
    }

    @Test
    void placesFarOutsideAreNotEstimated() {
        assertThat(new AffineWarp(1, 0, 1.5, 0, 1, 0).estimable(32, 32)).isTrue();
        assertThat(new AffineWarp(2000, 0, 0, 0, 1, 0).estimable(32, 32)).isFalse();
        assertThat(new AffineWarp(1, 0, 0, 0, 1, -40_000).estimable(32, 32)).isFalse();
        assertThat(new AffineWarp(Double.NaN, 0, 0, 0, 1, 0).estimable(32, 32)).isFalse();
        assertThat(new AffineWarp(1, 0, 0, 0, 1, 0).estimable(40_000, 1)).isFalse();
    }
}
