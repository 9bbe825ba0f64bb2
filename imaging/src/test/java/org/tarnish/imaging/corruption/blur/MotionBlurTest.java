package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.corruption.Scripted;
import org.tarnish.imaging.corruption.SeverityTable;

class MotionBlurTest {
    @Test
    void grayImagesStayGrayAtAnySize() {
        var image = Images.gray(4, 0, 50, 100, 150, 200, 250, 0, 50, 10, 20, 30, 40);
        var samples = new MotionBlur()
                .apply(image, 3, SeverityTable.CIFAR, Scripted.drawing(0.7))
                .samples();
        for (var i = 0; i < samples.length; i++) {
            assertThat(samples[i]).isEqualTo(samples[i / Image.CHANNELS * Image.CHANNELS]);
        }
    }

    @Test
    void theDirectionIsDrawnFromMinusToPlusFortyFiveDegrees() {
        var levels = new int[32 * 32];
        levels[16 * 32 + 16] = 255;
        var image = Images.gray(32, levels);

        var up = Images.levels(new MotionBlur().apply(image, 1, SeverityTable.CIFAR, Scripted.drawing(0)));
        var level = Images.levels(new MotionBlur().apply(image, 1, SeverityTable.CIFAR, Scripted.drawing(0.5)));

        // At -45 degrees pixels are met to the upper right, so that light moves to the lower left; at 0 to the left.
        assertThat(up[17 * 32 + 15]).isPositive();
        assertThat(up[16 * 32 + 15]).isZero();
        assertThat(level[16 * 32 + 15]).isPositive();
        assertThat(level[16 * 32 + 17]).isZero();
    }
}
