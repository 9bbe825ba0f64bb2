package org.tarnish.imaging.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.tarnish.imaging.Images;
import org.tarnish.imaging.entropy.Entropy;

class ReducerTest {
    static final List<Reduction> ALL = Reductions.all();
    static final List<Integer> SIDES = List.of(1, 2, 7, 16, 31, 32, 33);

    private final Reducer reducer = new Reducer(Fit.RESIZE);

    @ParameterizedTest
    @FieldSource("ALL")
    void fullQualityLeavesTheImageItself(Reduction reduction) {
        for (var side : SIDES) {
            var image = Images.photo(side, side);
            var reduced = reducer.apply(image, reduction.at(1, side));
            assertThat(reduced.kept()).isSameAs(image);
            assertThat(reduced.seen()).isSameAs(image);
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theNetworkSeesImagesOfTheOriginalSide(Reduction reduction) {
        for (var fit : Fit.values()) {
            for (var side : SIDES) {
                for (var percent = 0; percent <= 100; percent += 10) {
                    var image = Images.photo(side, side);
                    var untouched = image.samples().clone();
                    var reduced = new Reducer(fit).apply(image, reduction.at(percent / 100.0, side));
                    assertThat(reduced.seen().width()).isEqualTo(side);
                    assertThat(reduced.seen().height()).isEqualTo(side);
                    assertThat(reduced.kept().width()).isBetween(1, side);
                    assertThat(reduced.kept().height()).isEqualTo(reduced.kept().width());
                    assertThat(image.samples()).isEqualTo(untouched);
                }
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void lessQualityIsNeverMoreEntropyOnAverage(Reduction reduction) {
        var entropy = new Entropy();
        var before = Double.POSITIVE_INFINITY;
        for (var quality : new double[] {1, 0.875, 0.75, 0.5, 0.25, 0.125, 0}) {
            var sum = 0;
            for (var i = 0; i < 20; i++) {
                var image = Images.photo(20 + i, 20 + i);
                sum += entropy.bytes(
                        reducer.apply(image, reduction.at(quality, 20 + i)).kept());
            }
            assertThat(sum / 20.0).as("quality %s", quality).isLessThanOrEqualTo(before);
            before = sum / 20.0;
        }
    }

    @Test
    void theWindowIsEnlargedToTheWholeImage() {
        var image = Images.gray(4, 0, 0, 0, 0, 0, 10, 20, 0, 0, 30, 40, 0, 0, 0, 0, 0);

        var reduced = reducer.apply(image, new Crop().at(0.5, 4));

        assertThat(Images.levels(reduced.kept())).containsExactly(10, 20, 30, 40);
        // Columns lie at -0.25, 0.25, 0.75, 1.25 of the window: 10, 12.5, 17.5, 20 in the first row, half up.
        assertThat(Images.levels(reduced.seen()))
                .containsExactly(10, 13, 18, 20, 15, 18, 23, 25, 25, 28, 33, 35, 30, 33, 38, 40);
    }

    @Test
    void aPaddedWindowStaysInItsPlaceOnBlack() {
        var image = Images.gray(3, 1, 2, 3, 4, 5, 6, 7, 8, 9);

        var reduced = new Reducer(Fit.PAD).apply(image, new ReductionParameters(1, 1, 1, 0, 2));

        assertThat(Images.levels(reduced.kept())).containsExactly(2, 3, 5, 6);
        assertThat(Images.levels(reduced.seen())).containsExactly(0, 2, 3, 0, 5, 6, 0, 0, 0);
    }

    @Test
    void aPaddedWindowOfLowerResolutionIsEnlargedWithinItsPlace() {
        var image = Images.gray(3, 1, 2, 3, 4, 5, 6, 7, 8, 9);

        var reduced = new Reducer(Fit.PAD).apply(image, new ReductionParameters(1, 0.5, 1, 1, 2));

        assertThat(Images.levels(reduced.kept())).containsExactly(7);
        assertThat(Images.levels(reduced.seen())).containsExactly(0, 0, 0, 0, 7, 7, 0, 7, 7);
    }

    @Test
    void theOrderIsCropThenResolutionThenColor() {
        var image = Images.gray(4, 9, 9, 9, 9, 9, 100, 140, 9, 9, 160, 200, 9, 9, 9, 9, 9);

        var reduced = reducer.apply(image, new ReductionParameters(0.125, 0.5, 1, 1, 2));

        // The window's mean is 150; round(256^0.125) = 2 levels, 0 and 255.
        assertThat(Images.levels(reduced.kept())).containsExactly(255);
        assertThat(reduced.seen()).isEqualTo(Images.constant(4, 4, 255));
    }

    @Test
    void impossibleWindowsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reducer.apply(Images.noise(4, 5), ReductionParameters.full(4)))
                .withMessage("reductions need square images, was 4 x 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reducer.apply(Images.noise(4, 4), new ReductionParameters(1, 1, 1, 0, 4)));
    }
}
