package org.tarnish.experiment.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.methodology.Methodologies;
import org.tarnish.experiment.methodology.Methodology;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.ModelFile;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.experiment.result.DatasetManifest;

/**
 * Computes an experiment's plan: a pure function of the request and of the data set it has turned out to mean. Two
 * processes that plan the same experiment write the same plan.
 */
public final class Planner {
    /** Test images of one minimal-image task: some minutes of work on two cores. */
    static final int IMAGES_PER_SEARCH = 250;

    private static final List<JobQueue> REHEARSED = List.of(JobQueue.CORRUPT, JobQueue.TRAIN, JobQueue.EVALUATE);

    private final ExperimentRequest request;
    private final AskedConditions asked;
    private final RunIds ids;
    private final DatasetManifest dataset;
    private final boolean computes;
    private final TaskGroups groups = new TaskGroups();
    private final Map<String, Task> tasks = new LinkedHashMap<>();
    private final Map<String, Condition> conditions = new LinkedHashMap<>();
    private final Map<String, Condition> minimalConditions = new LinkedHashMap<>();
    private List<TaskSpec.CurveSet> curveSets = List.of();
    private final Map<String, Plan.Run> models = new LinkedHashMap<>();
    private final Map<Plan.Run, Map<String, String>> baselines = new LinkedHashMap<>();
    private final List<Plan.Run> runs = new ArrayList<>();
    private final List<Plan.Evaluation> evaluations = new ArrayList<>();
    private final List<Plan.MinimalSearch> searches = new ArrayList<>();
    private final Map<String, TaskGroup> searched = new HashMap<>();
    private final List<Plan.Comparison> comparisons = new ArrayList<>();

    private Planner(ExperimentRequest request, DatasetManifest dataset) {
        this.request = request;
        this.asked = new AskedConditions(request);
        this.ids = new RunIds(request);
        this.dataset = dataset;
        this.computes = PlanSize.of(request, dataset).forms().computed();
    }

    /** The task that reads a request's data set; its manifest is what {@link #plan} needs. */
    public static Task ingest(ExperimentRequest request, String fingerprint) {
        return Task.of(new TaskSpec.Ingest(request.dataset(), fingerprint, request.imageSize()));
    }

    /**
     * The plan of a validated request over the data set that its ingest task stored.
     *
     * @param experiment id of the experiment
     */
    public static Plan plan(String experiment, ExperimentRequest request, Task ingest, DatasetManifest dataset) {
        var planner = new Planner(request, dataset);
        planner.tasks.put(ingest.id(), ingest);
        planner.rehearse(experiment);
        return planner.plan();
    }

    /** Tasks that do nothing, in chains through the queues of corruption, training and evaluation. */
    private void rehearse(String experiment) {
        String before = null;
        for (int i = 0; i < request.rehearsal(); i++) {
            var queue = REHEARSED.get(i % REHEARSED.size());
            before = add(new TaskSpec.Rehearse(experiment, i, queue, i % REHEARSED.size() == 0 ? null : before));
        }
    }

    private Plan plan() {
        conditions.putAll(asked.conditions(dataset.count(Split.TEST)));
        var testShards = new LinkedHashMap<String, TaskGroup>();
        conditions.forEach((label, condition) -> testShards.put(label, testImages(condition)));
        curveSets = curveSets();
        var given = addModels(testShards);
        for (var architecture : request.architectures()) {
            for (var initialization : request.initializations()) {
                for (var training : request.training().each()) {
                    for (long seed : request.seeds()) {
                        addRuns(architecture, initialization, training, seed, testShards);
                    }
                }
            }
        }
        compareModels(given);
        var all = new LinkedHashMap<>(conditions);
        all.putAll(minimalConditions);
        return new Plan(
                dataset.id(),
                List.copyOf(tasks.values()),
                runs,
                all,
                asked.curves(),
                evaluations,
                searches,
                comparisons);
    }

    private List<TaskSpec.CurveSet> curveSets() {
        return asked.curves().values().stream()
                .map(condition -> new TaskSpec.CurveSet(
                        request.curves().split(),
                        condition,
                        shards(request.curves().split(), condition)))
                .toList();
    }

    /** The one task that reads images made elsewhere. */
    private TaskGroup imported(String name) {
        return request.conditions().imageSets().stream()
                .filter(set -> set.name().equals(name))
                .map(set -> add(new TaskSpec.ImageSet(
                        dataset.id(),
                        set.source(
                                request.dataset().classes(), request.dataset().resize()),
                        set.fingerprint(),
                        set.fit(),
                        null,
                        set.role())))
                .map(TaskGroup.Imported::new)
                .findFirst()
                .orElseThrow();
    }

