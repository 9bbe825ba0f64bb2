package org.tarnish.reporting.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.tarnish.evaluation.Predictions;
import org.tarnish.evaluation.joint.ForeignImages;
import org.tarnish.evaluation.joint.JointMeasure;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.report.Report;

/** How well confidences tell clean images from those of no class, of each run and set; reads both predictions of it. */
final class ForeignCompiler {
    private final Plan plan;
    private final Function<String, Optional<EvaluationResult>> results;
    private final Function<EvaluationResult, Predictions> predictions;

    /**
     * @param results what tasks have left, by id
     * @param predictions what an evaluation has left, with confidences where it has them
     */
    ForeignCompiler(
            Plan plan,
            Function<String, Optional<EvaluationResult>> results,
            Function<EvaluationResult, Predictions> predictions) {
        this.plan = plan;
        this.results = results;
        this.predictions = predictions;
    }

    List<Report.Foreign> compile() {
        var compiled = new ArrayList<Report.Foreign>();
        for (var run : plan.runs()) {
            var sets = plan.evaluations().stream()
                    .filter(evaluation -> evaluation.run().equals(run.id())
                            && plan.conditions().get(evaluation.condition()) instanceof Condition.Foreign)
                    .filter(evaluation -> results.apply(evaluation.task()).isPresent())
                    .toList();
            if (!sets.isEmpty()) {
                var clean = clean(run);
                sets.forEach(set -> compiled.add(foreign(set, clean)));
            }
        }
        return compiled;
    }

    private Optional<Predictions> clean(Plan.Run run) {
        return plan.evaluations().stream()
                .filter(evaluation -> evaluation.run().equals(run.id())
                        && evaluation.condition().equals(Condition.CLEAN))
                .findFirst()
                .flatMap(evaluation -> results.apply(evaluation.task()))
                .map(predictions);
    }

    private Report.Foreign foreign(Plan.Evaluation set, Optional<Predictions> clean) {
        var images = predictions.apply(results.apply(set.task()).orElseThrow());
        var condition = plan.conditions().get(set.condition());
        return new Report.Foreign(
                set.run(),
                set.condition(),
                images.count(),
                value(ForeignImages.auroc(), condition, images, clean),
                value(ForeignImages.aupr(), condition, images, clean),
                value(ForeignImages.falsePositives(), condition, images, clean));
    }

    private static Double value(
            JointMeasure measure, Condition condition, Predictions images, Optional<Predictions> clean) {
        return clean.filter(one -> one.has(measure.needs()) && images.has(measure.needs()))
                .flatMap(one -> measure.of(Map.of(new Condition.Clean(), one, condition, images)))
                .orElse(null);
    }
}
