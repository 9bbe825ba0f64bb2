package org.tarnish.reporting.live;

import java.util.List;

/**
 * Some of all experiments, the latest first.
 *
 * @param next id after which the next page begins; null if this one is the last
 */
public record ExperimentPage(List<ExperimentSummary> experiments, String next) {
    public ExperimentPage {
        experiments = List.copyOf(experiments);
    }
}
