package org.tarnish.imaging.perturbation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.SeverityTable;

class NoiseTest {
    private static final int LEVEL = 128;

    /** The deviation of the tables; of shot noise at level x and c photons it is sqrt(x / c), of speckles s x. */
    @ParameterizedTest
    @CsvSource({
        "gaussian_noise, CIFAR, 1, .02",
        "gaussian_noise, CIFAR, 2, .04",
        "gaussian_noise, CIFAR, 3, .06",
        "gaussian_noise, IMAGENET, 1, .03",
        "gaussian_noise, IMAGENET, 2, .05",
        "gaussian_noise, IMAGENET, 3, .08",
        "speckle_noise, CIFAR, 1, .0250980",
        "speckle_noise, CIFAR, 2, .0351373",
        "speckle_noise, CIFAR, 3, .0501961",
        "speckle_noise, IMAGENET, 1, .0250980",
        "speckle_noise, IMAGENET, 2, .0501961",
        "speckle_noise, IMAGENET, 3, .0752941",
        "shot_noise, CIFAR, 1, .0267784",
        "shot_noise, CIFAR, 2, .0354246",
        "shot_noise, CIFAR, 3, .0500980",
        "shot_noise, IMAGENET, 1, .0409049",
        "shot_noise, IMAGENET, 2, .0646763",
        "shot_noise, IMAGENET, 3, .0914661"
    })
    void framesDeviateFromTheCleanOneAsTheTableSays(String name, SeverityTable table, int difficulty, double expected) {
        var clean = Images.constant(32, 32, LEVEL);
        var frames = Perturbations.named(name).apply(clean, difficulty, table, SeededRandomness.of(3, name, 0));

        assertThat(frames.get(0)).isEqualTo(clean);
        // 92,160 samples: their deviation strays by about 1 / sqrt(2 * 92160) = 0.25 %; truncation adds sqrt(1/12)
        // levels, below 1.5 % of the least deviation here.
        assertThat(deviation(frames.subList(1, 31)) / 255).isCloseTo(expected, within(0.02 * expected));
        // Truncation darkens by half a level; 255 * .0915 / sqrt(92160) is 0.08 levels.
        assertThat(mean(frames.subList(1, 31))).isCloseTo(LEVEL - 0.5, within(0.3));
    }

    private static double mean(List<Image> frames) {
        return frames.stream().flatMapToInt(NoiseTest::levels).average().orElseThrow();
    }

    private static double deviation(List<Image> frames) {
        var mean = mean(frames);
        return Math.sqrt(frames.stream()
                .flatMapToInt(NoiseTest::levels)
                .mapToDouble(level -> (level - mean) * (level - mean))
                .average()
                .orElseThrow());
    }

    private static IntStream levels(Image image) {
        var samples = image.samples();
        return IntStream.range(0, samples.length).map(i -> samples[i] & 0xff);
    }
}
