package org.tarnish.imaging.corruption.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.Randomness;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.Shared;
import org.tarnish.imaging.corruption.Golden;
import org.tarnish.imaging.corruption.SeverityTable;

class GaussianNoiseTest {
    private final GaussianNoise noise = new GaussianNoise();

    @ParameterizedTest
    @CsvSource({"1, 0.04", "2, 0.06", "3, 0.08", "4, 0.09"})
    void theReferencesDrawsGiveTheReferencesResult(int severity, double deviation) throws IOException {
        var folder = Shared.file("golden/injected/gaussian_noise_32_s" + severity + "_chelsea");
        var input = Images.read(Shared.file("golden/inputs/32/chelsea.png"));
        var draws = ByteBuffer.wrap(Files.readAllBytes(folder.resolve("draw0_normal.bin")))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer();

        var actual = noise.apply(input, severity, SeverityTable.CIFAR, new Injected(draws, deviation));

        Golden.assertAlike(
                actual,
                Images.read(folder.resolve("out.png")),
                folder.getFileName().toString());
        assertThat(draws.hasRemaining()).isFalse();
    }

    @Test
    void noiseHasThePublishedDeviation() {
        var gray = Images.constant(224, 224, 128);
        var noisy = noise.apply(gray, 1, SeverityTable.IMAGENET, SeededRandomness.of(3, "noise", 0));
        var sum = 0.0;
        var squares = 0.0;
        for (var sample : noisy.samples()) {
            var difference = (sample & 0xff) - 128;
            sum += difference;
            squares += difference * difference;
        }
        var count = noisy.samples().length;
        // 0.08 * 255 = 20.4, and half a level down by truncation; 150,528 samples have deviations of 0.05 and 0.04.
        assertThat(sum / count).isCloseTo(-0.5, within(0.25));
        assertThat(Math.sqrt(squares / count)).isCloseTo(20.4, within(0.2));
    }

    /** Draws of the reference, its standard deviation included. */
    private record Injected(FloatBuffer draws, double deviation) implements Randomness {
        @Override
        public double normal() {
            return draws.get() / deviation;
        }

        @Override
        public double uniform() {
            throw new UnsupportedOperationException("gaussian noise makes normal draws only");
        }

        @Override
        public int below(int bound) {
            throw new UnsupportedOperationException("gaussian noise makes normal draws only");
        }

        @Override
        public int poisson(double mean) {
            throw new UnsupportedOperationException("gaussian noise makes normal draws only");
        }
    }
}
