package org.tarnish.learning.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.function.LongToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.request.ScheduleRequest;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;

class SchedulesTest {
    /** Rounding of doubles. */
    private static final double EXACT = 1e-12;

    @ParameterizedTest
    @MethodSource("names")
    void everyScheduleStaysBetweenZeroAndThePeak(String name) {
        for (double warmup : new double[] {0, 1.5}) {
            var rates = rates(10, 7, warmup, new ScheduleRequest(name, Map.of()));
            assertThat(LongStream.range(0, 70).mapToDouble(rates::applyAsDouble))
                    .allMatch(rate -> rate >= 0 && rate <= 0.5)
                    .anyMatch(rate -> rate > 0.49);
        }
    }

    @Test
    void constantIsThePeakThroughout() {
        var rates = rates(2, 3, 0, ScheduleRequest.constant());
        assertThat(LongStream.range(0, 6).mapToDouble(rates::applyAsDouble)).containsOnly(0.5);
    }

    @Test
    void stepMultipliesEverySoManyEpochs() {
        var rates = rates(6, 3, 0, new ScheduleRequest("step", Map.of("epochs", 2.0, "factor", 0.1)));
        assertThat(rates.applyAsDouble(0)).isEqualTo(0.5);
        assertThat(rates.applyAsDouble(5)).isEqualTo(0.5);
        assertThat(rates.applyAsDouble(6)).isCloseTo(0.05, within(EXACT));
        assertThat(rates.applyAsDouble(11)).isCloseTo(0.05, within(EXACT));
        assertThat(rates.applyAsDouble(12)).isCloseTo(0.005, within(EXACT));
    }

    @Test
    void stepIsATenthEveryThirtyEpochsUnlessSaidOtherwise() {
        var rates = rates(90, 1, 0, new ScheduleRequest("step", Map.of()));
        assertThat(rates.applyAsDouble(29)).isEqualTo(0.5);
        assertThat(rates.applyAsDouble(30)).isCloseTo(0.05, within(EXACT));
    }

    @Test
    void cosineIsPyTorchsCosineAnnealing() {
        var rates = rates(2, 4, 0, new ScheduleRequest("cosine", Map.of()));
        // T_max = 8: 0.5 (1 + cos(pi t / 8)) / 2
        assertThat(rates.applyAsDouble(0)).isEqualTo(0.5);
        assertThat(rates.applyAsDouble(2)).isCloseTo(0.25 * (1 + Math.sqrt(0.5)), within(EXACT));
        assertThat(rates.applyAsDouble(4)).isCloseTo(0.25, within(EXACT));
        assertThat(rates.applyAsDouble(6)).isCloseTo(0.25 * (1 - Math.sqrt(0.5)), within(EXACT));
    }

    @Test
    void oneCycleIsPyTorchs() {
        var rates = rates(2, 5, 0, new ScheduleRequest("one-cycle", Map.of()));
        // OneCycleLR(max_lr=0.5, total_steps=10): up from 0.02 until step 2, down to 2e-6 at step 9
        assertThat(rates.applyAsDouble(0)).isCloseTo(0.02, within(EXACT));
        assertThat(rates.applyAsDouble(1)).isCloseTo(0.26, within(EXACT));
        assertThat(rates.applyAsDouble(2)).isCloseTo(0.5, within(EXACT));
        // (1 + cos(pi / 7)) / 2 = 0.9504844339512095
        assertThat(rates.applyAsDouble(3)).isCloseTo(2e-6 + (0.5 - 2e-6) * 0.9504844339512095, within(EXACT));
        assertThat(rates.applyAsDouble(9)).isCloseTo(2e-6, within(EXACT));
    }

    @Test
    void aRunOfOneStepHasALearningRate() {
        for (var name : Schedules.names()) {
            assertThat(rates(1, 1, 0, new ScheduleRequest(name, Map.of())).applyAsDouble(0))
                    .isPositive();
        }
    }

    @Test
    void warmUpRisesLinearlyAndTheScheduleBeginsAfterIt() {
        var rates = rates(3, 4, 1, new ScheduleRequest("cosine", Map.of()));
        // LinearLR(start_factor=0.01, total_iters=4), then CosineAnnealingLR(T_max=8)
        assertThat(rates.applyAsDouble(0)).isCloseTo(0.005, within(EXACT));
        assertThat(rates.applyAsDouble(1)).isCloseTo(0.5 * (0.01 + 0.99 / 4), within(EXACT));
        assertThat(rates.applyAsDouble(3)).isCloseTo(0.5 * (0.01 + 0.99 * 3 / 4), within(EXACT));
        assertThat(rates.applyAsDouble(4)).isEqualTo(0.5);
        assertThat(rates.applyAsDouble(8)).isCloseTo(0.25, within(EXACT));
    }

    @Test
    void anUnknownNameIsAnsweredWithTheKnownOnes() {
        assertThatThrownBy(() -> rates(1, 1, 0, new ScheduleRequest("cosin", Map.of())))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no schedule named 'cosin'; known: constant, step, cosine, one-cycle");
    }

    private static List<String> names() {
        return Schedules.names();
    }

    private static LongToDoubleFunction rates(int epochs, int perEpoch, double warmup, ScheduleRequest schedule) {
        var settings = TrainingSettings.of(new TrainingForm(
                null, 0.5, null, epochs, null, null, null, null, null, schedule, warmup, null, null, null, null, null));
        return Schedules.learningRates(settings, perEpoch);
    }
}
