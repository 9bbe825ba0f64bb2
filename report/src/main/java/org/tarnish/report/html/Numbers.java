package org.tarnish.report.html;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write numbers. Whatever is missing or not a finite number is a dash, never "NaN". */
public final class Numbers {
    /** Stands where there is no number. */
    public static final String NONE = "–";

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Numbers() {}

    /** A fraction in percent with one decimal and without the sign, such as {@code 97.2}. */
    public static String percent(Double fraction) {
        return fraction == null ? NONE : decimals(100 * fraction, 1);
    }

    /** A number with so many decimals. */
    public static String decimals(Double value, int decimals) {
        if (value == null || !Double.isFinite(value)) {
            return NONE;
        }
        var text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        if (!text.startsWith("-")) {
            return text;
        }
        return text.matches("-0(\\.0+)?") ? text.substring(1) : text.replace('-', '−');
    }

    /** The same with a sign even where it is positive. */
    public static String signed(Double value, int decimals) {
        var text = decimals(value, decimals);
        return value != null && value > 0 && !text.matches("0(\\.0+)?|" + NONE) ? "+" + text : text;
    }

    /** A whole number in groups of three digits, such as {@code 272,474}. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value).replace('-', '−');
    }

    /** A whole number to three significant digits, such as {@code 40.8 M}. */
    public static String amount(long value) {
        if (Math.abs(value) < 1000) {
            return count(value);
        }
        double scaled = value;
        int power = 0;
        while (Math.abs(scaled) >= 999.5 && power < 5) {
            scaled /= 1000;
            power++;
        }
        int decimals = Math.abs(scaled) < 9.995 ? 2 : Math.abs(scaled) < 99.95 ? 1 : 0;
        return decimals(scaled, decimals) + " " + "kMGTP".charAt(power - 1);
    }

    /** A probability to three decimals; {@code < 0.001} below that. */
    public static String probability(Double p) {
        if (p == null || !Double.isFinite(p)) {
            return NONE;
        }
        return p < 0.001 ? "< 0.001" : decimals(p, 3);
    }

    /** A time span to two units, such as {@code 4 min 12 s}. */
    public static String duration(Duration span) {
        long seconds = span.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        if (seconds < 3600) {
            return seconds / 60 + " min " + seconds % 60 + " s";
        }
        return count(seconds / 3600) + " h " + seconds / 60 % 60 + " min";
    }

    /** A moment to the minute in UTC. */
    public static String moment(Instant moment) {
        return moment == null ? NONE : MINUTE.format(moment) + " UTC";
    }
}
