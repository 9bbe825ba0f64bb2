package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.pipeline.ledger.Failure;
import org.tarnish.report.Report;
import org.tarnish.reporting.follow.TaskPurposes;

/** What is missing from a report, and why. */
final class Problems {
    private final Plan plan;
    private final Map<String, Failure> failures;

    Problems(Plan plan, Map<String, Failure> failures) {
        this.plan = plan;
        this.failures = failures;
    }

    /** Tasks that failed or were skipped, in the plan's order. */
    List<Report.Problem> of(Endings endings) {
        if (endings.failed().isEmpty() && endings.skipped().isEmpty()) {
            return List.of();
        }
        var purposes = new TaskPurposes(plan);
        var problems = new ArrayList<Report.Problem>();
        for (int i = 0; i < plan.tasks().size(); i++) {
            var task = plan.tasks().get(i).id();
            if (endings.failed().get(i)) {
                problems.add(new Report.Problem(
                        task, "failed", purposes.of(task), failures.get(task).reason()));
            } else if (endings.skipped().get(i)) {
                problems.add(new Report.Problem(task, "skipped", purposes.of(task), "something that it needs failed"));
            }
        }
        return problems;
    }
}
