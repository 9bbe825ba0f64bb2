package org.tarnish.experiment.result;

import java.util.List;
import org.tarnish.experiment.request.Split;

/**
 * How a data set was read.
 *
 * @param layout the way in which its images lie, in words; empty if that is not known
 * @param made the splits that it lacks, and that were made of its other images
 * @param ignored its files that are none of its images, by kind
 */
public record DatasetReading(String layout, List<Split> made, List<IgnoredFiles> ignored) {
    /** Of data sets that were read before this was kept. */
    public static final DatasetReading UNKNOWN = new DatasetReading("", List.of(), List.of());

    public DatasetReading {
        made = List.copyOf(made);
        ignored = List.copyOf(ignored);
    }
}
