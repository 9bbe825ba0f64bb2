package org.tarnish.request;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.tarnish.experiment.request.RequestError;

/** Ids of experiments, made by who submits: {@code digits-quickstart-20261122-093000-k3x9qa2f}. */
public final class ExperimentId {
    private static final int LONGEST = 100;
    private static final Pattern USABLE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0," + (LONGEST - 1) + "}");

    /** A thousand submissions in one second hardly ever draw the same. */
    private static final int DRAWN = 8;

    private static final int BASE = 36;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExperimentId() {}

    /**
     * An id from an experiment's name, the time in UTC and eight random digits of base 36: lower-case letters, digits,
     * dash and dot, at most 100 characters.
     *
     * @param name of any form; one without letters and digits, or null, is {@code experiment}
     */
    public static String of(String name, Instant time, RandomGenerator random) {
        var end = "-" + TIME.format(time) + "-" + drawn(random);
        var slug = name == null ? "" : slug(name.substring(0, Math.min(name.length(), LONGEST)));
        var begin = slug.isEmpty() ? "experiment" : slug;
        return begin.substring(0, Math.min(begin.length(), LONGEST - end.length())) + end;
    }

    /** Whether a text that somebody has chosen may be an id. */
    public static boolean isUsable(String id) {
        return USABLE.matcher(id).matches();
    }

    /** Why one that is not usable is not. */
    public static RequestError error(String id) {
        return new RequestError(
                "",
                null,
                "the record's key must be the experiment's id, 1 to " + LONGEST
                        + " letters, digits, dots, dashes or underscores that begin with a letter or digit, was '"
                        + Wording.shorten(id) + "'",
                null);
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        return plain.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    }

    private static String drawn(RandomGenerator random) {
        var digits = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            digits.append(Character.forDigit(random.nextInt(BASE), BASE));
        }
        return digits.toString();
    }
}
