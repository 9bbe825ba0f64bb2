package org.tarnish.experiment.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.machine.file.Sha256;

/**
 * What an experiment consists of: its tasks in an order in which every task follows its inputs, and which task answers
 * which question of the report.
 *
 * @param conditions what runs are evaluated on, by label, in the order of the request
 * @param curves what runs are evaluated on after each epoch besides the clean validation images, by label
 */
public record Plan(
        String dataset,
        List<Task> tasks,
        List<Run> runs,
        Map<String, Condition> conditions,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Condition> curves,
        List<Evaluation> evaluations,
        List<MinimalSearch> minimalSearches,
        List<Comparison> comparisons) {
    /** How a plan is written; another one makes the owner write anew what is stored. */
    private static final String FORM = "2\n";

    public Plan {
        tasks = List.copyOf(tasks);
        runs = List.copyOf(runs);
        conditions = inOrder(conditions, evaluations.stream().map(Evaluation::condition));
        curves = curves == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(curves));
        evaluations = List.copyOf(evaluations);
        minimalSearches = List.copyOf(minimalSearches);
        comparisons = List.copyOf(comparisons);
    }

    /**
     * Conditions in the order in which labels first name them, which JSON's maps do not keep; then those that none names.
     *
     * @param labels of some of them, any number of times
     */
    public static Map<String, Condition> inOrder(Map<String, Condition> conditions, Stream<String> labels) {
        var ordered = new LinkedHashMap<String, Condition>();
        labels.filter(conditions::containsKey).forEach(label -> ordered.putIfAbsent(label, conditions.get(label)));
        conditions.forEach(ordered::putIfAbsent);
        return Collections.unmodifiableMap(ordered);
    }

    /** The tasks by id, in the plan's order. */
    public Map<String, Task> byId() {
        var map = new LinkedHashMap<String, Task>();
        tasks.forEach(task -> map.put(task.id(), task));
        return map;
    }

    /** Tells whether two plans have the same tasks in the same order and are written in the same form. */
    public String digest() {
        return Sha256.of(tasks.stream().map(Task::id).collect(Collectors.joining("\n", FORM, "")))
                .substring(0, 32);
    }

    /**
     * One trained network, or one model that somebody has made elsewhere.
     *
     * @param id unique in the plan: architecture, initialization, what is trainable if several are asked for, methodology
     *     and seed joined by dashes; a given model's name
     * @param architecture of a given model, its name
     * @param initialization {@value #GIVEN} for a given model
     * @param trainable which parameters learned
     * @param methodology label of the methodology; {@value #GIVEN} for a given model
     * @param task id of the training, or of the task that took the model in
     */
    public record Run(
            String id,
            String architecture,
            String initialization,
            Trainable trainable,
            String methodology,
            long seed,
            String task) {
        /** How a given model began, and how it was trained: by somebody else. */
        public static final String GIVEN = "given";

        /** Whether somebody has made it elsewhere. */
        @JsonIgnore
        public boolean isGiven() {
            return trainable == Trainable.NONE;
        }

        static Run given(String name, String task) {
            return new Run(name, name, GIVEN, Trainable.NONE, GIVEN, 0, task);
        }
    }

    /**
     * The task that evaluates a run on a condition.
     *
     * @param condition its label
     */
    public record Evaluation(String run, String condition, String task) {}

    /** The tasks that find a run's minimal images of one kind, in order of images. */
    public record MinimalSearch(String run, String kind, List<String> tasks) {
        public MinimalSearch {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * The task that compares a run with its baseline on a condition.
     *
     * @param condition its label
     */
    public record Comparison(String run, String baseline, String condition, String task) {}
}
