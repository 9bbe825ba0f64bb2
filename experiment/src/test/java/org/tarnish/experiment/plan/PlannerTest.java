package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.Examples;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.imaging.corruption.SeverityTable;
import org.tarnish.imaging.entropy.EntropyMeasure;

class PlannerTest {
    private static final String FIXED = "{fixed: {reduction: resolution, quality: 0.5}}";

    private static final String CURVES =
            "curves: {split: test, corruptions: {names: [fog], severities: [1, 5]}, reductions: {kinds: [crop]}}";
    private static final String SETS = "conditions: {imageSets: [{name: photos, path: photos.tar, fingerprint: f0},"
            + " {name: old-minimal, path: minimal, fit: pad, fingerprint: f1}]}";
    private static final String JUDGED = "methodologies: [baseline, " + FIXED
            + "]\nconditions: {minimalImages: {kinds: [color, crop], images: 300, judge: shared}}";

    @Test
    void quickstartHasTheTasksOneCountsByHand() {
        var plan = quickstart();
        assertThat(plan.conditions().keySet())
                .containsExactly(
                        "clean",
                        "gaussian_noise-1",
                        "gaussian_noise-3",
                        "gaussian_noise-5",
                        "contrast-1",
                        "contrast-3",
                        "contrast-5",
                        "color-0.75",
                        "color-0.5",
                        "color-0.25",
                        "crop-0.75",
                        "crop-0.5",
                        "crop-0.25",
                        "resolution-0.75",
                        "resolution-0.5",
                        "resolution-0.25",
                        "combination-0.75",
                        "combination-0.5",
                        "combination-0.25");
        assertThat(plan.runs())
                .extracting(Plan.Run::id)
                .containsExactly(
                        "resnet20-random-shared-s0",
                        "resnet20-random-baseline-s0",
                        "resnet20-random-fixed-resolution-0.5-s0");
        // 18 conditions to write and the reduced training set; 3 runs x 19 conditions; 3 runs x 2 kinds; 2 runs x 19.
        assertThat(kinds(plan))
                .isEqualTo(Map.of(
                        TaskKind.INGEST,
                        1,
                        TaskKind.SHARDS,
                        18 + 1,
                        TaskKind.TRAIN,
                        3,
                        TaskKind.EVALUATE,
                        3 * 19,
                        TaskKind.MINIMAL,
                        3 * 2,
                        TaskKind.COMPARE,
                        2 * 19));
        assertThat(plan.evaluations()).hasSize(3 * 19);
        assertThat(plan.minimalSearches()).hasSize(3 * 2);
        assertThat(plan.comparisons()).hasSize(2 * 19);
        assertThat(plan.dataset()).isEqualTo("d0");
    }

    @Test
    void conditionsKeepTheOrderOfTheRequestWhateverOrderTheyAreReadIn() {
        var plan = quickstart();

        var read = new Plan(
                plan.dataset(),
                plan.tasks(),
                plan.runs(),
                new TreeMap<>(plan.conditions()),
                plan.curves(),
                plan.evaluations(),
                plan.minimalSearches(),
                plan.comparisons());

        assertThat(read.conditions().keySet())
                .containsExactlyElementsOf(plan.conditions().keySet());
    }

    @Test
    void trainsEachNetworkOnceForEveryTrainable() {
        var both = plan("training: {trainable: [head, all]}", "methodologies: [baseline, " + FIXED + "]");
        assertThat(both.runs())
                .extracting(Plan.Run::id, Plan.Run::trainable)
                .containsExactly(
                        Tuple.tuple("resnet20-random-head-shared-s0", Trainable.HEAD),
                        Tuple.tuple("resnet20-random-head-baseline-s0", Trainable.HEAD),
                        Tuple.tuple("resnet20-random-head-fixed-resolution-0.5-s0", Trainable.HEAD),
                        Tuple.tuple("resnet20-random-all-shared-s0", Trainable.ALL),
                        Tuple.tuple("resnet20-random-all-baseline-s0", Trainable.ALL),
                        Tuple.tuple("resnet20-random-all-fixed-resolution-0.5-s0", Trainable.ALL));
        assertThat(both.comparisons())
                .extracting(Plan.Comparison::run, Plan.Comparison::baseline)
                .contains(Tuple.tuple("resnet20-random-head-shared-s0", "resnet20-random-head-baseline-s0"))
                .allMatch(pair -> pair.toList().stream()
                                .allMatch(id -> id.toString().contains("-head-"))
                        || pair.toList().stream().allMatch(id -> id.toString().contains("-all-")));
        assertThat(tasks(both)).containsAll(tasks(plan("methodologies: [baseline, " + FIXED + "]")));
        assertThat(tasks(both))
                .containsAll(tasks(plan("training: {trainable: head}", "methodologies: [baseline, " + FIXED + "]")));
    }

