package org.tarnish.imaging.corruption.blur;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiscKernelTest {
    /** Radius, sigma, weights above 0 and their sum, in the order of the severities of ImageNet and of CIFAR. */
    @ParameterizedTest
    @CsvSource({
        "3, .1, 61, 1",
        "4, .5, 89, 1",
        "6, .5, 169, 1",
        "8, .5, 257, 1.012975",
        "10, .5, 429, 1.010786",
        ".3, .4, 9, 1",
        ".4, .5, 9, 1",
        ".5, .6, 9, 1",
        "1, .2, 21, 1",
        "1.5, .1, 25, 1"
    })
    void weightsAndSumsAreThoseOfTheReference(double radius, double sigma, int count, double sum) {
        var kernel = new DiscKernel(radius, sigma);
        var weights = 0.0;
        var above = 0;
        for (var y = -kernel.reach(); y <= kernel.reach(); y++) {
            for (var x = -kernel.reach(); x <= kernel.reach(); x++) {
                weights += kernel.weight(x, y);
                above += kernel.weight(x, y) > 0 ? 1 : 0;
                assertThat(kernel.weight(x, y)).isEqualTo(kernel.weight(-x, y)).isEqualTo(kernel.weight(x, -y));
            }
        }
        assertThat(above).isEqualTo(count);
        // The sums are stated to six decimals; where they are 1 the weights' single precision leaves 6e-8.
        assertThat(weights).isCloseTo(sum, within(5e-7));
    }
}
