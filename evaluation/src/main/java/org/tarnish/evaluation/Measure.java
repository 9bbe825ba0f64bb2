package org.tarnish.evaluation;

import java.util.regex.Pattern;

/**
 * What a number is: everything that a table, a file and a reader need to know of it beside its value.
 *
 * @param name key in {@code report.json} and heading in CSV files: a letter, then letters and digits
 * @param title the name in prose and above a column, in lower case but for abbreviations
 * @param explanation what it says, in one sentence or a few
 * @param decimals digits after the point that people read, in the unit's own scale
 * @param least smallest value there can be, or negative infinity
 * @param most largest value there can be, or infinity
 * @param source where its formula is from, for people to look it up
 */
public record Measure(
        String name,
        String title,
        String explanation,
        Unit unit,
        int decimals,
        double least,
        double most,
        Direction direction,
        String source) {
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*");

    public Measure {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "a measure's name must be a small letter, then letters and digits, was '" + name + "'");
        }
        if (!(least < most)) {
            throw new IllegalArgumentException("the range of " + name + " is empty: " + least + " to " + most);
        }
    }

    /** Whether a value can be one of this measure. */
    public boolean allows(double value) {
        return value >= least && value <= most;
    }

    /** The title with the unit behind it, for the head of a column. */
    public String heading() {
        return unit.symbol().isEmpty() ? title : title + " " + unit.symbol();
    }
}
