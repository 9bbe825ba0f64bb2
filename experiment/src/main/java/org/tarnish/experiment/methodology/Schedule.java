package org.tarnish.experiment.methodology;

import java.util.Optional;

/**
 * The order of epochs of a run: a pure function from what has been achieved to what comes next, so that a run resumed
 * from a checkpoint goes on exactly as it would have.
 */
@FunctionalInterface
public interface Schedule {
    /** The epoch that follows, or empty when the run is over. */
    Optional<Epoch> next(History history);
}
