package org.tarnish.experiment.methodology;

import java.util.List;
import org.tarnish.experiment.request.TrainingSettings;

/**
 * A training methodology: where a run starts and in which order it trains full-quality and reduced epochs. A new
 * methodology is one class and one line in {@link Methodologies}.
 */
public interface Methodology {
    /** Distinguishes this methodology with its parameters from others in one experiment; letters, digits, dot, dash. */
    String label();

    /** Whether runs continue the shared training of their architecture, initialization and seed. */
    default boolean startsFromShared() {
        return true;
    }

    /** The forms of the whole training set, each at one quality, that its schedule may ask for. */
    default List<TrainingReduction.Uniform> reductions() {
        return List.of();
    }

    /** The order of its epochs under the given patience and cap. */
    Schedule schedule(TrainingSettings settings);
}
