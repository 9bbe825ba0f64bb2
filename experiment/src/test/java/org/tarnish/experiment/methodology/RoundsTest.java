package org.tarnish.experiment.methodology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.tarnish.experiment.methodology.Simulation.details;
import static org.tarnish.experiment.methodology.Simulation.methodology;
import static org.tarnish.experiment.methodology.Simulation.settings;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Linear and adaptive reduction on accuracies made by hand; {@code <} goes back to the best checkpoint. */
class RoundsTest {
    private static final OptionalDouble START = OptionalDouble.of(0.5);

    @Test
    void linearRoundsAlternateAtEachQualityFromTheBestCheckpoint() {
        // Best after the 2nd epoch, then after the 6th; a tie with the best (5th) is none.
        assertThat(linearRounds(100, 2, 0.4, 0.6, 0.5, 0.5, 0.6, 0.7, 0.6, 0.6, 0.1))
                .isEqualTo("R0.75 R0.75 R0.75 R0.75 <C C C C <R0.5 R0.5 <C C <R0.25 R0.25 <C C");
    }

    @Test
    void everyRoundHasItsOwnPatienceAndMustBeatTheStartOfTheRun() {
        assertThat(linearRounds(100, 3, 0.5))
                .isEqualTo("R0.75 R0.75 R0.75 <C C C <R0.5 R0.5 R0.5 <C C C <R0.25 R0.25 R0.25 <C C C");
        assertThat(linearRounds(100, 1, 0.4, 0.45, 0.49))
                .as("better each time, never best")
                .isEqualTo("R0.75 <C <R0.5 <C <R0.25 <C");
    }

    @Test
    void theBestOfAnEarlierRoundCountsForLaterOnes() {
        // 0.6 in the C round at 0.75; the 0.55 of the R round at 0.5 beats the start but not that.
        assertThat(linearRounds(100, 1, 0.4, 0.6, 0.4, 0.55, 0.4)).isEqualTo("R0.75 <C C <R0.5 <C <R0.25 <C");
    }

    @Test
    void aCapEndsLinearRoundsAnywhere() {
        assertThat(linearRounds(0, 2, 0.4)).isEmpty();
        assertThat(linearRounds(1, 2, 0.4)).isEqualTo("R0.75");
        assertThat(linearRounds(2, 2, 0.4)).isEqualTo("R0.75 R0.75");
        assertThat(linearRounds(3, 2, 0.4)).isEqualTo("R0.75 R0.75 <C");
        assertThat(linearRounds(5, 2, 0.6, 0.7, 0.8, 0.9, 0.95)).isEqualTo("R0.75 R0.75 R0.75 R0.75 R0.75");
    }

    @Test
    void linearEpochsCountTheirPatienceInPairs() {
        // The C epoch of the first pair is best, then the R epoch of the second.
        assertThat(linearEpochs(100, 1, 0.4, 0.6, 0.7, 0.5, 0.7, 0.7, 0.1))
                .isEqualTo("R0.75 C R0.75 C R0.75 C <R0.5 C <R0.25 C");
        assertThat(linearEpochs(100, 2, 0.4)).isEqualTo("R0.75 C R0.75 C <R0.5 C R0.5 C <R0.25 C R0.25 C");
    }

    @Test
    void aCapEndsLinearEpochsWithinAPair() {
        assertThat(linearEpochs(3, 1, 0.4)).isEqualTo("R0.75 C <R0.5");
    }

    @Test
    void qualityMayGoUp() {
        assertThat(details(
                        methodology("linear-rounds", "reduction", "crop", "ascending", true)
                                .schedule(settings(100, 1)),
                        START,
                        0.1))
                .isEqualTo("R0.25 <C <R0.5 <C <R0.75 <C");
        assertThat(details(
                        methodology("linear-epochs", "reduction", "crop", "ascending", true)
                                .schedule(settings(100, 1)),
                        START,
                        0.1))
                .isEqualTo("R0.25 C <R0.5 C <R0.75 C");
    }

    @Test
    void adaptiveRoundsEndWhenARoundOfEachBroughtNoNewBest() {
        assertThat(adaptive("adaptive-rounds", 100, 1, 0.4)).isEqualTo("A <C");
        assertThat(adaptive("adaptive-rounds", 100, 1, 0.4, 0.6, 0.5, 0.5, 0.5))
                .as("a best in the C round")
                .isEqualTo("A <C C <A <C");
        assertThat(adaptive("adaptive-rounds", 100, 2, 0.6, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.6))
                .as("a best in the R round; reaching it again is none")
                .isEqualTo("A A A <C C <A A <C C");
    }

    @Test
    void adaptiveRoundsThatGetEverBetterEndAtTheCap() {
        assertThat(adaptive("adaptive-rounds", 7, 1, 0.6, 0.5, 0.7, 0.6, 0.5, 0.8, 0.7))
                .isEqualTo("A A <C C <A <C C");
    }

    @Test
    void adaptiveEpochsEndWhenPatienceInPairsRunsOut() {
        assertThat(adaptive("adaptive-epochs", 100, 2, 0.4, 0.6, 0.5)).isEqualTo("A C A C A C");
        assertThat(adaptive("adaptive-epochs", 5, 3, 0.4)).isEqualTo("A C A C A");
    }

    @Test
    void adaptiveEpochsCarryTheirStep() {
        var schedule = methodology("adaptive-epochs", "reduction", "color", "step", 0.125)
                .schedule(settings(10, 3));
        assertThat(schedule.next(History.empty()))
                .contains(Epoch.reduced(new TrainingReduction.Adaptive("color", 0.125)));
    }

    private static String linearRounds(int cap, int patience, double... accuracies) {
        return details(
                methodology("linear-rounds", "reduction", "crop").schedule(settings(cap, patience)), START, accuracies);
    }

    private static String linearEpochs(int cap, int patience, double... accuracies) {
        return details(
                methodology("linear-epochs", "reduction", "crop").schedule(settings(cap, patience)), START, accuracies);
    }

    private static String adaptive(String name, int cap, int patience, double... accuracies) {
        return details(methodology(name, "reduction", "crop").schedule(settings(cap, patience)), START, accuracies);
    }
}
