package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class SnowTest {
    @Test
    void withoutFlakesTheImageIsWhitened() {
        var image = Images.gray(2, 51, 204);

        // Normal draws of 0 give 0.1, below the threshold of 0.6.
        var snowy = new Snow().apply(image, 1, SeverityTable.CIFAR, new Draws(0, 0.5));

        // 0.95 * 0.2 + 0.05 * (0.2 * 1.5 + 0.5) = 0.23 and 0.95 * 0.8 + 0.05 * 1.7 = 0.845, times 255.
        assertThat(Images.levels(snowy)).containsExactly(58, 215);
    }

    /** Snow falls twice: as drawn, and turned by 180 degrees. */
    @ParameterizedTest
    @EnumSource(SeverityTable.class)
    void snowOnOneColorLooksTheSameUpsideDown(SeverityTable table) {
        var snowy = new Snow().apply(Images.constant(60, 41, 20), 3, table, SeededRandomness.of(2, "snow", 0));

        var levels = Images.levels(snowy);
        assertThat(java.util.Arrays.stream(levels).distinct().count()).isGreaterThan(10);
        for (var i = 0; i < levels.length; i++) {
            assertThat(levels[i]).isEqualTo(levels[levels.length - 1 - i]);
        }
    }
}