    /** Adds the given models with their evaluations, which come back by model. */
    private Map<Plan.Run, Map<String, String>> addModels(Map<String, TaskGroup> testShards) {
        var given = new LinkedHashMap<Plan.Run, Map<String, String>>();
        for (var model : request.models()) {
            var file = new ModelFile(model.path(), model.url(), model.sha256(), model.data());
            var task = add(new TaskSpec.Model(file, model.input(), model.classes(), model.output()));
            var run = Plan.Run.given(model.name(), task);
            models.put(model.name(), run);
            runs.add(run);
            given.put(run, addJudgements(run, testShards));
        }
        if (!given.isEmpty()) {
            addMinimalJudgements(models, given);
        }
        return given;
    }

    /** Compares the given models with the first of them, and with every baseline. */
    private void compareModels(Map<Plan.Run, Map<String, String>> given) {
        var first = given.keySet().stream().findFirst().orElse(null);
        given.forEach((run, evaluated) -> {
            if (!run.equals(first)) {
                addComparisons(run, evaluated, first, given.get(first));
            }
            baselines.forEach(
                    (baseline, baselineEvaluated) -> addComparisons(run, evaluated, baseline, baselineEvaluated));
        });
    }

    /** The one task that reads a form of a published set. */
    private TaskGroup published(Condition.Corrupted condition) {
        var set = request.conditions().corruptions().from();
        return new TaskGroup.Imported(add(new TaskSpec.ImageSet(
                dataset.id(),
                set.source(request.dataset()),
                set.fingerprint(),
                null,
                new TaskSpec.ImageSet.Form(condition.corruption(), condition.severity()),
                null)));
    }

    private void addRuns(
            String architecture,
            InitializationRequest initialization,
            TrainingSettings training,
            long seed,
            Map<String, TaskGroup> testShards) {
        var group = new LinkedHashMap<String, Plan.Run>();
        String shared = null;
        for (var methodologyAsked : ids.methodologies()) {
            // Spelled out, so that a request with a default and one without it share their training.
            var methodologyRequest = Methodologies.complete(methodologyAsked);
            var methodology = Methodologies.of(methodologyRequest);
            if (group.containsKey(methodology.label())) {
                continue;
            }
            var train = add(new TaskSpec.Train(
                    dataset.id(),
                    architecture,
                    initialization,
                    training,
                    methodologyRequest,
                    seed,
                    methodology.startsFromShared() ? shared : null,
                    reducedSets(methodology),
                    curveSets));
            if (methodologyRequest.name().equals(Methodologies.SHARED)) {
                shared = train;
            }
            group.put(
                    methodology.label(),
                    new Plan.Run(
                            ids.of(architecture, initialization.label(), training, methodology.label(), seed),
                            architecture,
                            initialization.label(),
                            training.trainable(),
                            methodology.label(),
                            seed,
                            train));
        }
        var judgements = new LinkedHashMap<Plan.Run, Map<String, String>>();
        group.values().forEach(run -> judgements.put(run, addJudgements(run, testShards)));
        addMinimalJudgements(group, judgements);
        var baseline = group.get(Methodologies.BASELINE);
        if (baseline != null) {
            baselines.put(baseline, judgements.get(baseline));
            judgements.forEach((run, evaluated) -> {
                if (!run.equals(baseline)) {
                    addComparisons(run, evaluated, baseline, judgements.get(baseline));
                }
            });
        }
        runs.addAll(group.values());
    }

    private List<TaskSpec.ReducedSet> reducedSets(Methodology methodology) {
        return methodology.reductions().stream()
                .map(reduction -> new Condition.Reduced(reduction.kind(), reduction.quality()))
                .map(condition -> new TaskSpec.ReducedSet(condition, shards(Split.TRAIN, condition)))
                .toList();
    }

    /** Adds a run's evaluations and searches; returns the evaluations' ids by condition. */
    private Map<String, String> addJudgements(Plan.Run run, Map<String, TaskGroup> testShards) {
        var evaluated = new LinkedHashMap<String, String>();
        conditions.forEach((label, condition) -> {
            var task = add(new TaskSpec.Evaluate(
                    dataset.id(), run.task(), Split.TEST, condition, testShards.get(label), precision(run)));
            evaluations.add(new Plan.Evaluation(run.id(), label, task));
            evaluated.put(label, task);
        });
        var minimal = request.conditions().minimalImages();
        if (minimal != null) {
            int images = Math.min(minimal.images(), dataset.count(Split.TEST));
            for (var kind : minimal.kinds()) {
                var parts = new TaskGroup.Searched(
                        dataset.id(),
                        run.task(),
                        kind,
                        images,
                        IMAGES_PER_SEARCH,
                        minimal.step(),
                        minimal.entropy(),
                        precision(run));
                addAll(parts);
                searched.put(run.id() + " " + kind, parts);
                searches.add(new Plan.MinimalSearch(run.id(), kind, groups.tasks(parts)));
            }
        }
        return evaluated;
    }

