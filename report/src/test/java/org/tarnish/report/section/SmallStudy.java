package org.tarnish.report.section;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.EpochRecord;
import org.tarnish.experiment.result.EpochRecord.Adaptation;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.report.Report;

/** A report built piece by piece, of runs on fog at two severities. */
public final class SmallStudy {
    static final WeightsOrigin RANDOM = new WeightsOrigin("random", null, null);

    private final List<Report.Run> runs = new ArrayList<>();
    private final List<Report.Evaluation> evaluations = new ArrayList<>();
    private final List<Report.Comparison> comparisons = new ArrayList<>();
    private final List<Report.Entropy> entropies = new ArrayList<>();

    static EpochRecord epoch(int number, String kind, double seconds, Adaptation pass) {
        return new EpochRecord(number, kind == null ? 1.0 : null, kind, 1, 0.5, 1, seconds, pass, null);
    }

    /** A training of its own, of no epoch. */
    void plain(String architecture, String initialization) {
        runs.add(run(
                architecture + "-" + initialization,
                architecture,
                initialization,
                "shared",
                1,
                0.5,
                RANDOM,
                List.of()));
    }

    /** A run with a seed of its own. */
    void seeded(String methodology, long seed) {
        var run = run(methodology + "-" + seed, "resnet20", "random", methodology, 1, 0.5, RANDOM, List.of());
        runs.add(new Report.Run(
                run.id(),
                run.architecture(),
                run.initialization(),
                run.trainable(),
                run.methodology(),
                seed,
                run.parameters(),
                run.macs(),
                run.bestEpoch(),
                run.bestValidationAccuracy(),
                run.epochs(),
                run.device(),
                run.threads(),
                run.modelSha256(),
                run.origin(),
                run.resources()));
    }

    /** A model that somebody has made elsewhere. */
    void given(String name) {
        runs.add(new Report.Run(
                name,
                name,
                Plan.Run.GIVEN,
                Trainable.NONE,
                Plan.Run.GIVEN,
                0,
                1,
                0,
                0,
                null,
                List.of(),
                "cpu",
                1,
                "",
                new WeightsOrigin("an ONNX model made by tests", "", null),
                null));
    }

    /** A run that goes on from shared training, or that itself. */
    void continued(String methodology, int bestEpoch, double validation) {
        run(methodology, bestEpoch, validation, methodology.equals("shared") ? RANDOM : null, List.of());
    }

    void run(String methodology, int bestEpoch, double validation, WeightsOrigin origin, List<EpochRecord> epochs) {
        runs.add(run(methodology, "resnet20", "random", methodology, bestEpoch, validation, origin, epochs));
    }

    private static Report.Run run(
            String id,
            String architecture,
            String initialization,
            String methodology,
            int bestEpoch,
            double validation,
            WeightsOrigin origin,
            List<EpochRecord> epochs) {
        return new Report.Run(
                id,
                architecture,
                initialization,
                Trainable.ALL,
                methodology,
                0,
                1,
                1,
                bestEpoch,
                validation,
                epochs,
                "cpu",
                1,
                "",
                origin,
                null);
    }

    void judge(String run, String condition, double accuracy, Double drop, double loss) {
        evaluations.add(Reported.evaluation(
                run, condition, (int) Math.round(10_000 * accuracy), 10_000, accuracy, loss, 0, 1, drop));
    }

    /** A condition of which nothing matters but one metric. */
    void measure(String run, String condition, String metric, double value) {
        evaluations.add(new Report.Evaluation(
                run, condition, 1, 2, 0, 1, null, null, null, Map.of("accuracy", 0.5, metric, value)));
    }

    void compare(Report.Comparison comparison) {
        comparisons.add(comparison);
    }

    void search(String run, String kind, Double seconds) {
        entropies.add(new Report.Entropy(
                run, kind, 1, 1, null, null, null, null, null, null, null, null, List.of(), seconds));
    }

    Results results() {
        return new Results(report());
    }

    Report report() {
        var nothing = Reports.empty();
        var asked = nothing.request();
        var conditions =
                new Conditions(new Conditions.Corruptions(List.of("fog"), List.of(1, 2), null, null, null), null, null);
        return Reported.report(
                nothing.experiment(),
                nothing.name(),
                nothing.submitted(),
                nothing.finished(),
                new ExperimentRequest(
                        asked.name(), asked.dataset(), 16, asked.architectures(), null, null, null, conditions, null),
                nothing.dataset(),
                runs,
                evaluations,
                comparisons,
                entropies,
                nothing.tasks(),
                List.of(),
                Map.of());
    }
}
