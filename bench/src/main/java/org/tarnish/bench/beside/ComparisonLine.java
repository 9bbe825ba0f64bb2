package org.tarnish.bench.beside;

import java.util.Locale;

/** A comparison as a line of a table whose lines appear one by one. */
final class ComparisonLine {
    static final String HEAD = String.format(
            Locale.ROOT,
            "%-22s %-8s %-17s %10s %10s %-13s %6s",
            "case",
            "what",
            "peer",
            "peer",
            "Tarnish",
            "unit",
            "ratio");

    private ComparisonLine() {}

    static String of(Comparison comparison) {
        return String.format(
                Locale.ROOT,
                "%-22s %-8s %-17s %10s %10s %-13s %6.2f",
                comparison.label(),
                comparison.what(),
                comparison.peer(),
                figure(comparison.peerValue()),
                figure(comparison.tarnishValue()),
                comparison.unit(),
                comparison.ratio());
    }

    /** With three digits or more that count. */
    private static String figure(double value) {
        int digits = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
