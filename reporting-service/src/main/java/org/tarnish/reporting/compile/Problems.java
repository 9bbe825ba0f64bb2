package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Progress;
import org.tarnish.experiment.result.Report;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.reporting.follow.Purposes;

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
        var purposes = new Purposes(plan);
        var problems = new ArrayList<Report.Problem>();
        for (var task : plan.tasks()) {
            var what = purposes.of(task.id());
            if (progress.failed().contains(task.id())) {
                problems.add(new Report.Problem(
                        task.id(), "failed", what, failures.get(task.id()).reason()));
            } else if (progress.skipped().contains(task.id())) {
                problems.add(new Report.Problem(task.id(), "skipped", what, "something that it needs failed"));
            }
        }
        return problems;
    }
}
