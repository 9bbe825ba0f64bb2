package org.tarnish.learning.adaptive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.InMemory;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.batch.ImageSource;
import org.tarnish.learning.candidate.BrightestQuarter;
import org.tarnish.learning.candidate.Scorer;

class AdaptationPassTest {
    private static final Reducer REDUCER = new Reducer(Fit.RESIZE);
    private static final double STEP = 0.25;
    private static final int SIDE = 8;
    private static final LabeledImages IMAGES = new InMemory(new Patterns(30, SIDE, 5));

    static Stream<Reduction> reductions() {
        return Reductions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void everyImageTakesTheStepThatItsScoresAllow(Reduction reduction) {
        var state = full(reduction);
        var taken = new ArrayList<String>();
        for (int pass = 0; pass < 11; pass++) {
            var outcome = pass(new BrightestQuarter(), 7, 2).run(state, ImageSource.of(IMAGES), done -> {});
            double ratios = 0;
            for (int image = 0; image < IMAGES.count(); image++) {
                var expected = expected(state, image);
                assertThat(outcome.state().of(image)).isEqualTo(expected);
                taken.add(kind(state, outcome.state(), image));
                ratios += (double) bytes(image, expected) / bytes(image, ReductionParameters.full(SIDE));
            }
            assertThat(outcome.lowered() + outcome.kept() + outcome.undone()).isEqualTo(IMAGES.count());
            // The same sum of the same quotients.
            assertThat(outcome.meanEntropyRatio()).isEqualTo(ratios / IMAGES.count());
            state = outcome.state();
        }
        assertThat(taken).contains("lowered", "kept");
    }

    @Test
    void anImageThatTheClassifierHasUnlearnedIsBroughtBackStepByStep() {
        var reduction = Reductions.named("combination");
        var first = pass(new BrightestQuarter(), 8, 1).run(full(reduction), ImageSource.of(IMAGES), done -> {});
        var second = pass(new BrightestQuarter(), 8, 1).run(first.state(), ImageSource.of(IMAGES), done -> {});

        var third = pass(AdaptationPassTest::neverRight, 8, 1).run(second.state(), ImageSource.of(IMAGES), done -> {});
        var fourth = pass(AdaptationPassTest::neverRight, 8, 1).run(third.state(), ImageSource.of(IMAGES), done -> {});
        var fifth = pass(AdaptationPassTest::neverRight, 8, 1).run(fourth.state(), ImageSource.of(IMAGES), done -> {});

        assertThat(third.lowered()).isZero();
        for (int image = 0; image < IMAGES.count(); image++) {
            if (second.state().length(image) == 2) {
                assertThat(third.state().of(image)).isEqualTo(first.state().of(image));
            }
            assertThat(fifth.state().of(image)).isEqualTo(ReductionParameters.full(SIDE));
        }
        assertThat(fifth.undone()).isZero();
        assertThat(fifth.kept()).isEqualTo(IMAGES.count());
        assertThat(fifth.meanEntropyRatio()).isEqualTo(1);
    }

    @Test
    void atFullQualityTheImageItselfIsNotScored() {
        var outcome = pass(AdaptationPassTest::neverRight, 8, 1)
                .run(full(Reductions.named("crop")), ImageSource.of(IMAGES), done -> {});

        assertThat(outcome.candidates()).isEqualTo(5L * IMAGES.count());
        assertThat(outcome.use().candidates()).isEqualTo(outcome.candidates());
    }

    @Test
    void threadsChangeNothing() {
        var reduction = Reductions.named("combination");
        var alone = pass(new BrightestQuarter(), 8, 1).run(full(reduction), ImageSource.of(IMAGES), done -> {});
        var together = pass(new BrightestQuarter(), 8, 4).run(full(reduction), ImageSource.of(IMAGES), done -> {});

        assertThat(parameters(together.state())).isEqualTo(parameters(alone.state()));
        assertThat(together.meanEntropyRatio()).isCloseTo(alone.meanEntropyRatio(), within(0.0));
    }

    @Test
    void ofManyImagesEveryFewOnesAreMeasured() {
        var reduction = Reductions.named("resolution");
        var pass = new AdaptationPass(new BrightestQuarter(), REDUCER, 8, 1, 10);

        var outcome = pass.run(full(reduction), ImageSource.of(IMAGES), done -> {});

        double ratios = 0;
        for (int image = 0; image < IMAGES.count(); image += 3) {
            ratios += (double) bytes(image, outcome.state().of(image)) / bytes(image, ReductionParameters.full(SIDE));
        }
        assertThat(outcome.meanEntropyRatio()).isEqualTo(ratios / 10);
    }

    @Test
    void theStateMustBeOfTheImages() {
        var state = AdaptiveState.full(29, SIDE, Reductions.named("color"), STEP);

        assertThatThrownBy(() -> pass(new BrightestQuarter(), 8, 1).run(state, ImageSource.of(IMAGES), done -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("30 training images")
                .hasMessageContaining("29");
    }

    private static AdaptiveState full(Reduction reduction) {
        return AdaptiveState.full(IMAGES.count(), SIDE, reduction, STEP);
    }

    private static AdaptationPass pass(Scorer scorer, int batch, int threads) {
        return new AdaptationPass(scorer, REDUCER, batch, threads);
    }

    /** The rule once more, word by word, one image at a time. */
    private static ReductionParameters expected(AdaptiveState state, int image) {
        var current = state.of(image);
        ReductionParameters best = null;
        for (var move : state.reduction().moves(current, STEP, SIDE)) {
            if (isRight(image, move) && (best == null || probability(image, move) > probability(image, best))) {
                best = move;
            }
        }
        if (best != null) {
            return best;
        }
        return isRight(image, current) || state.length(image) == 0 ? current : state.before(image);
    }

    private static String kind(AdaptiveState before, AdaptiveState after, int image) {
        int difference = after.length(image) - before.length(image);
        return difference > 0 ? "lowered" : difference < 0 ? "undone" : "kept";
    }

    private static boolean isRight(int image, ReductionParameters parameters) {
        return BrightestQuarter.classOf(
                        REDUCER.apply(IMAGES.image(image), parameters).seen())
                == IMAGES.label(image);
    }

    private static float probability(int image, ReductionParameters parameters) {
        var seen = REDUCER.apply(IMAGES.image(image), parameters).seen();
        return BrightestQuarter.probabilities(seen)[IMAGES.label(image)];
    }

    private static int bytes(int image, ReductionParameters parameters) {
        return new Entropy()
                .bytes(REDUCER.apply(IMAGES.image(image), parameters).kept());
    }

    private static List<ReductionParameters> parameters(AdaptiveState state) {
        return Stream.iterate(0, i -> i + 1).limit(state.count()).map(state::of).toList();
    }

    private static float[][] neverRight(Batch batch) {
        var rows = new float[batch.count()][Patterns.CLASSES];
        for (int i = 0; i < rows.length; i++) {
            rows[i][(batch.labels()[i] + 1) % Patterns.CLASSES] = 1;
        }
        return rows;
    }
}