    @Test
    void imagesMadeElsewhereAreConditionsOfOneTaskEach() {
        var plan = plan(SETS, "seeds: [0, 1]");
        assertThat(plan.conditions().keySet()).containsExactly("clean", "photos", "old-minimal");
        assertThat(kinds(plan)).containsEntry(TaskKind.IMAGESET, 2);
        var sets = plan.tasks().stream()
                .filter(task -> task.spec() instanceof TaskSpec.ImageSet)
                .map(task -> (TaskSpec.ImageSet) task.spec())
                .toList();
        assertThat(sets.get(0).source().path()).isEqualTo("photos.tar");
        assertThat(sets.get(0).fingerprint()).isEqualTo("f0");
        assertThat(sets.get(1).fit()).isEqualTo(ImageSetRequest.Fit.PAD);
        var evaluated = (TaskSpec.Evaluate)
                plan.byId().get(plan.evaluations().get(1).task()).spec();
        assertThat(evaluated.condition()).isEqualTo(new Condition.Imported("photos"));
        assertThat(evaluated.shards().tasks()).containsExactly(TaskId.of(sets.get(0)));
    }

    @Test
    void imagesOfNoClassAreJudgedByEveryRunAndComparedByNone() {
        var plan = plan(
                "conditions: {imageSets: [{name: svhn, path: svhn.tar, role: ood, fingerprint: f0}]}",
                "methodologies: [baseline, " + FIXED + "]");
        assertThat(plan.conditions()).containsEntry("svhn", new Condition.Foreign("svhn"));
        assertThat(plan.tasks())
                .filteredOn(task -> task.spec() instanceof TaskSpec.ImageSet)
                .singleElement()
                .satisfies(task ->
                        assertThat(((TaskSpec.ImageSet) task.spec()).role()).isEqualTo(ImageSetRequest.Role.OOD));
        assertThat(plan.evaluations())
                .filteredOn(evaluation -> evaluation.condition().equals("svhn"))
                .hasSize(plan.runs().size());
        assertThat(plan.comparisons()).isNotEmpty().noneMatch(one -> one.condition()
                .equals("svhn"));
    }

    @Test
    void imagesMadeElsewhereCanBeCurves() {
        var plan = plan(SETS, "curves: {imageSets: [photos]}");
        assertThat(kinds(plan)).containsEntry(TaskKind.IMAGESET, 2);
        assertThat(train(plan, 0).curves()).singleElement().satisfies(set -> {
            assertThat(set.condition()).isEqualTo(new Condition.Imported("photos"));
            assertThat(set.shards().tasks()).singleElement().asString().startsWith("imageset-");
        });
    }

    @Test
    void minimalImagesOfOneRunJudgeAllRunsOfItsNetwork() {
        var plan = plan(JUDGED, "architectures: [resnet20, squeezenet1_1]");
        assertThat(plan.conditions().keySet()).containsExactly("clean", "minimal-color", "minimal-crop");
        for (var run : plan.runs()) {
            var evaluation = plan.evaluations().stream()
                    .filter(evaluated -> evaluated.run().equals(run.id()))
                    .filter(evaluated -> evaluated.condition().equals("minimal-crop"))
                    .findFirst()
                    .orElseThrow();
            var spec = (TaskSpec.Evaluate) plan.byId().get(evaluation.task()).spec();
            assertThat(spec.shards().tasks())
                    .isEqualTo(plan.minimalSearches().stream()
                            .filter(search -> search.run().equals(run.architecture() + "-random-shared-s0")
                                    && search.kind().equals("crop"))
                            .findFirst()
                            .orElseThrow()
                            .tasks());
        }
        assertThat(plan.comparisons())
                .extracting(Plan.Comparison::run, Plan.Comparison::condition)
                .contains(Tuple.tuple("resnet20-random-shared-s0", "minimal-color"));
    }

