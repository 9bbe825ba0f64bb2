package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class BrightnessTest {
    @Test
    void theValueRisesWhileHueAndSaturationStay() {
        var image = new Image(2, 1, new byte[] {100, 50, 0, 0, 0, 0});

        var bright = new Brightness().apply(image, 4, SeverityTable.CIFAR, SeededRandomness.of(0, "", 0));

        // V rises from 100 by 0.2 * 255 to 151; the middle channel stays at half of it, the lowest at 0. Black: 51.
        assertThat(bright.samples()).containsExactly(151 - 256, 75, 0, 51, 51, 51);
    }
}
