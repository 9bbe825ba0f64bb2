package org.tarnish.imaging.reduction;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;

class QuantizationTest {
    private final Image allLevels = Images.gray(16, IntStream.range(0, 256).toArray());

    @Test
    void threeLevelsAreBlackMiddleAndWhite() {
        var levels = Images.levels(Quantization.quantized(allLevels, 3));

        // 0, 127.5 and 255, rounded half up; halfway between lie 63.75 and 191.25.
        assertThat(levels[63]).isZero();
        assertThat(levels[64]).isEqualTo(128);
        assertThat(levels[191]).isEqualTo(128);
        assertThat(levels[192]).isEqualTo(255);
        assertThat(Arrays.stream(levels).distinct()).containsExactly(0, 128, 255);
    }

    @Test
    void oneLevelIsMiddleGray() {
        assertThat(Images.levels(Quantization.quantized(allLevels, 1))).containsOnly(128);
    }

    @Test
    void allLevelsLeaveTheImageItself() {
        assertThat(Quantization.quantized(allLevels, 256)).isSameAs(allLevels);
    }

    @Test
    void thereAreAsManyLevelsAsAskedForFromBlackToWhite() {
        for (var count = 2; count <= 256; count++) {
            var levels = Images.levels(Quantization.quantized(allLevels, count));
            assertThat(Arrays.stream(levels).distinct().count()).isEqualTo(count);
            assertThat(levels).isSorted().startsWith(0).endsWith(255);
        }
    }
}
