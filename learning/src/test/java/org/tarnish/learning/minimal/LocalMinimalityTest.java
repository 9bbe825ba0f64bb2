package org.tarnish.learning.minimal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Precision;
import org.tarnish.imaging.Image;
import org.tarnish.imaging.LabeledImages;
import org.tarnish.imaging.entropy.Entropy;
import org.tarnish.imaging.entropy.EntropyMeasure;
import org.tarnish.imaging.reduction.Fit;
import org.tarnish.imaging.reduction.Reducer;
import org.tarnish.imaging.reduction.Reduction;
import org.tarnish.imaging.reduction.ReductionParameters;
import org.tarnish.imaging.reduction.Reductions;
import org.tarnish.learning.SharedImages;
import org.tarnish.learning.TestEngine;
import org.tarnish.learning.candidate.Scorer;
import org.tarnish.learning.engine.Bfloat16;
import org.tarnish.learning.inference.Classifier;
import org.tarnish.network.SharedMaterial;
import org.tarnish.network.architecture.Architectures;

/** Minimal images of real photographs, found with a network that was trained on such: every further move is tried. */
class LocalMinimalityTest {
    private static final Normalization IMAGENET =
            new Normalization(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));
    private static final Reducer REDUCER = new Reducer(Fit.RESIZE);
    private static final int SIDE = 224;
    private static final double STEP = 0.25;
    private static final int FIRST = 7;
    private static final int COUNT = 4;

    private static Classifier classifier;
    private static Photographs photographs;

    @BeforeAll
    static void load() throws IOException {
        photographs = Photographs.read();
        classifier = Classifier.load(
                Architectures.named("squeezenet1_0"),
                1000,
                IMAGENET,
                SharedMaterial.file("weights/squeezenet1_0-imagenet.safetensors"),
                TestEngine.device());
    }

    @AfterAll
    static void close() {
        if (classifier != null) {
            classifier.close();
        }
    }

    static Stream<Reduction> reductions() {
        return Reductions.all().stream();
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void everyFurtherMoveIsMisclassified(Reduction reduction) {
        var found = search(reduction, Optional.empty()).images();

        assertThat(found).hasSize(COUNT);
        assertThat(found).filteredOn(MinimalImage::solved).isNotEmpty().allSatisfy(minimal -> {
            assertThat(isRight(minimal, minimal.parameters())).isTrue();
            assertThat(reduction.moves(minimal.parameters(), STEP, SIDE)).noneMatch(move -> isRight(minimal, move));
            assertThat(minimal.entropy()).isEqualTo(new Entropy().bytes(minimal.kept()));
            assertThat(minimal.entropy()).isLessThanOrEqualTo(minimal.originalEntropy());
        });
        assertThat(found)
                .filteredOn(minimal -> !minimal.solved())
                .noneMatch(minimal -> isRight(minimal, ReductionParameters.full(SIDE)));
    }

    @ParameterizedTest
    @MethodSource("reductions")
    void estimatesLeadToTheSameImages(Reduction reduction) throws IOException {
        assumeTrue(Bfloat16.isQuickOn(TestEngine.device()));
        try (var quick = Classifier.load(
                Architectures.named("squeezenet1_0"),
                1000,
                IMAGENET,
                SharedMaterial.file("weights/squeezenet1_0-imagenet.safetensors"),
                Precision.BFLOAT16,
                TestEngine.device())) {
            var estimated = search(reduction, Optional.of(quick::probabilities));

            assertThat(estimated.images())
                    .isEqualTo(search(reduction, Optional.empty()).images());
            if (reduction.name().equals("combination")) {
                // The others have hardly more candidates than it takes to learn how much estimates err.
                assertThat(estimated.use().estimated()).isPositive();
            }
        }
    }

    private static MinimalImageSearch.Found search(Reduction reduction, Optional<Scorer> estimate) {
        return new MinimalImageSearch(
                        classifier::probabilities, estimate, reduction, REDUCER, STEP, EntropyMeasure.TARNISH, 2, 2)
                .search(photographs, 0, COUNT, done -> {});
    }

    private static boolean isRight(MinimalImage minimal, ReductionParameters parameters) {
        var seen = REDUCER.apply(photographs.image(minimal.index()), parameters).seen();
        var probabilities = classifier.probabilities(List.of(seen))[0];
        int best = 0;
        for (int k = 1; k < probabilities.length; k++) {
            best = probabilities[k] > probabilities[best] ? k : best;
        }
        return best == minimal.label();
    }

    /** A few images of consecutive classes. */
    private record Photographs(List<Image> images) implements LabeledImages {
        static Photographs read() throws IOException {
            // The archive holds one image per class, in the order of the classes.
            var number = new int[1];
            var read = SharedImages.read("data/imagenet-sample.tar", name -> {
                int place = number[0]++;
                return place >= FIRST && place < FIRST + COUNT;
            });
            var images = new ArrayList<Image>();
            read.values().forEach(image -> images.add(SharedImages.center(image, SIDE)));
            return new Photographs(images);
        }

        @Override
        public int count() {
            return images.size();
        }

        @Override
        public int side() {
            return SIDE;
        }

        @Override
        public int label(int index) {
            return FIRST + index;
        }

        @Override
        public void copyTo(int index, byte[] target, int offset) {
            var samples = images.get(index).samples();
            System.arraycopy(samples, 0, target, offset, samples.length);
        }
    }
}
