package org.tarnish.bench.beside;

import java.util.Locale;
import org.tarnish.bench.peer.Job;

/** A kind of job: the unit of its figures, and which of two is the better one. */
enum Kind {
    TRAIN("images/s", true),
    INFER("images/s", true),
    CORRUPT("CPU ms/image", false);

    private final String unit;
    private final boolean isSpeed;

    Kind(String unit, boolean isSpeed) {
        this.unit = unit;
        this.isSpeed = isSpeed;
    }

    static Kind of(Job job) {
        return valueOf(job.what().toUpperCase(Locale.ROOT));
    }

    /** As jobs and files have it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    String unit() {
        return unit;
    }

    /** How many times as fast Tarnish is as a peer: above 1 Tarnish is the faster one, whatever the unit. */
    double ratio(double peer, double tarnish) {
        return isSpeed ? tarnish / peer : peer / tarnish;
    }
}
