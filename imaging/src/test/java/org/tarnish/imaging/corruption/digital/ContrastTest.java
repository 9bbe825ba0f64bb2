package org.tarnish.imaging.corruption.digital;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class ContrastTest {
    @Test
    void samplesMoveTowardsTheMean() {
        var image = Images.gray(2, 0, 100, 200, 255);

        var flattened = new Contrast().apply(image, 2, SeverityTable.CIFAR, SeededRandomness.of(0, "", 0));

        // The mean is 138.75; half of each distance remains: 69.375, 119.375, 169.375, 196.875, truncated.
        assertThat(Images.levels(flattened)).containsExactly(69, 119, 169, 196);
    }
}
