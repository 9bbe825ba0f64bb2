package org.tarnish.reporting.live;

import java.util.List;

/**
 * A page of the list of experiments.
 *
 * @param experiments the latest first
 * @param next the id after which the next page begins; null if this is the last page
 */
public record ExperimentPage(List<ExperimentSummary> experiments, String next) {
    public ExperimentPage {
        experiments = List.copyOf(experiments);
    }
}
