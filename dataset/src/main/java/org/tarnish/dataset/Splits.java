package org.tarnish.dataset;

import java.util.List;
import org.tarnish.experiment.request.Split;

/**
 * A collection divided: indices into {@link Listing#entries()}, no index in two splits.
 *
 * <p>Each split is ordered by a hash of the names, so that classes are mixed and every prefix is a fair sample of the
 * split. A split may be empty.
 */
public record Splits(List<Integer> train, List<Integer> validation, List<Integer> test) {
    public Splits {
        train = List.copyOf(train);
        validation = List.copyOf(validation);
        test = List.copyOf(test);
    }

    public List<Integer> of(Split split) {
        return switch (split) {
            case TRAIN -> train;
            case VALIDATION -> validation;
            case TEST -> test;
        };
    }
}
