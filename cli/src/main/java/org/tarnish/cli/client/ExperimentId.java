package org.tarnish.cli.client;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** Ids of experiments, made by who submits: {@code digits-quickstart-20261122-093000-k3x9qa}. */
public final class ExperimentId {
    private static final int LONGEST = 100;
    private static final int DRAWN = 6;
    private static final int BASE = 36;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private ExperimentId() {}

    /**
     * An id from an experiment's name, the time in UTC and six random digits of base 36: lower-case letters, digits,
     * dash and dot, at most 100 characters.
     */
    public static String of(String name, Instant time, RandomGenerator random) {
        var end = "-" + TIME.format(time) + "-" + drawn(random);
        var slug = slug(name);
        return slug.substring(0, Math.min(slug.length(), LONGEST - end.length())) + end;
    }

    private static String slug(String name) {
        var plain = Normalizer.normalize(name, Normalizer.Form.NFD).toLowerCase(Locale.ROOT);
        var slug =
                plain.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9.]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return slug.isEmpty() ? "experiment" : slug;
    }

    private static String drawn(RandomGenerator random) {
        var digits = new StringBuilder();
        for (int i = 0; i < DRAWN; i++) {
            digits.append(Character.forDigit(random.nextInt(BASE), BASE));
        }
        return digits.toString();
    }
}
