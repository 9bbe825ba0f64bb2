package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class SaturateTest {
    private final Saturate saturate = new Saturate();

    @Test
    void theTwoStrongestSeveritiesTintGraysRed() {
        var image = Images.gray(1, 200);

        // A saturation of 0.1 and of 0.2 at the hue of red: 200 * 0.9 = 180, 200 * 0.8 = 160.
        assertThat(at(image, 4)).containsExactly(200 - 256, 180 - 256, 180 - 256);
        assertThat(at(image, 5)).containsExactly(200 - 256, 160 - 256, 160 - 256);
    }

    @Test
    void weakerSeveritiesLeaveGraysAlone() {
        var image = Images.gray(1, 200);
        assertThat(at(image, 1)).isEqualTo(image.samples());
        assertThat(at(image, 3)).isEqualTo(image.samples());
    }

    @Test
    void saturationIsMultiplied() {
        // Saturation 1/2 becomes 3/4 at severity 3: the lowest falls from 100 to 50, the middle, halfway, to 125.
        var image = new Image(1, 1, new byte[] {(byte) 200, (byte) 150, 100});
        assertThat(at(image, 3)).containsExactly(200 - 256, 125, 50);
    }

    private byte[] at(Image image, int severity) {
        return saturate.apply(image, severity, SeverityTable.CIFAR, SeededRandomness.of(0, "", 0))
                .samples();
    }
}
