package org.tarnish.imaging.reduction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What every reduction promises; a new one is tested here from the moment it is in the catalogue. */
class ReductionsTest {
    static final List<Reduction> ALL = Reductions.all();
    static final List<Integer> SIDES = List.of(1, 2, 3, 8, 16, 31, 32, 224);
    static final List<Double> STEPS = List.of(0.05, 0.1, 0.25, 1.0 / 3, 0.5, 1.0);

    @ParameterizedTest
    @FieldSource("ALL")
    void movesLowerSomethingAndComeToAnEnd(Reduction reduction) {
        for (var side : SIDES) {
            for (var step : STEPS) {
                var current = ReductionParameters.full(side);
                var count = 0;
                for (var moves = reduction.moves(current, step, side);
                        !moves.isEmpty();
                        moves = reduction.moves(current, step, side)) {
                    for (var move : moves) {
                        assertLower(move, current);
                    }
                    assertThat(moves).doesNotHaveDuplicates();
                    // Always another place of the window or dimension, so that the walk is not along one edge only.
                    current = moves.get(count % moves.size());
                    count++;
                }
                assertThat(count).isLessThanOrEqualTo((int) (3 / step));
            }
        }
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void theFirstMoveLeadsToOneStepBelowFullQuality(Reduction reduction) {
        var moves = reduction.moves(ReductionParameters.full(32), 0.25, 32);

        assertThat(moves).isNotEmpty().allSatisfy(move -> {
            assertThat(move.color()).isIn(1.0, 0.75);
            assertThat(move.resolution()).isIn(1.0, 0.75);
            assertThat(move.side()).isIn(32, 24);
        });
    }

    @Test
    void colorAndResolutionHaveOneMove() {
        var current = new ReductionParameters(0.75, 0.5, 3, 4, 20);

        assertThat(new Color().moves(current, 0.25, 32)).containsExactly(new ReductionParameters(0.5, 0.5, 3, 4, 20));
        assertThat(new Resolution().moves(current, 0.25, 32))
                .containsExactly(new ReductionParameters(0.75, 0.25, 3, 4, 20));
    }

    @Test
    void cropHasAMoveToEachCornerAndTheCenterOfTheCurrentWindow() {
        var current = new ReductionParameters(0.75, 0.5, 3, 4, 24);

        assertThat(new Crop().moves(current, 0.25, 32))
                .containsExactly(
                        new ReductionParameters(0.75, 0.5, 3, 4, 16),
                        new ReductionParameters(0.75, 0.5, 11, 4, 16),
                        new ReductionParameters(0.75, 0.5, 3, 12, 16),
                        new ReductionParameters(0.75, 0.5, 11, 12, 16),
                        new ReductionParameters(0.75, 0.5, 7, 8, 16));
    }

    @Test
    void combinationHasSevenMoves() {
        var current = ReductionParameters.full(32);

        assertThat(new Combination().moves(current, 0.25, 32))
                .hasSize(7)
                .containsAll(new Crop().moves(current, 0.25, 32))
                .containsAll(new Resolution().moves(current, 0.25, 32))
                .containsAll(new Color().moves(current, 0.25, 32));
    }

    @Test
    void windowsShrinkBySidesThatDoNotDrift() {
        var sides = new ArrayList<Integer>();
        var crop = new Crop();
        for (var moves = crop.moves(ReductionParameters.full(32), 0.05, 32);
                !moves.isEmpty();
                moves = crop.moves(moves.get(0), 0.05, 32)) {
            sides.add(moves.get(0).side());
        }

        // 32 times 0.95, 0.9, ... 0.05, rounded.
        assertThat(sides).containsExactly(30, 29, 27, 26, 24, 22, 21, 19, 18, 16, 14, 13, 11, 10, 8, 6, 5, 3, 2);
    }

    @Test
    void aWindowBesideTheGridShrinksByPlainSteps() {
        var moves = new Crop().moves(new ReductionParameters(1, 1, 0, 0, 30), 0.25, 32);

        assertThat(moves).extracting(ReductionParameters::side).containsOnly(22);
    }

    @Test
    void aCombinationAtOneQualityLowersEveryDimension() {
        assertThat(new Combination().at(0.5, 32)).isEqualTo(new ReductionParameters(0.5, 0.5, 8, 8, 16));
        assertThat(new Color().at(0.5, 32)).isEqualTo(new ReductionParameters(0.5, 1, 0, 0, 32));
        assertThat(new Resolution().at(0.5, 32)).isEqualTo(new ReductionParameters(1, 0.5, 0, 0, 32));
        assertThat(new Crop().at(0.5, 33)).isEqualTo(new ReductionParameters(1, 1, 8, 8, 17));
    }

    @Test
    void reductionsAreFoundByTheirNames() {
        assertThat(Reductions.names()).containsExactly("color", "crop", "resolution", "combination");
        assertThat(Reductions.named("crop")).isInstanceOf(Crop.class);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Reductions.named("colour"))
                .withMessage("no reduction named 'colour'; known: color, crop, resolution, combination");
    }

    private static void assertLower(ReductionParameters move, ReductionParameters current) {
        assertThat(move.color()).isGreaterThan(0).isLessThanOrEqualTo(current.color());
        assertThat(move.resolution()).isGreaterThan(0).isLessThanOrEqualTo(current.resolution());
        assertThat(move.side()).isBetween(1, current.side());
        assertThat(move.x()).isBetween(current.x(), current.x() + current.side() - move.side());
        assertThat(move.y()).isBetween(current.y(), current.y() + current.side() - move.side());
        var isLower = Quality.levels(move.color()) < Quality.levels(current.color())
                || Quality.side(move.side(), move.resolution()) < Quality.side(current.side(), current.resolution())
                || move.side() < current.side();
        assertThat(isLower).as("%s after %s", move, current).isTrue();
    }
}
