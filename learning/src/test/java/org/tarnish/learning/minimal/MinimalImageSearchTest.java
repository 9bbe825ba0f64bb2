package org.tarnish.learning.minimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.entropy.EntropyMeasure;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.InMemory;
import org.tarnish.learning.Patterns;
import org.tarnish.learning.batch.Batch;
import org.tarnish.learning.candidate.BrightestQuarter;
import org.tarnish.learning.candidate.Scorer;

class MinimalImageSearchTest {
    private static final Reducer REDUCER = new Reducer(Fit.RESIZE);
    private static final double STEP = 0.25;

    static Stream<Reduction> reductions() {
        return Reductions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void everyFurtherMoveFromAMinimalImageIsMisclassified(Reduction reduction) {
        var images = new InMemory(new Patterns(12, 8, 5));

        var found = search(new BrightestQuarter(), reduction, images, 16);

        assertThat(found).extracting(MinimalImage::index).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
        assertThat(found).filteredOn(MinimalImage::solved).isNotEmpty().allSatisfy(minimal -> {
            var image = images.image(minimal.index());
            assertThat(isCorrect(image, minimal.parameters(), minimal.label())).isTrue();
            assertThat(reduction.moves(minimal.parameters(), STEP, 8))
                    .noneMatch(move -> isCorrect(image, move, minimal.label()));
            var kept = REDUCER.apply(image, minimal.parameters()).kept();
            assertThat(minimal.kept()).isEqualTo(kept);
            assertThat(minimal.entropy()).isEqualTo(new Entropy().bytes(kept));
            assertThat(minimal.originalEntropy()).isEqualTo(new Entropy().bytes(image));
        });
    }

    @Test
    void anImageThatIsMisclassifiedAtFullQualityHasNoMinimalImage() {
        var images = new InMemory(new Patterns(2, 8, 5));

        var found = search(batch -> same(batch, 0.9f, 0.1f), Reductions.named("resolution"), images, 8);

        assertThat(found).extracting(MinimalImage::solved).containsExactly(true, false);
        assertThat(found.get(1).parameters()).isEqualTo(ReductionParameters.full(8));
        assertThat(found.get(1).kept()).isEqualTo(images.image(1));
        assertThat(found.get(1).entropy()).isZero();
    }

    @Test
    void stopsWhereNothingCanBeLowered() {
        var images = new InMemory(new Patterns(1, 8, 5));

        var found = search(batch -> same(batch, 0.9f, 0.1f), Reductions.named("resolution"), images, 8);

        assertThat(found.get(0).parameters().resolution()).isEqualTo(0.25);
        assertThat(found.get(0).kept().width()).isEqualTo(2);
    }

    @Test
    void ofMovesWithEqualEntropyTheOneMostProbablyRightIsTaken() {
        var corners = new Corners(new int[] {10, 20, 30, 40});
        var reduction = Reductions.named("crop");
        var windows = reduction.moves(ReductionParameters.full(8), 0.5, 8);
        assertThat(windows.subList(0, 4))
                .extracting(window -> new Entropy()
                        .bytes(REDUCER.apply(corners.image(0), window).kept()))
                .containsOnly(new Entropy()
                        .bytes(REDUCER.apply(corners.image(0), windows.get(0)).kept()));

        var found = new MinimalImageSearch(
                        MinimalImageSearchTest::surestAtThirty,
                        Optional.empty(),
                        reduction,
                        REDUCER,
                        0.5,
                        EntropyMeasure.TARNISH,
                        8,
                        2)
                .search(corners, 0, 1, done -> {})
                .images();

        // The lower left corner holds 30; from there only the smaller windows of the same corner are left.
        assertThat(found.get(0).kept().sample(0, 0, 0)).isEqualTo(30);
    }

    @Test
    void candidatesOfManyImagesShareABatch() {
        var images = new InMemory(new Patterns(20, 8, 5));
        var sizes = new ArrayList<Integer>();
        Scorer counting = batch -> {
            sizes.add(batch.count());
            return new BrightestQuarter().probabilities(batch);
        };

        var together = search(counting, Reductions.named("combination"), images, 16);

        assertThat(sizes).allMatch(size -> size <= 16);
        // A quarter of the images, so that there are batches to prepare while one is scored.
        assertThat(sizes.get(0)).isEqualTo(5);
        assertThat(together).isEqualTo(search(new BrightestQuarter(), Reductions.named("combination"), images, 3));
    }

    /** What entropies leave out, and nothing twice: more than this is a step back. */
    @ParameterizedTest
    @CsvSource({"color, 48", "crop, 166", "resolution, 48", "combination, 335"})
    void noMoreCandidatesAreClassifiedThanNeeded(String reduction, int candidates) {
        var images = new InMemory(new Patterns(12, 8, 5));

        var use = new MinimalImageSearch(
                        new BrightestQuarter(),
                        Optional.empty(),
                        Reductions.named(reduction),
                        REDUCER,
                        STEP,
                        EntropyMeasure.TARNISH,
                        16,
                        2)
                .search(images, 0, images.count(), done -> {})
                .use();

        assertThat(use.candidates()).isEqualTo(candidates);
        assertThat(use.estimated()).isZero();
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void withEstimatesTheSameImagesAreFoundAndTheScorerIsAskedLess(Reduction reduction) {
        var images = new InMemory(new Patterns(40, 8, 5));
        var asked = new AtomicInteger();
        Scorer counting = batch -> {
            asked.addAndGet(batch.count());
            return new BrightestQuarter().probabilities(batch);
        };

        var found = estimated(counting, MinimalImageSearchTest::brighter, reduction, images);

        assertThat(found.images()).isEqualTo(search(new BrightestQuarter(), reduction, images, 16));
        assertThat(found.use().estimated()).isPositive();
        assertThat(asked.get() + found.use().estimated()).isEqualTo(found.use().candidates());
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void estimatesThatErrTooMuchAreGivenUp(Reduction reduction) {
        var images = new InMemory(new Patterns(40, 8, 5));
        var batches = new AtomicInteger();
        Scorer misleading = batch -> batches.incrementAndGet() < 6
                ? new BrightestQuarter().probabilities(batch)
                : same(batch, 0.1f, 0.3f, 0.3f, 0.3f);

        var found = estimated(new BrightestQuarter(), misleading, reduction, images);

        assertThat(found.images()).isEqualTo(search(new BrightestQuarter(), reduction, images, 16));
        assertThat(batches.get()).isGreaterThan(5);
        assertThat(found.use().estimated()).isZero();
    }

    @Test
    void theCallerCanStopIt() {
        var search = new MinimalImageSearch(
                new BrightestQuarter(),
                Optional.empty(),
                Reductions.named("color"),
                REDUCER,
                STEP,
                EntropyMeasure.TARNISH,
                2,
                2);

        assertThatThrownBy(() -> search.search(new Patterns(9, 8, 5), 0, 9, done -> {
                    if (done > 3) {
                        throw new IllegalStateException("stopped");
                    }
                }))
                .hasMessage("stopped");
    }

    @Test
    void entropiesAreMeasuredAsAsked() {
        var images = new InMemory(new Patterns(12, 8, 5));
        var reduction = Reductions.named("combination");

        var found = new MinimalImageSearch(
                        new BrightestQuarter(),
                        Optional.empty(),
                        reduction,
                        REDUCER,
                        STEP,
                        EntropyMeasure.PILLOW,
                        16,
                        2)
                .search(images, 0, images.count(), done -> {})
                .images();

        var pillow = new Entropy(EntropyMeasure.PILLOW);
        assertThat(found).filteredOn(MinimalImage::solved).isNotEmpty().allSatisfy(minimal -> {
            assertThat(minimal.entropy()).isEqualTo(pillow.bytes(minimal.kept()));
            assertThat(minimal.originalEntropy()).isEqualTo(pillow.bytes(images.image(minimal.index())));
        });
    }

    private static List<MinimalImage> search(Scorer scorer, Reduction reduction, LabeledImages images, int batch) {
        return new MinimalImageSearch(
                        scorer, Optional.empty(), reduction, REDUCER, STEP, EntropyMeasure.TARNISH, batch, 2)
                .search(images, 0, images.count(), done -> {})
                .images();
    }

    private static MinimalImageSearch.Found estimated(
            Scorer scorer, Scorer estimate, Reduction reduction, LabeledImages images) {
        return new MinimalImageSearch(
                        scorer, Optional.of(estimate), reduction, REDUCER, STEP, EntropyMeasure.TARNISH, 16, 2)
                .search(images, 0, images.count(), done -> {});
    }

    /** The shares of quarters, the first of them by a thousandth too large. */
    private static float[][] brighter(Batch batch) {
        var probabilities = new BrightestQuarter().probabilities(batch);
        for (var row : probabilities) {
            row[0] *= 1.001f;
        }
        return probabilities;
    }

    private static boolean isCorrect(Image image, ReductionParameters parameters, int label) {
        return BrightestQuarter.classOf(REDUCER.apply(image, parameters).seen()) == label;
    }

    private static float[][] surestAtThirty(Batch batch) {
        return BrightestQuarter.images(batch).stream()
                .map(image -> new float[] {1 - Math.abs(image.sample(4, 4, 0) - 30) / 1000f, 0})
                .toArray(float[][]::new);
    }

    private static float[][] same(Batch batch, float... probabilities) {
        return Collections.nCopies(batch.count(), probabilities).toArray(float[][]::new);
    }

    /** One image of class 0 with four grey quarters. */
    private record Corners(int[] greys) implements LabeledImages {
        @Override
        public int count() {
            return 1;
        }

        @Override
        public int side() {
            return 8;
        }

        @Override
        public int label(int index) {
            return 0;
        }

        @Override
        public void copyTo(int index, byte[] target, int offset) {
            for (int i = 0; i < 64; i++) {
                int grey = greys[i / 32 * 2 + i % 8 / 4];
                for (int c = 0; c < 3; c++) {
                    target[offset + 3 * i + c] = (byte) grey;
                }
            }
        }
    }
}
