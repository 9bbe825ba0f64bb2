package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class ContrastTest {
    @Test
    void samplesMoveTowardsTheMean() {
        var image = Images.gray(2, 0, 100, 201, 255);

        var flattened = new Contrast().apply(image, 2, SeverityTable.CIFAR, SeededRandomness.of(0, "", 0));

        // The mean is 139; half of each distance remains: 69.5, 119.5, 170, 197, truncated.
        assertThat(Images.levels(flattened)).containsExactly(69, 119, 170, 197);
    }
}
