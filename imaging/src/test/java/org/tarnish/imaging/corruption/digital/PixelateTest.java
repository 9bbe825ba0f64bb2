package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class PixelateTest {
    @Test
    void pixelsBecomeMeansOfTheirBoxes() {
        // A quarter of four pixels is one; 10 + 20 + 31 + 41 = 102, a quarter is 25.5, rounded up.
        var image = Images.gray(4, 10, 20, 31, 41);
        var pixelated = new Pixelate().apply(image, 5, SeverityTable.IMAGENET, SeededRandomness.of(0, "", 0));
        assertThat(Images.levels(pixelated)).containsExactly(26, 26, 26, 26);
    }

    @Test
    void smallerImagesHaveThePublishedSides() {
        // Of 224 pixels 0.6, 0.5, 0.4, 0.3 and 0.25 are kept: 134, 112, 89, 67, 56 different columns.
        var levels = new int[224];
        for (var x = 0; x < levels.length; x++) {
            levels[x] = x;
        }
        var sides = new int[] {134, 112, 89, 67, 56};
        for (var severity = 1; severity <= 5; severity++) {
            var pixelated = new Pixelate()
                    .apply(Images.gray(224, levels), severity, SeverityTable.IMAGENET, SeededRandomness.of(0, "", 0));
            assertThat(Arrays.stream(Images.levels(pixelated)).distinct().count())
                    .isEqualTo(sides[severity - 1]);
        }
    }
}
