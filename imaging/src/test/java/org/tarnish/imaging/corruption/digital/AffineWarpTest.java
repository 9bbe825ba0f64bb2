package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;

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
}
