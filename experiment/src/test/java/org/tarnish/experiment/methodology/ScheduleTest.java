package org.tarnish.experiment.methodology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.experiment.methodology.Simulation.epochs;
import static org.tarnish.experiment.methodology.Simulation.methodology;
import static org.tarnish.experiment.methodology.Simulation.settings;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleTest {
    private static final OptionalDouble FROM_NOTHING = OptionalDouble.empty();

    @Test
    void sharedTrainingStopsAfterPatienceWithoutANewBest() {
        var schedule = methodology("shared").schedule(settings(100, 3));
        assertThat(epochs(schedule, FROM_NOTHING, 0.5, 0.6, 0.4, 0.3, 0.5)).isEqualTo("CCCCC");
        assertThat(epochs(schedule, FROM_NOTHING, 0.5, 0.6, 0.4, 0.3, 0.7, 0.1)).isEqualTo("CCCCCCCC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "baseline"})
    void aTieIsNoNewBest(String name) {
        var schedule = methodology(name).schedule(settings(100, 2));
        assertThat(epochs(schedule, FROM_NOTHING, 0.5, 0.6, 0.6)).isEqualTo("CCCC");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shared", "baseline"})
    void neverTrainsBeyondTheCap(String name) {
        var schedule = methodology(name).schedule(settings(4, 3));
        assertThat(epochs(schedule, FROM_NOTHING, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6)).isEqualTo("CCCC");
        var single = methodology(name).schedule(settings(1, 3));
        assertThat(epochs(single, FROM_NOTHING, 0.1)).isEqualTo("C");
    }

    @Test
    void baselineMustBeatTheCheckpointItStartsFrom() {
        var schedule = methodology("baseline").schedule(settings(100, 3));
        var start = OptionalDouble.of(0.9);
        assertThat(epochs(schedule, start, 0.5, 0.6, 0.7))
                .as("better each time, never best")
                .isEqualTo("CCC");
        assertThat(epochs(schedule, start, 0.5, 0.9, 0.95, 0.9)).isEqualTo("CCCCCC");
    }

    @Test
    void patienceOfOneStopsAtTheFirstDisappointment() {
        var schedule = methodology("baseline").schedule(settings(100, 1));
        assertThat(epochs(schedule, OptionalDouble.of(0.5), 0.4)).isEqualTo("C");
        assertThat(epochs(schedule, OptionalDouble.of(0.5), 0.6, 0.7, 0.7)).isEqualTo("CCC");
    }

    @Test
    void fixedReductionCountsItsPatienceInPatterns() {
        var schedule =
                methodology("fixed", "reduction", "resolution", "quality", 0.5).schedule(settings(100, 2));
        var start = OptionalDouble.of(0.5);
        assertThat(epochs(schedule, start, 0.4))
                .as("two patterns without a best")
                .isEqualTo("RCRC");
        assertThat(epochs(schedule, start, 0.4, 0.6, 0.4))
                .as("best at the end of the first")
                .isEqualTo("RCRCRC");
        assertThat(epochs(schedule, start, 0.4, 0.4, 0.6, 0.4))
                .as("best in the middle of the second")
                .isEqualTo("RCRCRCRC");
        assertThat(epochs(schedule, start, 0.4, 0.6, 0.6)).as("a tie").isEqualTo("RCRCRC");
    }

    @Test
    void fixedReductionEndsWithinAPatternAtTheCapAlone() {
        var schedule =
                methodology("fixed", "reduction", "color", "quality", 0.25).schedule(settings(5, 3));
        assertThat(epochs(schedule, OptionalDouble.of(0.5), 0.6, 0.7, 0.8, 0.9)).isEqualTo("RCRCR");
    }

    @Test
    void fixedReductionRepeatsThePatternAskedFor() {
        var start = OptionalDouble.of(0.5);
        var rare = methodology("fixed", "reduction", "crop", "quality", 0.5, "pattern", "CCCCCCCR")
                .schedule(settings(100, 1));
        assertThat(epochs(rare, start, 0.4)).isEqualTo("CCCCCCCR");
        assertThat(epochs(rare, start, 0.4, 0.6, 0.4)).isEqualTo("CCCCCCCRCCCCCCCR");
        var only = methodology("fixed", "reduction", "crop", "quality", 0.5, "pattern", "R")
                .schedule(settings(100, 3));
        assertThat(epochs(only, start, 0.4)).isEqualTo("RRR");
    }

    @Test
    void epochsCarryTheirReduction() {
        var schedule =
                methodology("fixed", "reduction", "color", "quality", 0.25).schedule(settings(10, 3));
        var first = schedule.next(History.empty()).orElseThrow();
        assertThat(first).isEqualTo(Epoch.reduced(new TrainingReduction.Uniform("color", 0.25)));
        assertThat(first.quality()).isEqualTo(0.25);
        assertThat(first.origin()).isEqualTo(Epoch.Origin.CURRENT);
        var second = schedule.next(History.empty().plus(0.5)).orElseThrow();
        assertThat(second).isEqualTo(Epoch.full());
        assertThat(second.quality()).isEqualTo(1);
    }
}
