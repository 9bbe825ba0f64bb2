package org.tarnish.cli.terminal;

import java.time.Duration;
import java.util.Locale;

/** Progress as text. */
final class Bar {
    private static final int WIDTH = 24;

    private Bar() {}

    /** {@code [#######-----]}, full if all is done; empty if there is nothing to do. */
    static String of(double done, double total) {
        var filled = total > 0 ? (int) (WIDTH * Math.min(1, Math.max(0, done / total))) : 0;
        return "[" + "#".repeat(filled) + "-".repeat(WIDTH - filled) + "]";
    }

    /** {@code 0:07}, {@code 12:34} or {@code 1:02:03}. */
    static String time(Duration time) {
        var minutes = String.format("%d:%02d", time.toMinutesPart(), time.toSecondsPart());
        return time.toHours() == 0
                ? minutes
                : String.format("%d:%02d:%02d", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
    }

    /** {@code , 0:42 left}, or nothing where the rate per second is unknown or all is done. */
    static String left(double missing, double rate) {
        return rate > 0 && missing > 0 ? ", " + time(Duration.ofSeconds(Math.round(missing / rate))) + " left" : "";
    }

    /** A count or a rate, short: {@code 3}, {@code 0.25}, {@code 1234}. */
    static String number(double value) {
        if (value == Math.rint(value) || Math.abs(value) >= 100) {
            return String.format(Locale.ROOT, "%.0f", value);
        }
        return String.format(Locale.ROOT, Math.abs(value) < 1 ? "%.2f" : "%.1f", value);
    }
}
