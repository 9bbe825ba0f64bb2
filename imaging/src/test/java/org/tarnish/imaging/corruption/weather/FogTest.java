package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class FogTest {
    @Test
    void fogIsAddedAndScaledBackByTheLargestSample() {
        var image = new Image(2, 1, new byte[] {51, 51, 102, 0, 51, 102});

        // The plasma of PlasmaTest: 1/3 and 2/3 in the upper row; strength 1.5.
        var foggy = new Fog().apply(image, 1, SeverityTable.IMAGENET, new Draws(0, 0.75, 0.5, 0.25));

        // (0.2 + 0.5) * 0.4 / 1.9 * 255 = 37.6; (0.4 + 0.5) ...: 48.3; (0 + 1), (0.2 + 1), (0.4 + 1): 53.7, 64.4, 75.2.
        assertThat(foggy.samples()).containsExactly(37, 37, 48, 53, 64, 75);
    }

    @Test
    void blackStaysBlack() {
        var black = Images.constant(9, 5, 0);

        assertThat(new Fog().apply(black, 5, SeverityTable.IMAGENET, SeededRandomness.of(1, "fog", 0)))
                .isEqualTo(black);
    }
}