    private static List<String> tasks(Plan plan) {
        return plan.tasks().stream().map(Task::id).toList();
    }

    static Stream<Plan> plans() {
        return Stream.of(
                quickstart(),
                Examples.plan(Examples.quickstart(), severalShards()),
                plan(),
                plan("methodologies: [shared]"),
                plan("methodologies: [{linear-rounds: {reduction: crop}}, {adaptive-epochs: {reduction: color}}]"),
                plan(CURVES),
                plan(SETS),
                plan(JUDGED),
                plan("methodologies: [" + FIXED + "]", "seeds: [0, 1, 2]"),
                plan("conditions: {perturbations: {names: [zoom_blur], images: 20}}"),
                plan("architectures: [resnet20, squeezenet1_1]", "initializations: [random, other]"));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyTaskFollowsItsInputs(Plan plan) {
        var before = new HashSet<String>();
        for (var task : plan.tasks()) {
            assertThat(before).as("inputs of %s", task).containsAll(task.spec().inputs());
            assertThat(before.add(task.id())).as("%s comes once", task).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyTaskHasTheIdOfItsSpecification(Plan plan) {
        assertThat(plan.tasks()).allMatch(task -> task.equals(Task.of(task.spec())));
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyTaskAnswersAQuestionOrFeedsOneThatDoes(Plan plan) {
        var used = new HashSet<String>();
        plan.evaluations().forEach(evaluation -> used.add(evaluation.task()));
        plan.minimalSearches().forEach(search -> used.addAll(search.tasks()));
        plan.comparisons().forEach(comparison -> used.add(comparison.task()));
        var tasks = plan.byId();
        assertThat(tasks.keySet()).as("tasks that the report reads").containsAll(used);
        for (int i = plan.tasks().size() - 1; i >= 0; i--) {
            var task = plan.tasks().get(i);
            if (used.contains(task.id())) {
                used.addAll(new TaskGroups().inputs(task.spec()));
            }
        }
        used.add(plan.tasks().get(0).id());
        assertThat(used).containsExactlyInAnyOrderElementsOf(tasks.keySet());
    }

    @ParameterizedTest
    @MethodSource("plans")
    void everyRunIsEvaluatedOnEveryConditionOnce(Plan plan) {
        for (var run : plan.runs()) {
            assertThat(plan.evaluations().stream()
                            .filter(evaluation -> evaluation.run().equals(run.id()))
                            .map(Plan.Evaluation::condition))
                    .containsExactlyElementsOf(plan.conditions().keySet());
        }
    }

    @Test
    void isAPureFunction() {
        assertThat(quickstart()).isEqualTo(quickstart());
    }

    @Test
    void addingAnArchitectureOnlyAddsTasks() {
        var before = quickstartTasks("architectures: [resnet20]");
        var after = quickstartTasks("architectures: [resnet20, squeezenet1_1]");
        assertThat(after).containsAll(before);
        // All but the ingest and the 19 shards.
        assertThat(after).hasSize(before.size() + 3 + 3 * 19 + 3 * 2 + 2 * 19);
    }

    @Test
    void whatIsNamedDoesNotDependOnTheOrderOfNames() {
        assertThat(quickstartTasks("architectures: [squeezenet1_1, resnet20]"))
                .isEqualTo(quickstartTasks("architectures: [resnet20, squeezenet1_1]"));
    }

    @Test
    void sharedTrainingIsImpliedOnce() {
        var implied = plan("methodologies: [baseline, " + FIXED + "]");
        var spelled = plan("methodologies: [" + FIXED + ", shared, baseline]");
        assertThat(labels(implied)).containsExactly("shared", "baseline", "fixed-resolution-0.5");
        assertThat(labels(spelled)).containsExactly("shared", "fixed-resolution-0.5", "baseline");
        assertThat(spelled.byId().keySet()).isEqualTo(implied.byId().keySet());
        assertThat(labels(plan("methodologies: [shared]"))).containsExactly("shared");
        assertThat(labels(plan())).as("the default").containsExactly("shared", "baseline");
    }

    @Test
    void methodologiesContinueTheSharedTrainingOfTheirOwnNetworkAndSeed() {
        var plan = plan("architectures: [resnet20, squeezenet1_1]", "methodologies: [baseline]", "seeds: [0, 1]");
        assertThat(plan.runs()).hasSize(2 * 2 * 2);
        for (var run : plan.runs()) {
            var train = (TaskSpec.Train) plan.byId().get(run.task()).spec();
            assertThat(train.architecture()).isEqualTo(run.architecture());
            assertThat(train.seed()).isEqualTo(run.seed());
            if (run.methodology().equals("baseline")) {
                var shared = (TaskSpec.Train) plan.byId().get(train.shared()).spec();
                assertThat(shared.methodology().name()).isEqualTo("shared");
                assertThat(shared.architecture()).isEqualTo(run.architecture());
                assertThat(shared.seed()).isEqualTo(run.seed());
                assertThat(shared.shared()).isNull();
            }
        }
    }

    @Test
    void runsAreComparedWithTheBaselineOfTheirOwnNetworkAndSeed() {
        var plan = plan("methodologies: [baseline, " + FIXED + "]", "seeds: [0, 1]");
        assertThat(plan.comparisons())
                .extracting(Plan.Comparison::run, Plan.Comparison::baseline)
                .containsExactly(
                        tuple("shared-s0", "baseline-s0"),
                        tuple("fixed-resolution-0.5-s0", "baseline-s0"),
                        tuple("shared-s1", "baseline-s1"),
                        tuple("fixed-resolution-0.5-s1", "baseline-s1"));
        var first = (TaskSpec.Compare)
                plan.byId().get(plan.comparisons().get(1).task()).spec();
        assertThat(first.evaluation()).isEqualTo(evaluation(plan, "resnet20-random-fixed-resolution-0.5-s0"));
        assertThat(first.baseline()).isEqualTo(evaluation(plan, "resnet20-random-baseline-s0"));
    }

    private static Tuple tuple(String run, String baseline) {
        return Tuple.tuple("resnet20-random-" + run, "resnet20-random-" + baseline);
    }

    private static String evaluation(Plan plan, String run) {
        return plan.evaluations().stream()
                .filter(evaluation -> evaluation.run().equals(run))
                .findFirst()
                .orElseThrow()
                .task();
    }

    @Test
    void withoutABaselineNothingIsCompared() {
        assertThat(plan("methodologies: [" + FIXED + "]").comparisons()).isEmpty();
    }

    @Test
    void aDefaultSpelledOutIsTheSameTraining() {
        var brief = plan("methodologies: [{fixed: {reduction: color, quality: 1}}]");
        var full = plan("methodologies: [{fixed: {reduction: color, quality: 1.0, pattern: RC}}]");
        assertThat(full.byId().keySet()).isEqualTo(brief.byId().keySet());
    }

    @Test
    void oneMethodologyAskedForTwiceIsOneRun() {
        assertThat(labels(plan("methodologies: [{fixed: {reduction: color, quality: 0.5}},"
                        + " {fixed: {reduction: color, quality: 0.50, pattern: RC}}]")))
                .containsExactly("shared", "fixed-color-0.5");
    }

    @Test
    void theQualityOfAConditionCountsByItsValue() {
        assertThat(plan("conditions: {reductions: {kinds: [crop], qualities: [0.5]}}"))
                .isEqualTo(plan("conditions: {reductions: {kinds: [crop], qualities: [0.50]}}"));
    }

    @Test
    void everySourceShardGetsATask() {
        var plan = Examples.plan(Examples.quickstart(), severalShards());
        assertThat(kinds(plan)).containsEntry(TaskKind.SHARDS, 18 * 3 + 2);
        var fixed = train(plan, 2);
        assertThat(fixed.reduced()).hasSize(1);
        assertThat(fixed.reduced().get(0).shards().tasks()).hasSize(2);
        var reduced = fixed.reduced().get(0).shards().tasks().stream()
                .map(id -> (TaskSpec.Shards) plan.byId().get(id).spec())
                .toList();
        assertThat(reduced)
                .containsExactly(
                        new TaskSpec.Shards("d0", Split.TRAIN, new Condition.Reduced("resolution", 0.5), 0, 1),
                        new TaskSpec.Shards("d0", Split.TRAIN, new Condition.Reduced("resolution", 0.5), 1, 2));
        var noise = plan.evaluations().get(1);
        var evaluate = (TaskSpec.Evaluate) plan.byId().get(noise.task()).spec();
        assertThat(evaluate.shards().tasks()).hasSize(3);
    }

    @Test
    void linearReductionNeedsTheTrainingSetAtEachOfItsQualities() {
        var plan = plan("methodologies: [{linear-rounds: {reduction: crop, step: 0.25}},"
                + " {linear-epochs: {reduction: crop, ascending: true}}, {adaptive-rounds: {reduction: crop}}]");
        assertThat(labels(plan))
                .containsExactly(
                        "shared", "linear-rounds-crop", "linear-epochs-crop-ascending", "adaptive-rounds-crop");
        assertThat(train(plan, 1).reduced())
                .extracting(set -> set.condition().quality())
                .containsExactly(0.75, 0.5, 0.25);
        assertThat(train(plan, 2).reduced())
                .extracting(set -> set.condition().quality())
                .containsExactly(0.25, 0.5, 0.75);
        assertThat(train(plan, 3).reduced()).isEmpty();
        assertThat(kinds(plan)).as("sets are written once").containsEntry(TaskKind.SHARDS, 3);
    }

    @Test
    void curvesOfValidationImagesAreSetsOfEveryTraining() {
        var plan = plan(
                "methodologies: [baseline]",
                "curves: {corruptions: {names: [fog, fog], severities: [2], seed: 5}, reductions: {kinds: [crop],"
                        + " qualities: [0.5]}}");
        assertThat(plan.runs()).hasSize(2);
        for (int run = 0; run < 2; run++) {
            assertThat(train(plan, run).curves())
                    .extracting(TaskSpec.CurveSet::split, TaskSpec.CurveSet::condition)
                    .containsExactly(
                            Tuple.tuple(Split.VALIDATION, new Condition.Corrupted("fog", 2, SeverityTable.CIFAR, 5)),
                            Tuple.tuple(Split.VALIDATION, new Condition.Reduced("crop", 0.5)));
            assertThat(train(plan, run).curves()).allSatisfy(set -> {
                assertThat(set.shards().tasks()).hasSize(1);
                var shards = (TaskSpec.Shards)
                        plan.byId().get(set.shards().tasks().get(0)).spec();
                assertThat(shards).isEqualTo(new TaskSpec.Shards("d0", Split.VALIDATION, set.condition(), 0, 1));
            });
            assertThat(train(plan, run).groups())
                    .containsAll(train(plan, run).curves().stream()
                            .map(TaskSpec.CurveSet::shards)
                            .toList());
        }
    }

    @Test
    void curvesOfTestImagesBeginWithTheCleanOnesAndShareShardsWithConditions() {
        var curves = plan(CURVES);
        var both = plan(CURVES, "conditions: {corruptions: {names: [fog], severities: [1, 5]}}");
        assertThat(train(curves, 0).curves())
                .extracting(set -> set.split().label() + " " + set.condition().label())
                .containsExactly(
                        "test clean", "test fog-1", "test fog-5", "test crop-0.75", "test crop-0.5", "test crop-0.25");
        assertThat(train(curves, 0).curves().get(0).shards()).isNull();
        assertThat(kinds(curves)).containsEntry(TaskKind.SHARDS, 5);
        assertThat(kinds(both)).containsEntry(TaskKind.SHARDS, 5);
        assertThat(train(plan(), 0).curves()).isEmpty();
    }

    @Test
    void computedConditionsHaveTheSameEvaluationsAndNoShards() {
        var conditions = "corruptions: {names: [fog], severities: [1, 5]}, reductions: {kinds: [crop]},"
                + " perturbations: {names: [rotate], images: 7}";
        var stored = plan("conditions: {" + conditions + "}");
        var computed = plan("conditions: {" + conditions + ", storage: computed}");

        assertThat(computed.evaluations()).isEqualTo(stored.evaluations());
        assertThat(computed.conditions()).isEqualTo(stored.conditions());
        assertThat(kinds(stored)).containsEntry(TaskKind.SHARDS, 5 + 1);
        assertThat(kinds(computed)).as("sequences alone").containsEntry(TaskKind.SHARDS, 1);
        assertThat(computed.tasks())
                .allSatisfy(
                        task -> assertThat(computed.byId().keySet()).containsAll(new TaskGroups().inputs(task.spec())));
    }

    @Test
    void publishedSetsAreStoredWhateverIsAskedFor() {
        var set = "conditions: {corruptions: {names: [fog], severities: [1], from: {path: c}}";
        assertThat(plan(set + ", storage: computed}").tasks())
                .extracting(Task::id)
                .isEqualTo(plan(set + "}").tasks().stream().map(Task::id).toList());
    }

    @Test
    void whatIsStoredForCurvesIsNotComputedBesides() {
        var both =
                plan(CURVES, "conditions: {corruptions: {names: [fog, snow], severities: [1, 5]}, storage: computed}");
        var groups = both.evaluations().stream()
                .collect(Collectors.toMap(
                        Plan.Evaluation::condition,
                        evaluation -> Optional.ofNullable(((TaskSpec.Evaluate)
                                        both.byId().get(evaluation.task()).spec())
                                .shards()),
                        (one, same) -> one));
        assertThat(groups.get("fog-1")).get().isInstanceOf(TaskGroup.Written.class);
        assertThat(groups.get("snow-1")).get().isInstanceOf(TaskGroup.Computed.class);
        assertThat(kinds(both)).containsEntry(TaskKind.SHARDS, 5);
    }

    @Test
    void cleanImagesNeedNoShards() {
        var evaluate = (TaskSpec.Evaluate) quickstart()
                .byId()
                .get(quickstart().evaluations().get(0).task())
                .spec();
        assertThat(evaluate.condition()).isEqualTo(new Condition.Clean());
        assertThat(evaluate.shards()).isNull();
    }

    @Test
    void searchesForMinimalImagesAreSplitIntoParts() {
        var search = search(600, List.of(360, 360, 360));
        assertThat(search).containsExactly(Set.of(0, 250), Set.of(250, 500), Set.of(500, 600));
    }

    @Test
    void searchesForMinimalImagesEndWithTheTestImages() {
        assertThat(search(600, List.of(360))).containsExactly(Set.of(0, 250), Set.of(250, 360));
        assertThat(search(250, List.of(360))).containsExactly(Set.of(0, 250));
        assertThat(search(1, List.of(360))).containsExactly(Set.of(0, 1));
    }

    private static List<Set<Integer>> search(int images, List<Integer> testShards) {
        var request = Examples.request("conditions: {minimalImages: {kinds: [color], images: " + images + "}}");
        var plan = Examples.plan(request, Examples.dataset(List.of(1257), List.of(180), testShards));
        return plan.minimalSearches().get(0).tasks().stream()
                .map(id -> (TaskSpec.MinimalImages) plan.byId().get(id).spec())
                .map(spec -> Set.of(spec.from(), spec.to()))
                .toList();
    }

    @Test
    void severitiesMeanTheTableThatSuitsTheImages() {
        var lines = "conditions: {corruptions: {names: [contrast], severities: [2], seed: 9}}";
        var evaluation = plan(lines).evaluations().get(1);
        var spec = (TaskSpec.Evaluate) plan(lines).byId().get(evaluation.task()).spec();
        assertThat(spec.condition()).isEqualTo(new Condition.Corrupted("contrast", 2, SeverityTable.CIFAR, 9));
    }

    @Test
    void sequencesAreMadeOfTheFirstTestImagesAndComparedWithNobody() {
        var request = Examples.request(
                "methodologies: [baseline, " + FIXED + "]",
                "conditions: {perturbations: {names: [rotate, shot_noise], images: 7, difficulty: 2, seed: 9}}");
        var plan = Examples.plan(request, Examples.dataset(List.of(1257), List.of(180), List.of(3, 4, 5)));

        assertThat(plan.conditions().keySet()).containsExactly("clean", "rotate-p2", "shot_noise-p2");
        // Two shards hold the first seven images; one more task reduces the training images.
        assertThat(kinds(plan)).containsEntry(TaskKind.SHARDS, 2 * 2 + 1);
        var sequences = (TaskSpec.Evaluate)
                plan.byId().get(plan.evaluations().get(1).task()).spec();
        assertThat(sequences.condition()).isEqualTo(new Condition.Perturbed("rotate", 7, 2, SeverityTable.CIFAR, 9));
        assertThat(sequences.shards().tasks()).hasSize(2);
        assertThat(plan.evaluations()).hasSize(3 * 3);
        assertThat(plan.comparisons()).extracting(Plan.Comparison::condition).containsOnly("clean");
    }

    @Test
    void sequencesEndWithTheTestImages() {
        var plan = plan("conditions: {perturbations: {names: [rotate], images: 1000, table: imagenet}}");
        var spec = (TaskSpec.Evaluate)
                plan.byId().get(plan.evaluations().get(1).task()).spec();
        assertThat(spec.condition()).isEqualTo(new Condition.Perturbed("rotate", 360, 1, SeverityTable.IMAGENET, 0));
    }

    @Test
    void onlyFrostNamesTexturesAndOnlyOtherOnesThanTheShipped() {
        assertThat(textures("sha256-0")).containsExactly(null, "sha256-0");
        assertThat(textures("synthesized-v1")).containsExactly(null, null);
    }

    private static List<String> textures(String asked) {
        var plan =
                plan("conditions: {corruptions: {names: [fog, frost], severities: [1], frostTextures: " + asked + "}}");
        return plan.tasks().stream()
                .map(Task::spec)
                .filter(TaskSpec.Shards.class::isInstance)
                .map(spec -> ((Condition.Corrupted) ((TaskSpec.Shards) spec).condition()).textures())
                .toList();
    }

    private static Plan quickstart() {
        return Examples.plan(Examples.quickstart(), Examples.digits());
    }

    private static Plan plan(String... lines) {
        return Examples.plan(Examples.request(lines), Examples.digits());
    }

    private static DatasetManifest severalShards() {
        return Examples.dataset(List.of(5000, 100), List.of(10), List.of(5000, 5000, 1));
    }

    @Test
    void whatNetworksAreJudgedInMakesOtherEvaluationsOfTheSameTrainings() {
        var judged = "conditions: {minimalImages: {kinds: [color], images: 50}}";

        var single = plan(judged).byId();
        var half = plan(judged, "evaluation: {precision: float16}");

        assertThat(plan(judged, "evaluation: {precision: float32}").byId().keySet())
                .isEqualTo(single.keySet());
        assertThat(half.tasks().stream()
                        .map(Task::spec)
                        .filter(spec -> single.containsKey(TaskId.of(spec)))
                        .map(TaskSpec::taskKind))
                .contains(TaskKind.TRAIN)
                .doesNotContain(TaskKind.EVALUATE, TaskKind.MINIMAL);
        assertThat(half.tasks().stream().map(Task::spec))
                .filteredOn(TaskSpec.MinimalImages.class::isInstance)
                .isNotEmpty()
                .allSatisfy(spec ->
                        assertThat(((TaskSpec.MinimalImages) spec).precision()).isEqualTo(Precision.FLOAT16));
    }

    @Test
    void searchesByAnotherEntropyAreOthers() {
        var minimal = "conditions: {minimalImages: {kinds: [color], images: 50, entropy: %s}}";

        var own = plan(minimal.formatted("tarnish")).byId().keySet();
        var pillow = plan(minimal.formatted("pillow"));

        assertThat(own)
                .isEqualTo(plan("conditions: {minimalImages: {kinds: [color], images: 50}}")
                        .byId()
                        .keySet());
        assertThat(pillow.tasks().stream()
                        .filter(task -> !own.contains(task.id()))
                        .map(Task::spec))
                .isNotEmpty()
                .allSatisfy(spec ->
                        assertThat(((TaskSpec.MinimalImages) spec).measure()).isEqualTo(EntropyMeasure.PILLOW));
    }

    /** The quickstart's task ids with other architectures. */
    private static Set<String> quickstartTasks(String architectures) {
        return plan(
                        architectures,
                        "training: {maxEpochs: 10}",
                        "methodologies: [baseline, " + FIXED + "]",
                        "conditions:",
                        "  corruptions: {names: [gaussian_noise, contrast], severities: [1, 3, 5], table: cifar}",
                        "  reductions: {kinds: [color, crop, resolution, combination]}",
                        "  minimalImages: {kinds: [color, resolution], images: 50}")
                .byId()
                .keySet();
    }

    private static TaskSpec.Train train(Plan plan, int run) {
        return (TaskSpec.Train) plan.byId().get(plan.runs().get(run).task()).spec();
    }

    private static List<String> labels(Plan plan) {
        return plan.runs().stream().map(Plan.Run::methodology).toList();
    }

    private static Map<TaskKind, Integer> kinds(Plan plan) {
        var counts = new EnumMap<TaskKind, Integer>(TaskKind.class);
        plan.tasks().forEach(task -> counts.merge(task.spec().taskKind(), 1, Integer::sum));
        return counts;
    }
}
