package org.tarnish.learning.candidate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tarnish.imaging.SeededRandomness;
import org.tarnish.learning.batch.Batch;

class ScreenTest {
    /** Clear ones, for estimates that err by a tenth: far on either side. */
    private static final int[] CLEAR = {-9, 7, -5, 5, 12, -30};

    private final List<Integer> asked = new ArrayList<>();

    @Test
    void theScorerIsAskedAboutTheFirstCandidatesOfAll() {
        var screen = screen(0.1);

        screen.verdicts(batch(CLEAR), alone(6));
        screen.verdicts(batch(CLEAR), alone(6));

        assertThat(asked).hasSize(12);
        assertThat(screen.estimated()).isZero();
    }

    @Test
    void aClearEstimateIsEnough() {
        var screen = learned(0.1);
        long before = screen.estimated();

        var verdicts = screen.verdicts(batch(CLEAR), alone(6));

        assertThat(asked).isEmpty();
        assertThat(screen.estimated()).isEqualTo(before + 6);
        assertThat(verdicts).extracting(CandidateScore::correct).containsExactly(false, true, false, true, true, false);
    }

    @Test
    void theScorerIsAskedWhereTheEstimateLeavesDoubt() {
        // Four times as much, and a little more at first, is doubtful.
        var screen = learned(0.5);

        var verdicts = screen.verdicts(batch(-20, -1, 3, 20, 0), alone(5));

        assertThat(asked).containsExactly(-1, 3, 0);
        assertThat(verdicts).extracting(CandidateScore::correct).containsExactly(false, false, true, true, true);
        assertThat(verdicts[1]).isEqualTo(CandidateScore.of(probabilities(-1), 0));
    }

    @Test
    void ofSeveralCandidatesTheScorerTellsHowProbableTheRightOnesAre() {
        var screen = learned(0.1);

        var verdicts = screen.verdicts(batch(-20, 20, 21), new boolean[] {false, false, true});

        assertThat(asked).containsExactly(20);
        assertThat(verdicts[1]).isEqualTo(CandidateScore.of(probabilities(20), 0));
    }

    @Test
    void anErrorAsLargeAsADistanceReliedUponEndsTheRun() {
        var error = new float[] {0.1f};
        var screen = new Screen(this::score, batch -> estimate(batch, error[0]));
        learn(screen);
        screen.verdicts(batch(2), alone(1));
        error[0] = 1.7f;

        assertThatThrownBy(() -> screen.verdicts(batch(-2), alone(1)))
                .isInstanceOf(Misjudged.class)
                .hasMessageContaining("search again without estimates");
    }

    @Test
    void whereBothProbabilitiesVanishTheScorerIsAsked() {
        var rows = new float[][] {{0, 1, 0}, {0, 0, 0}, {Float.NaN, 0, 0}, {1, 0, 0}};
        var learning = new boolean[] {true};
        var screen = new Screen(this::score, batch -> learning[0] ? estimate(batch, 0.1) : rows);
        learn(screen);
        learning[0] = false;

        var verdicts = screen.verdicts(batch(-9, -8, 8, 9), alone(4));

        assertThat(asked).containsExactly(-8, 8);
        assertThat(verdicts).extracting(CandidateScore::correct).containsExactly(false, false, true, true);
    }

    @Test
    void verdictsAreTheScorersWhateverTheErrors() {
        var random = SeededRandomness.of(5, "errors", 0);
        var screen = new Screen(this::score, batch -> {
            var rows = score(batch);
            for (var row : rows) {
                row[0] *= (float) Math.exp(0.2 * random.normal());
            }
            return rows;
        });
        for (int round = 0; round < 200; round++) {
            var values = IntStream.range(0, 8).map(i -> random.below(41) - 20).toArray();

            var verdicts = screen.verdicts(batch(values), alone(8));

            assertThat(verdicts)
                    .extracting(CandidateScore::correct)
                    .containsExactly(
                            Arrays.stream(values).mapToObj(value -> value >= 0).toArray(Boolean[]::new));
        }
        assertThat(screen.estimated()).isGreaterThan(1000);
    }

    private Screen screen(double error) {
        return new Screen(this::score, batch -> estimate(batch, error));
    }

    private Screen learned(double error) {
        var screen = screen(error);
        learn(screen);
        return screen;
    }

    private void learn(Screen screen) {
        for (int i = 0; i < 10; i++) {
            screen.verdicts(batch(CLEAR), alone(6));
        }
        asked.clear();
    }

    private static boolean[] alone(int count) {
        var alone = new boolean[count];
        Arrays.fill(alone, true);
        return alone;
    }

    /** The logit of the true class, the first of three. */
    private static Batch batch(int... logits) {
        var samples = ByteBuffer.allocateDirect(3 * logits.length);
        for (int i = 0; i < logits.length; i++) {
            samples.put(3 * i, (byte) logits[i]);
        }
        return new Batch(IntStream.range(0, logits.length).toArray(), new int[logits.length], 1, samples);
    }

    private float[][] score(Batch batch) {
        return IntStream.range(0, batch.count())
                .map(i -> batch.samples().get(3 * i))
                .peek(asked::add)
                .mapToObj(ScreenTest::probabilities)
                .toArray(float[][]::new);
    }

    private static float[][] estimate(Batch batch, double error) {
        return IntStream.range(0, batch.count())
                .mapToObj(i -> probabilities(batch.samples().get(3 * i) + error))
                .toArray(float[][]::new);
    }

    private static float[] probabilities(double logit) {
        double right = Math.exp(logit);
        return new float[] {(float) (right / (right + 1)), (float) (1 / (right + 1)), 0};
    }
}
