package org.tarnish.imaging.corruption.weather;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class SpatterTest {
    @ParameterizedTest
    @CsvSource({"CIFAR, 1", "CIFAR, 3", "CIFAR, 5", "IMAGENET, 1", "IMAGENET, 3", "IMAGENET, 5"})
    void withoutAnyDropTheImageStaysAsItIs(SeverityTable table, int severity) {
        var image = Images.photo(20, 30);

        // Normal draws of -1 stay below every threshold; the reference divides 0 by 0 there.
        assertThat(new Spatter().apply(image, severity, table, new Draws(-1)))
                .isEqualTo(image)
                .isNotSameAs(image);
    }

    @Test
    void mudCoversWithItsColor() {
        // Normal draws of 1 exceed the threshold everywhere.
        var muddy = new Spatter().apply(Images.photo(9, 9), 5, SeverityTable.CIFAR, new Draws(1));

        for (var i = 0; i < muddy.samples().length; i += 3) {
            assertThat(muddy.samples()).startsWith(63, 42, 20);
            assertThat(muddy.sample(i / 3 % 9, i / 27, 2)).isEqualTo(20);
        }
    }

    @Test
    void waterOnlyBrightensAndTurnsBlackPaleTurquoise() {
        var wet = new Spatter()
                .apply(Images.constant(64, 64, 0), 3, SeverityTable.IMAGENET, SeededRandomness.of(1, "water", 0));

        var brightest = 0;
        for (var pixel = 0; pixel < 64 * 64; pixel++) {
            var red = wet.sample(pixel % 64, pixel / 64, 0);
            var green = wet.sample(pixel % 64, pixel / 64, 1);
            assertThat(green).isEqualTo(wet.sample(pixel % 64, pixel / 64, 2)).isGreaterThanOrEqualTo(red);
            brightest = Math.max(brightest, green);
        }
        // The largest value of the mask is half of 238.
        assertThat(brightest).isBetween(118, 119);
    }
}
