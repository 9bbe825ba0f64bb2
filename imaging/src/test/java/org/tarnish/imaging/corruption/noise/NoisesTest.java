package org.tarnish.imaging.corruption.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

/** Shot, impulse and speckle noise on images of one color; gaussian noise has tests of its own. */
class NoisesTest {
    private static final int SIDE = 200;

    @ParameterizedTest
    @CsvSource({"CIFAR, 1, 500", "CIFAR, 5, 50", "IMAGENET, 1, 60", "IMAGENET, 3, 12"})
    void shotNoiseHasTheVarianceOfItsPhotons(SeverityTable table, int severity, int photons) {
        var noisy = new ShotNoise().apply(gray(51), severity, table, random("shot"));

        // A fifth of full light: the variance of p / c is 0.2 / c; truncation takes half a level or less.
        var deviation = 255 * Math.sqrt(0.2 / photons);
        assertThat(mean(noisy)).isCloseTo(51, within(0.5 + 5 * deviation / Math.sqrt(noisy.samples().length)));
        assertThat(deviation(noisy)).isCloseTo(deviation, within(0.03 * deviation + 0.1));
    }

    @Test
    void blackEmitsNoPhotons() {
        var black = gray(0);

        assertThat(new ShotNoise().apply(black, 5, SeverityTable.IMAGENET, random("shot")))
                .isEqualTo(black);
        assertThat(new SpeckleNoise().apply(black, 5, SeverityTable.IMAGENET, random("speckle")))
                .isEqualTo(black);
    }

    @Test
    void impulsesAreHalfSaltHalfPepperAndIndependentPerChannel() {
        var noisy = new ImpulseNoise().apply(gray(100), 5, SeverityTable.IMAGENET, random("impulse"));

        var salt = 0;
        var pepper = 0;
        var wholePixels = 0;
        for (var i = 0; i < noisy.samples().length; i += Image.CHANNELS) {
            var hits = 0;
            for (var channel = 0; channel < Image.CHANNELS; channel++) {
                var level = noisy.samples()[i + channel] & 0xff;
                salt += level == 255 ? 1 : 0;
                pepper += level == 0 ? 1 : 0;
                hits += level == 100 ? 0 : 1;
            }
            wholePixels += hits == Image.CHANNELS ? 1 : 0;
        }
        // 120,000 samples, each hit with probability 0.27 in halves: 16,200 with a deviation of 118: five of them.
        assertThat(salt).isCloseTo(16_200, within(590));
        assertThat(pepper).isCloseTo(16_200, within(590));
        // Three independent hits: 40,000 * 0.27^3 = 787 with a deviation of 28.
        assertThat(wholePixels).isCloseTo(787, within(140));
    }

    @ParameterizedTest
    @CsvSource({"50, 0.15", "100, 0.15", "150, 0.15"})
    void speckleNoiseGrowsWithTheLevel(int level, double deviation) {
        var noisy = new SpeckleNoise().apply(gray(level), 1, SeverityTable.IMAGENET, random("speckle"));

        // Half a level is lost by truncation; 120,000 samples have deviations of 0.3 and 0.2 percent.
        assertThat(mean(noisy)).isCloseTo(level - 0.5, within(0.015 * deviation * level));
        assertThat(deviation(noisy)).isCloseTo(deviation * level, within(0.015 * deviation * level));
    }

    private static Image gray(int level) {
        return Images.constant(SIDE, SIDE, level);
    }

    private static SeededRandomness random(String what) {
        return SeededRandomness.of(4, what, 0);
    }

    private static double mean(Image image) {
        var sum = 0.0;
        for (var sample : image.samples()) {
            sum += sample & 0xff;
        }
        return sum / image.samples().length;
    }

    private static double deviation(Image image) {
        var mean = mean(image);
        var squares = 0.0;
        for (var sample : image.samples()) {
            squares += ((sample & 0xff) - mean) * ((sample & 0xff) - mean);
        }
        return Math.sqrt(squares / image.samples().length);
    }
}
