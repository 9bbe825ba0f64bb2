package org.tarnish.imaging.corruption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.imaging.corruption.catalogue.Corruptions;

/** Every corruption on images of random size and content: bounded in number, and the same ones in every run. */
class CorruptionFuzzTest {
    static final List<Corruption> ALL = Corruptions.all();

    private static final int LARGEST_SIDE = 70;
    private static final int RANDOM_SIZES = 25;
    private static final int THREADS = 4;

    /** Width and height: the smallest, single rows and columns, and those about the published 32. */
    private static final List<List<Integer>> SIZES = List.of(
            List.of(1, 1),
            List.of(1, 2),
            List.of(2, 1),
            List.of(1, 70),
            List.of(70, 1),
            List.of(2, 2),
            List.of(3, 5),
            List.of(31, 33),
            List.of(64, 32),
            List.of(70, 70));

    @ParameterizedTest
    @FieldSource("ALL")
    void anyImageGivesOneOfItsSize(Corruption corruption) {
        for (var attempt : attempts(corruption)) {
            var image = attempt.image;
            var untouched = image.samples().clone();

            var corrupted = attempt.make(corruption);

            assertThat(corrupted.width()).as("width of %s", attempt).isEqualTo(image.width());
            assertThat(corrupted.height()).as("height of %s", attempt).isEqualTo(image.height());
            assertThat(corrupted.samples()).as("samples of %s", attempt).isNotSameAs(image.samples());
            assertThat(image.samples()).as("input of %s", attempt).isEqualTo(untouched);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void threadsAtOnceMakeTheSameBytesAsOneAfterTheOther(Corruption corruption)
            throws InterruptedException, ExecutionException {
        var attempts = attempts(corruption);
        var expected =
                attempts.stream().map(attempt -> attempt.make(corruption)).toList();
        Callable<List<Image>> all =
                () -> attempts.stream().map(attempt -> attempt.make(corruption)).toList();
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (var made : threads.invokeAll(List.of(all, all, all, all))) {
                assertThat(made.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static List<Attempt> attempts(Corruption corruption) {
        var random = SeededRandomness.of(9, "fuzz/" + corruption.name(), 0);
        var attempts = new ArrayList<Attempt>();
        for (var size : SIZES) {
            for (var severity = 1; severity <= Severities.STRONGEST; severity++) {
                var table = SeverityTable.values()[random.below(2)];
                attempts.add(new Attempt(content(size.get(0), size.get(1), random), severity, table, attempts.size()));
            }
        }
        for (var i = 0; i < RANDOM_SIZES; i++) {
            var image = content(1 + random.below(LARGEST_SIDE), 1 + random.below(LARGEST_SIDE), random);
            for (var table : SeverityTable.values()) {
                attempts.add(new Attempt(image, 1 + random.below(Severities.STRONGEST), table, attempts.size()));
            }
        }
        return attempts;
    }

    /** One color, gray noise, colored noise, or black and white stripes. */
    private static Image content(int width, int height, SeededRandomness random) {
        var samples = new byte[width * height * Image.CHANNELS];
        var kind = random.below(4);
        var level = random.below(256);
        for (var i = 0; i < samples.length; i++) {
            if (kind == 2 || kind == 1 && i % Image.CHANNELS == 0) {
                level = random.below(256);
            } else if (kind == 3) {
                level = i / Image.CHANNELS % width % 2 * 255;
            }
            samples[i] = (byte) level;
        }
        return new Image(width, height, samples);
    }

    private record Attempt(Image image, int severity, SeverityTable table, int index) {
        Image make(Corruption corruption) {
            return corruption.apply(image, severity, table, SeededRandomness.of(5, corruption.name(), index));
        }
    }
}
