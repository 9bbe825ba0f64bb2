package org.tarnish.report.section;

import java.util.function.Function;

/**
 * A table beside the page.
 *
 * @param name its file's, such as {@code runs.csv}
 * @param csv its content for a report: headings named as in {@code report.json}, fractions in [0, 1], times in seconds,
 *     what is missing empty
 */
public record TableFile(String name, Function<Results, String> csv) {}
