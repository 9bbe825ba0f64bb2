package org.tarnish.cli.weights;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.TaskSpec;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.ModelResult;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.Archive;
import org.tarnish.pipeline.store.Keys;
import org.tarnish.pipeline.store.ObjectStore;

/** Finds the runs of an experiment whose networks are trained. */
final class TrainedRuns {
    private static final int MOST_NAMED = 20;

    private final ObjectStore store;
    private final Archive archive;
    private final Consumer<String> notes;

    /** @param notes hears of each run that is left out, a sentence each */
    TrainedRuns(ObjectStore store, Consumer<String> notes) {
        this.store = store;
        this.archive = new Archive(store);
        this.notes = notes;
    }

    /**
     * The trained runs of an experiment, at least one.
     *
     * @param wanted ids of runs, or none for all that are trained
     * @throws IOException if there is no such experiment or run, none is trained, or one that is wanted is not
     */
    List<TrainedRun> of(String experiment, List<String> wanted) throws IOException {
        var record = archive.experiment(experiment);
        var plan = archive.plan(experiment);
        if (record.isEmpty() || plan.isEmpty()) {
            throw new IOException(
                    "There is no experiment '" + experiment + "' with a plan: tarnish list shows those known.");
        }
        refuseUnknown(experiment, plan.get(), wanted);
        var report = report(experiment);
        var dataset = archive.dataset(plan.get().dataset());
        var tasks = plan.get().byId();
        var runs = new ArrayList<TrainedRun>();
        for (var run : plan.get().runs()) {
            if (!wanted.isEmpty() && !wanted.contains(run.id())) {
                continue;
            }
            var result = run.isGiven() ? Optional.<TrainingResult>empty() : left(run.task(), TrainingResult.class);
            if (result.isPresent() && tasks.get(run.task()).spec() instanceof TaskSpec.Train training) {
                runs.add(new TrainedRun(
                        record.get(),
                        run,
                        training,
                        result.get(),
                        dataset,
                        clean(plan.get(), run),
                        errors(report, run),
                        versions(report)));
            } else {
                leaveOut(absence(experiment, run), !wanted.isEmpty());
            }
        }
        if (runs.isEmpty()) {
            throw new IOException("The experiment '" + experiment
                    + (plan.get().runs().stream().allMatch(Plan.Run::isGiven)
                            ? "' trains no network: there is nothing to write."
                            : "' has no network that is trained yet: tarnish watch " + experiment
                                    + " says whether it will have one."));
        }
        return runs;
    }

    /** What a task has left; empty while it is not done. */
    private <T> Optional<T> left(String task, Class<T> type) throws IOException {
        try {
            return archive.left(task).map(marker -> marker.result(type));
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "What the task '" + task + "' has left cannot be read: it is of another version of Tarnish.", e);
        }
    }

    private static void refuseUnknown(String experiment, Plan plan, List<String> wanted) throws IOException {
        var known = plan.runs().stream().map(Plan.Run::id).toList();
        for (var id : wanted) {
            if (!known.contains(id)) {
                throw new IOException("The experiment '" + experiment + "' has no run '" + id + "': its runs are "
                        + known.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                        + (known.size() > MOST_NAMED ? " and " + (known.size() - MOST_NAMED) + " more" : "") + ".");
            }
        }
    }

    private String absence(String experiment, Plan.Run run) throws IOException {
        if (!run.isGiven()) {
            return "The network of run '" + run.id() + "' is not trained: tarnish watch " + experiment
                    + " says whether it will be.";
        }
        var sum = left(run.task(), ModelResult.class)
                .map(model -> " with the sha256 " + model.sha256())
                .orElse("");
        return "The run '" + run.id() + "' is a model that somebody gave: the file" + sum
                + " is the user's own, and is evaluated here alone.";
    }

    private void leaveOut(String sentence, boolean wanted) throws IOException {
        if (wanted) {
            throw new IOException(sentence);
        }
        notes.accept(sentence);
    }

    private Optional<EvaluationResult> clean(Plan plan, Plan.Run run) throws IOException {
        for (var evaluation : plan.evaluations()) {
            if (evaluation.run().equals(run.id()) && evaluation.condition().equals(Condition.CLEAN)) {
                return left(evaluation.task(), EvaluationResult.class);
            }
        }
        return Optional.empty();
    }

    private JsonNode report(String experiment) throws IOException {
        try {
            return store.get(Keys.report(experiment, "report.json"))
                    .map(json -> Json.read(json, JsonNode.class))
                    .orElseGet(MissingNode::getInstance);
        } catch (UncheckedIOException e) {
            throw new IOException("The report.json of '" + experiment + "' is no JSON: submit the request anew.", e);
        }
    }

    private static Optional<TrainedRun.CorruptionErrors> errors(JsonNode report, Plan.Run run) {
        for (var errors : report.path("corruptionErrors")) {
            if (errors.path("run").asText().equals(run.id())) {
                return Optional.of(
                        new TrainedRun.CorruptionErrors(number(errors.path("mean")), number(errors.path("mce"))));
            }
        }
        return Optional.empty();
    }

    private static Double number(JsonNode node) {
        return node.isNumber() ? Double.valueOf(node.asDouble()) : null;
    }

    private static Map<String, String> versions(JsonNode report) {
        var versions = new TreeMap<String, String>();
        for (var version : report.path("versions").properties()) {
            versions.put(version.getKey(), version.getValue().asText());
        }
        return versions;
    }
}
