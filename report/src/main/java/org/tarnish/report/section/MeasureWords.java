package org.tarnish.report.section;

import java.util.Locale;
import org.tarnish.evaluation.Direction;
import org.tarnish.evaluation.Measure;
import org.tarnish.evaluation.Unit;
import org.tarnish.report.html.Cell;
import org.tarnish.report.html.Numbers;

/** Measures and their values as people read them. */
final class MeasureWords {
    private MeasureWords() {}

    /** A measure's title over its explanation, for a list of them. */
    record Said(String title, String words) {}

    static Said titled(Measure measure) {
        return new Said(capital(measure.title()), explained(measure));
    }

    /** What a measure says, which way it is better, and where it is from. */
    static String explained(Measure measure) {
        return measure.explanation() + (measure.unit() == Unit.FRACTION ? " In percent; " : " ") + direction(measure)
                + " Source: " + measure.source();
    }

    private static String direction(Measure measure) {
        var words = measure.direction() == Direction.LOWER_IS_BETTER ? "lower is better." : "higher is better.";
        return measure.unit() == Unit.FRACTION ? words : capital(words);
    }

    static String capital(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** A value in the measure's own unit and decimals; null where there is none. */
    static Cell number(Measure measure, Double value) {
        return Cell.number(
                Numbers.decimals(value == null ? null : measure.unit().shown() * value, measure.decimals()), value);
    }
}
