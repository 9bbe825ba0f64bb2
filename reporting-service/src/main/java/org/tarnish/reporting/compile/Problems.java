package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Progress;
import org.tarnish.experiment.result.Report;
import org.tarnish.pipeline.ledger.Failure;

/** What is missing from a report, and why. */
final class Problems {
    private final Plan plan;
    private final Map<String, Failure> failures;

    Problems(Plan plan, Map<String, Failure> failures) {
        this.plan = plan;
        this.failures = failures;
    }

    /** Tasks that failed or were skipped, in the plan's order. */
    List<Report.Problem> of(Progress progress) {
        var purposes = purposes();
        var problems = new ArrayList<Report.Problem>();
        for (var task : plan.tasks()) {
            var what = purposes.getOrDefault(task.id(), task.id());
            if (progress.failed().contains(task.id())) {
                problems.add(new Report.Problem(
                        task.id(), "failed", what, failures.get(task.id()).reason()));
            } else if (progress.skipped().contains(task.id())) {
                problems.add(new Report.Problem(task.id(), "skipped", what, "something that it needs failed"));
            }
        }
        return problems;
    }

    /** What each task was for, in the words of the report. */
    private Map<String, String> purposes() {
        var purposes = new LinkedHashMap<String, String>();
        plan.runs().forEach(run -> purposes.put(run.task(), "training " + run.id()));
        plan.evaluations().forEach(e -> purposes.put(e.task(), e.run() + " on " + e.condition()));
        plan.minimalSearches().forEach(search -> search.tasks()
                .forEach(task -> purposes.put(task, "minimal " + search.kind() + " images of " + search.run())));
        plan.comparisons().forEach(c -> purposes.put(c.task(), c.run() + " against the baseline on " + c.condition()));
        return purposes;
    }
}
