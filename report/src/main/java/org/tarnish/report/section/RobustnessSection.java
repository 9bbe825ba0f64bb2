package org.tarnish.report.section;

import java.util.List;
import java.util.Optional;

/** Accuracy and loss on clean and on corrupted images after each epoch. */
final class RobustnessSection implements Section {
    @Override
    public String id() {
        return "robustness";
    }

    @Override
    public String title() {
        return "Clean against corrupted, epoch by epoch";
    }

    @Override
    public Optional<Content> content(Results results) {
        var figures = new RobustnessCharts(results).figures();
        return figures.isEmpty()
                ? Optional.empty()
                : Optional.of(new Content("sections/robustness.html", new View(figures)));
    }

    record View(List<RobustnessCharts.Figure> robustness) {}
}
