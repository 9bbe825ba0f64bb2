package org.tarnish.dataset;

import java.util.Objects;
import java.util.Optional;
import org.tarnish.experiment.request.Split;

/**
 * One labelled image of a collection, not decoded.
 *
 * @param name unique in its collection and the same however the collection is packed, such as {@code
 *     train/cat/0001.png}: the path below the collection's root with {@code /} between folders, or batch and position
 *     for data sets without file names ({@code test_batch/00042})
 * @param label index into {@link Listing#classes()}
 * @param split the split that the collection itself assigns; empty where it has none
 */
public record Entry(String name, int label, Optional<Split> split) {
    /** One more than there are splits, for images without one. */
    static final int MOST_SPLITS = Split.values().length + 1;

    public Entry {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(split, "split");
        if (label < 0) {
            throw new IllegalArgumentException("a label must be at least 0, was " + label + " of " + name);
        }
    }

    /** A number below {@link #MOST_SPLITS} for each split, 0 where there is none: the canonical order of splits. */
    int splitNumber() {
        return split.map(one -> one.ordinal() + 1).orElse(0);
    }
}
