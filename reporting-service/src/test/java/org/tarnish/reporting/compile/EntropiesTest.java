package org.tarnish.reporting.compile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.MinimalImagesResult;
import org.tarnish.experiment.result.MinimalImagesResult.Minimal;
import org.tarnish.imaging.entropy.EntropyMeasure;

class EntropiesTest {
    private static final Plan.MinimalSearch SEARCH = new Plan.MinimalSearch("r", "color", List.of("a", "b"));

    @Test
    void partsOfASearchAddUp() {
        var entropy = Entropies.of(
                SEARCH,
                EntropyMeasure.PILLOW,
                List.of(
                        new MinimalImagesResult(List.of(minimal(25), minimal(50)), 1, 2.5),
                        new MinimalImagesResult(List.of(minimal(75)), 2, 4.0)));

        assertThat(entropy.images()).isEqualTo(6);
        assertThat(entropy.unsolved()).isEqualTo(3);
        assertThat(entropy.meanRatio()).isEqualTo(0.5);
        assertThat(entropy.seconds()).isEqualTo(6.5);
        assertThat(entropy.measure()).isEqualTo("size of Pillow's default PNG with zlib 1, version 1");
    }

    @Test
    void theTimeIsNotKnownIfThatOfAPartIsNot() {
        var entropy = Entropies.of(
                SEARCH,
                EntropyMeasure.TARNISH,
                List.of(new MinimalImagesResult(List.of(), 1, 2.5), new MinimalImagesResult(List.of(), 2)));

        assertThat(entropy.seconds()).isNull();
        assertThat(entropy.meanRatio()).isNull();
    }

    private static Minimal minimal(int entropy) {
        return new Minimal(0, 0, entropy, 100, 1, 1, 0, 0, 8, "i");
    }
}
