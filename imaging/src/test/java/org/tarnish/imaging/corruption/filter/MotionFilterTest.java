package org.tarnish.imaging.corruption.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MotionFilterTest {
    @Test
    void theKernelHasOneSideOnly() {
        var impulse = new byte[9];
        impulse[4] = (byte) 255;

        var blurred = new MotionFilter(1, 1, 0).apply(impulse, 9, 1, 1);

        // Three taps 1, exp(-1/2), exp(-2) of the sum 1.7419: 146.4, 88.8, 19.8, cut off, on the pixel and to its left.
        assertThat(blurred).containsExactly(0, 0, 19, 88, 146 - 256, 0, 0, 0, 0);
    }

    @Test
    void theNumberOfTapsFollowsTheRadius() {
        var impulse = new byte[41];
        impulse[40] = (byte) 255;
        // The sigma is so large that the taps are equal: 2 * ceil(3.5) + 1 = 9 of 255 / 9 = 28.3.
        var blurred = new MotionFilter(3.5, 1e6, 180).apply(impulse, 41, 1, 1);
        assertThat(blurred[40]).isEqualTo((byte) 28);
        impulse[40] = 0;
        impulse[20] = (byte) 255;
        blurred = new MotionFilter(3.5, 1e6, 180).apply(impulse, 41, 1, 1);
        assertThat(Arrays.copyOfRange(blurred, 19, 31)).containsExactly(0, 28, 28, 28, 28, 28, 28, 28, 28, 28, 0, 0);
    }

    @Test
    void angleTurnsClockwise() {
        var impulse = new byte[9];
        impulse[4] = (byte) 255;

        // At 90 degrees the taps meet pixels further down, so that light moves up.
        assertThat(new MotionFilter(1, 1e6, 90).apply(impulse, 3, 3, 1)).containsExactly(0, 85, 0, 0, 85, 0, 0, 0, 0);
        // At -45 degrees taps 1 and 2 both round to the pixel to the upper right: 0.7 and 1.4 less a half, upwards.
        assertThat(new MotionFilter(1, 1e6, -45).apply(impulse, 3, 3, 1))
                .containsExactly(0, 0, 0, 0, 85, 0, 170 - 256, 0, 0);
    }

    @Test
    void outsideLiesTheNearestPixel() {
        var flat = new byte[] {7, 100, -1, 7, 100, -1};
        for (var angle = -180; angle <= 180; angle += 15) {
            assertThat(new MotionFilter(20, 15, angle).apply(flat, 1, 2, 3)).isEqualTo(flat);
        }
    }

    @Test
    void aMotionNeedsARadiusAndASigma() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MotionFilter(0, 1, 0))
                .withMessage("a motion needs a radius and a sigma above 0, was 0.0 and 1.0");
    }
}
