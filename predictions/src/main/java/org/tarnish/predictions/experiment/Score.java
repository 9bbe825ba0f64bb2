package org.tarnish.predictions.experiment;

import java.util.Optional;

/**
 * A measure of a run.
 *
 * @param condition label of the condition, or empty for a number over several
 * @param measure name
 * @param value empty where there is none
 * @param lacks why there is no value, or empty
 * @param scope what a number that is relative to a reference may be compared with; empty for every other number
 */
public record Score(
        String run,
        Optional<String> condition,
        String measure,
        Optional<Double> value,
        Optional<String> lacks,
        Optional<String> scope) {
    static Score of(String run, String condition, String measure, double value) {
        return new Score(
                run,
                Optional.ofNullable(condition),
                measure,
                Double.isNaN(value) ? Optional.empty() : Optional.of(value),
                Double.isNaN(value) ? Optional.of("the predictions define none") : Optional.empty(),
                Optional.empty());
    }

    static Score missing(String run, String condition, String measure, String reason) {
        return new Score(
                run, Optional.ofNullable(condition), measure, Optional.empty(), Optional.of(reason), Optional.empty());
    }

    /** The same with what it may be compared with. */
    Score comparable(String sentence) {
        return new Score(run, condition, measure, value, lacks, Optional.of(sentence));
    }
}