    /** What a network computes in; given models compute as they are. */
    private Precision precision(Plan.Run run) {
        return models.containsValue(run) ? null : request.judgedIn();
    }

    /** Evaluates every run of a network on the minimal images of one of them, or of a given model. */
    private void addMinimalJudgements(Map<String, Plan.Run> group, Map<Plan.Run, Map<String, String>> judgements) {
        var minimal = request.conditions().minimalImages();
        if (minimal == null || minimal.judge() == null) {
            return;
        }
        var judge = group.getOrDefault(minimal.judge(), models.get(minimal.judge()));
        if (judge == null && group == models) {
            return;
        }
        if (judge == null) {
            throw new IllegalArgumentException("minimalImages.judge must be the label of one of the methodologies "
                    + group.keySet() + ", was '" + minimal.judge() + "'");
        }
        var found = searches.stream()
                .filter(search -> search.run().equals(judge.id()))
                .toList();
        for (var search : found) {
            var condition = new Condition.Minimal(search.kind());
            minimalConditions.put(condition.label(), condition);
            judgements.forEach((run, evaluated) -> {
                var task = add(new TaskSpec.Evaluate(
                        dataset.id(),
                        run.task(),
                        Split.TEST,
                        condition,
                        searched.get(search.run() + " " + search.kind()),
                        precision(run)));
                evaluations.add(new Plan.Evaluation(run.id(), condition.label(), task));
                evaluated.put(condition.label(), task);
            });
        }
    }

    private void addComparisons(
            Plan.Run run, Map<String, String> evaluated, Plan.Run baseline, Map<String, String> baselineEvaluated) {
        evaluated.forEach((condition, evaluation) -> {
            // A given model may be evaluated on less than a baseline, or on more.
            if (!isComparable(conditions.get(condition)) || !baselineEvaluated.containsKey(condition)) {
                return;
            }
            var task = add(new TaskSpec.Compare(evaluation, baselineEvaluated.get(condition)));
            comparisons.add(new Plan.Comparison(run.id(), baseline.id(), condition, task));
        });
    }

    /** Frames of one image are no independent images, which McNemar's test takes them for; and of foreign ones none is right. */
    private static boolean isComparable(Condition condition) {
        return !(condition instanceof Condition.Perturbed || condition instanceof Condition.Foreign);
    }

    /** What a run is evaluated on; what is stored for curves anyway is not computed besides. */
    private TaskGroup testImages(Condition condition) {
        boolean stored = request.curves() != null
                && request.curves().split() == Split.TEST
                && asked.curves().containsValue(condition);
        return computes && !stored && FormCosts.isComputable(condition)
                ? new TaskGroup.Computed(
                        dataset.id(),
                        Split.TEST,
                        condition,
                        dataset.splits().get(Split.TEST).size())
                : shards(Split.TEST, condition);
    }

    /**
     * One task for each source shard that has images of the condition, or for a set made elsewhere; null for clean images,
     * which the ingest has stored.
     */
    private TaskGroup shards(Split split, Condition condition) {
        if (condition instanceof Condition.Clean) {
            return null;
        }
        if (condition instanceof Condition.Corrupted corrupted && corrupted.from() != null) {
            return published(corrupted);
        }
        if (condition instanceof Condition.Imported set) {
            return imported(set.set());
        }
        if (condition instanceof Condition.Foreign set) {
            return imported(set.set());
        }
        var source = dataset.splits().get(split);
        int wanted = condition instanceof Condition.Perturbed perturbed ? perturbed.images() : Integer.MAX_VALUE;
        int shards = 0;
        while (shards < source.size() && wanted > 0) {
            wanted -= source.get(shards).count();
            shards++;
        }
        var group = new TaskGroup.Written(dataset.id(), split, condition, shards);
        addAll(group);
        return group;
    }

    private void addAll(TaskGroup group) {
        var ids = groups.tasks(group);
        if (!tasks.containsKey(ids.get(0))) {
            group.specs().forEach(this::add);
        }
    }

    private String add(TaskSpec spec) {
        var task = Task.of(spec, groups);
        tasks.putIfAbsent(task.id(), task);
        return task.id();
    }
}
