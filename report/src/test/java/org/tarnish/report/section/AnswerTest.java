package org.tarnish.report.section;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tarnish.report.Report;
import org.tarnish.report.section.Answer.Tile;

class AnswerTest {
    private final List<Report.Evaluation> evaluations = new ArrayList<>();
    private final List<Report.Comparison> comparisons = new ArrayList<>();

    @Test
    void theBestMethodologyIsThatOfTheHighestMeanOverAllConditions() {
        judge("baseline", 0.96, 0.50);
        judge("fixed-resolution-0.5", 0.94, 0.80);

        var answer = answer();

        // (0.94 + 0.80) / 2 = 0.87, and (0.94 - 0.80) / 0.94 = 14.9 % less.
        assertThat(answer.headline())
                .isEqualTo("fixed-resolution-0.5 holds up best: 87.0\u00a0% right on average over 2 conditions.");
        assertThat(answer.sentences())
                .containsExactly(
                        "fixed-resolution-0.5 gets 94.0\u00a0% of clean images right, 80.0\u00a0% over 1 condition with corruptions (14.9\u00a0% less than"
                                + " clean).",
                        "The baseline gets 96.0\u00a0%, 50.0\u00a0% in turn.",
                        "On clean images baseline is ahead with 96.0\u00a0%.");
        assertThat(answer.tiles())
                .containsExactly(
                        new Tile("clean images", "94.0\u00a0%", "−2.0 points against the baseline"),
                        new Tile("corruptions, mean", "80.0\u00a0%", "+30.0 points against the baseline"));
    }

    @Test
    void itSaysWhereNothingBeatsTheBaseline() {
        judge("baseline", 0.96, 0.80);
        judge("fixed-resolution-0.5", 0.94, 0.50);

        assertThat(answer().headline()).startsWith("baseline holds up best");
        assertThat(answer().sentences()).contains("No other methodology does better on average.");
    }

    @Test
    void itCountsSignificantDifferencesAndWhomTheyFavor() {
        judge("baseline", 0.96, 0.50);
        judge("fixed-resolution-0.5", 0.94, 0.80);
        compare("fixed-resolution-0.5", "clean", 9, 3, 0.2);
        compare("fixed-resolution-0.5", "contrast-1", 2, 32, 0.0001);

        assertThat(answer().sentences().get(1))
                .endsWith(
                        "Of 2 comparisons with it 1 is significant after Holm's correction over all 2, 1 of them in favor of"
                                + " fixed-resolution-0.5.");
    }

    @Test
    void runsThatMissAConditionDoNotCompete() {
        judge("baseline", 0.96, 0.50);
        evaluations.add(evaluation("fixed-resolution-0.5", "clean", 0.99));

        assertThat(answer().headline()).startsWith("baseline gets 73.0\u00a0% right");
        assertThat(answer().sentences())
                .contains("Left out, because not evaluated on every condition: fixed-resolution-0.5.");
    }

    @Test
    void withoutEvaluationsThereIsNothingToSay() {
        assertThat(answer().headline()).isEqualTo("No run has been evaluated, so there is nothing to compare.");
    }

    private Answer answer() {
        return Answer.of(new Results(Reports.of(
                List.of("baseline", "fixed-resolution-0.5"), List.of("contrast"), evaluations, comparisons)));
    }

    private void judge(String run, double clean, double contrast) {
        evaluations.add(evaluation(run, "clean", clean));
        evaluations.add(evaluation(run, "contrast-1", contrast));
    }

    private void compare(String run, String condition, int b, int c, double p) {
        comparisons.add(Reported.comparison(run, "baseline", condition, b, c, 0, p, p, p, ""));
    }

    private static Report.Evaluation evaluation(String run, String condition, double accuracy) {
        return Reported.evaluation(run, condition, (int) (100 * accuracy), 100, accuracy, 1, 0, 1, null);
    }
}
