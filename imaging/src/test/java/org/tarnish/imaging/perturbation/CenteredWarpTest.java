package org.tarnish.imaging.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tarnish.imaging.Images;

class CenteredWarpTest {
    private static final int[] RAMP = {
        10, 20, 30, 40, //
        50, 60, 70, 80, //
        90, 100, 110, 120, //
        130, 140, 150, 160
    };

    @Test
    void nothingChangesAtZeroDegreesAndFactorOne() {
        var image = Images.noise(17, 9);
        assertThat(new CenteredWarp(0, 1).apply(image)).isEqualTo(image);
    }

    @Test
    void halfTheSizeTakesEverySecondPixelAroundTheFixedPoint() {
        // x comes from 2 (x + .5 - 2.5) + 2.5 - .5 = 2 x - 2: pixels 1 and 2 are the old 0 and 2, 0 and 3 lie outside.
        assertThat(Images.levels(new CenteredWarp(0, .5).apply(Images.gray(4, RAMP))))
                .containsExactly(0, 0, 0, 0, 0, 10, 30, 0, 0, 90, 110, 0, 0, 0, 0, 0);
    }

    @Test
    void twiceTheSizeInterpolatesAndTruncates() {
        // x comes from (x + .5 - 2.5) / 2 + 2.5 - .5 = x / 2 + 1, so from 1, 1.5, 2 and 2.5.
        assertThat(Images.levels(
                        new CenteredWarp(0, 2).apply(Images.gray(4, 0, 3, 6, 9, 0, 3, 6, 9, 0, 3, 6, 9, 0, 3, 6, 9))))
                .containsExactly(3, 4, 6, 7, 3, 4, 6, 7, 3, 4, 6, 7, 3, 4, 6, 7);
    }

    /** What Pillow 12.3 makes of the matrix that torchvision 0.2 computes. */
    @Test
    void turnsAndEnlargesAsPillowDoes() {
        var image = Images.gray(4, RAMP);
        assertThat(Images.levels(new CenteredWarp(15, 1).apply(image)))
                .containsExactly(33, 28, 27, 34, 72, 69, 68, 68, 111, 110, 110, 109, 133, 142, 151, 148);
        assertThat(Images.levels(new CenteredWarp(-15, 1).apply(image)))
                .containsExactly(15, 25, 37, 53, 33, 53, 73, 91, 69, 89, 110, 130, 107, 126, 146, 157);
        assertThat(Images.levels(new CenteredWarp(0, 1.3).apply(image)))
                .containsExactly(33, 40, 48, 56, 63, 71, 79, 86, 94, 102, 110, 117, 125, 133, 140, 148);
    }

    @Test
    void positiveDegreesTurnClockwise() {
        // A dot right of the fixed point goes below it: in an image of 5 x 5 that is the corner of pixels 2 and 3.
        var dot = new int[25];
        dot[2 * 5 + 4] = 200;
        var turned = Images.levels(new CenteredWarp(90, 1).apply(Images.gray(5, dot)));
        assertThat(turned[4 * 5 + 3]).isBetween(199, 200);
    }

    @Test
    void beyondTheCornersItIsBlack() {
        var turned = Images.levels(new CenteredWarp(15, 1).apply(Images.constant(32, 32, 255)));
        assertThat(turned[0]).isZero();
        assertThat(turned[31 * 32 + 31]).isZero();
        assertThat(turned[16 * 32 + 16]).isBetween(254, 255);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN})
    void factorsAreAboveZero(double factor) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new CenteredWarp(0, factor))
                .withMessage("a picture is enlarged by a factor above 0, was " + factor);
    }
}
