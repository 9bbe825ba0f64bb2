package org.tarnish.evaluation.metric;

import org.tarnish.experiment.condition.Condition;

/**
 * A metric that says something of a set of single images of known classes. Frames of a sequence are alike, and minimal images were searched
 * for where some network is just right, so that neither tells how sure a network is in general.
 */
interface ImageMetric extends Metric {
    @Override
    default boolean suits(Condition condition) {
        return switch (condition.family()) {
            case CLEAN, CORRUPTION, REDUCTION, IMPORTED -> true;
            case FOREIGN, PERTURBATION, MINIMAL -> false;
        };
    }
}
