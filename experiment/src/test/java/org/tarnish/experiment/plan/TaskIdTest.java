package org.tarnish.experiment.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.tarnish.experiment.condition.Condition;
import org.tarnish.experiment.request.Augmentation;
import org.tarnish.experiment.request.ClassMapping;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ImageSetRequest;
import org.tarnish.experiment.request.InitializationRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.ModelFile;
import org.tarnish.experiment.request.ModelInput;
import org.tarnish.experiment.request.ModelNormalization;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.Precision;
import org.tarnish.experiment.request.Resize;
import org.tarnish.experiment.request.ScheduleRequest;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.request.Trainable;
import org.tarnish.experiment.request.TrainingForm;
import org.tarnish.experiment.request.TrainingSettings;
import org.tarnish.imaging.corruption.SeverityTable;

class TaskIdTest {
    private static final DatasetRequest DIGITS = new DatasetRequest("digits", null, null, null, null, null, null);
    private static final Condition.Reduced HALF = new Condition.Reduced("resolution", 0.5);
    private static final MethodologyRequest FIXED =
            new MethodologyRequest("fixed", Map.of("reduction", "resolution", "quality", 0.5, "pattern", "RC"));

    private static final TaskSpec.Ingest INGEST = new TaskSpec.Ingest(DIGITS, "digits", 16);
    private static final TaskSpec.Shards SHARDS = new TaskSpec.Shards("d0", Split.TEST, HALF, 0, 1);
    private static final TaskSpec.ImageSet IMAGESET =
            new TaskSpec.ImageSet("d0", DIGITS, "f0", ImageSetRequest.Fit.RESIZE);
    private static final TaskSpec.Train TRAIN = new TaskSpec.Train(
            "d0",
            "resnet20",
            InitializationRequest.named("random"),
            TrainingSettings.defaults(),
            FIXED,
            0,
            "train-0",
            List.of(new TaskSpec.ReducedSet(HALF, new TaskGroup.Imported("shards-0"))));
    private static final TaskSpec.Model MODEL = new TaskSpec.Model(
            new ModelFile("m.onnx", null, "a", Map.of()), ModelInput.DEFAULT, List.of(), ModelRequest.Output.LOGITS);
    private static final TaskSpec.Evaluate EVALUATE =
            new TaskSpec.Evaluate("d0", "train-0", Split.TEST, HALF, new TaskGroup.Imported("shards-0"));
    private static final TaskSpec.MinimalImages MINIMAL =
            new TaskSpec.MinimalImages("d0", "train-0", "color", 0, 50, 0.125);
    private static final TaskSpec.Compare COMPARE = new TaskSpec.Compare("evaluate-1", "evaluate-0");
    private static final TaskSpec.Rehearse REHEARSE =
            new TaskSpec.Rehearse("rehearsal-1", 0, JobQueue.EVALUATE, "rehearse-0");
    private static final TaskSpec.Report REPORT = new TaskSpec.Report("digits-1");

    /** One example for each kind, with the id it had when its kind got its revision. */
    private static final Map<TaskSpec, String> PINNED = Map.of(
            INGEST, "ingest-f271bdd7feda18d294558068",
            SHARDS, "shards-0498fd38683e515ed44a0371",
            IMAGESET, "imageset-2329027478455134661b1be7",
            TRAIN, "train-7c6696ef328a058478e9eb0c",
            MODEL, "model-e54a7b40b37d25341c42fece",
            EVALUATE, "evaluate-5b91448ec57c43d603f2436c",
            MINIMAL, "minimal-d7319203027002ac00b7810f",
            COMPARE, "compare-ddb27e91e142777232a9c85a",
            REHEARSE, "rehearse-23cc84cd9ca1b72d1670b1d9",
            REPORT, "report-2af8a53a5113fc2bc8e4e2bd");

    static Stream<TaskSpec> examples() {
        return Stream.of(INGEST, SHARDS, IMAGESET, TRAIN, MODEL, EVALUATE, MINIMAL, COMPARE, REHEARSE, REPORT);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void identitiesStayWhatTheyAre(TaskSpec spec) {
        assertThat(TaskId.of(spec))
                .as(
                        "The identity of %s tasks has changed: artefacts of earlier versions would not be found, or, if"
                                + " their content has changed too, would be taken for the new ones. If that is meant,"
                                + " raise the revision in TaskKind.%s and pin the new id here.",
                        spec.taskKind().label(), spec.taskKind())
                .isEqualTo(PINNED.get(spec));
    }

    @Test
    void whoReadsComputedImagesIsTheTaskThatReadsStoredOnesAndWaitsForNoneOfTheirs() {
        var written = new TaskGroup.Written("d0", Split.TEST, HALF, 2);
        var computed = new TaskGroup.Computed("d0", Split.TEST, HALF, 2);
        var stored = new TaskSpec.Evaluate("d0", "train-0", Split.TEST, HALF, written);
        var made = new TaskSpec.Evaluate("d0", "train-0", Split.TEST, HALF, computed);
        assertThat(TaskId.of(made)).isEqualTo(TaskId.of(stored));
        assertThat(new TaskGroups().inputs(stored)).hasSize(3).contains("train-0");
        assertThat(new TaskGroups().inputs(made)).containsExactly("train-0");
        assertThat(TaskId.of(new TaskSpec.Evaluate("d0", "train-0", Split.TEST, HALF, null)))
                .as("what makes the images counts, with its revision")
                .isNotEqualTo(TaskId.of(made));
    }

    @Test
    void theKindsThatStoresHoldArePinned() {
        assertThat(PINNED.keySet().stream().map(TaskSpec::taskKind))
                .containsExactlyInAnyOrder(
                        TaskKind.INGEST,
                        TaskKind.SHARDS,
                        TaskKind.IMAGESET,
                        TaskKind.TRAIN,
                        TaskKind.MODEL,
                        TaskKind.EVALUATE,
                        TaskKind.MINIMAL,
                        TaskKind.COMPARE,
                        TaskKind.REHEARSE,
                        TaskKind.REPORT);
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isTheKindAndTwentyFourHexDigits(TaskSpec spec) {
        var id = TaskId.of(spec);
        assertThat(id).matches(spec.taskKind().label() + "-[0-9a-f]{24}");
        assertThat(TaskId.kind(id)).isEqualTo(spec.taskKind());
        assertThat(TaskId.of(spec)).isEqualTo(id);
    }

    @ParameterizedTest
    @EnumSource(TaskKind.class)
    void kindsReadTheirOwnNames(TaskKind kind) {
        assertThat(TaskKind.of(kind.label())).isEqualTo(kind);
        assertThat(kind.revision()).isPositive();
    }

    @Test
    void everyComponentOfEverySpecificationCounts() {
        everyComponentCounts(
                INGEST,
                Map.of(
                        "dataset",
                        new DatasetRequest("digits", null, null, null, 0.2, null, null),
                        "fingerprint",
                        "other",
                        "imageSize",
                        32));
        everyComponentCounts(
                SHARDS,
                Map.of("dataset", "d1", "split", Split.TRAIN, "condition", new Condition.Clean(), "from", 1, "to", 2));
        everyComponentCounts(
                IMAGESET,
                Map.of(
                        "dataset",
                        "d1",
                        "source",
                        new DatasetRequest(null, "digits", null, null, null, null, null),
                        "fingerprint",
                        "f1",
                        "fit",
                        ImageSetRequest.Fit.PAD,
                        "form",
                        new TaskSpec.ImageSet.Form("fog", 3),
                        "role",
                        ImageSetRequest.Role.OOD));
        everyComponentCounts(
                MODEL,
                Map.of(
                        "file",
                        new ModelFile("m.onnx", null, "b", Map.of()),
                        "input",
                        new ModelInput(null, null, 255, null, null),
                        "classes",
                        List.of("cat", "dog"),
                        "output",
                        ModelRequest.Output.PROBABILITIES));
        var train = new LinkedHashMap<String, Object>(Map.of(
                "dataset",
                "d1",
                "architecture",
                "squeezenet1_1",
                "initialization",
                InitializationRequest.named("imagenet"),
                "settings",
                TrainingSettings.of(new TrainingForm(
                        null, null, null, 7, null, null, null, null, null, null, null, null, null, null, null, null)),
                "methodology",
                new MethodologyRequest("baseline", null),
                "seed",
                1L,
                "reduced",
                List.of(),
                "curves",
                List.of(new TaskSpec.CurveSet(Split.TEST, HALF, new TaskGroup.Imported("shards-0")))));
        train.put("shared", null);
        everyComponentCounts(TRAIN, train);
        everyComponentCounts(
                EVALUATE,
                Map.of(
                        "dataset",
                        "d1",
                        "train",
                        "train-1",
                        "split",
                        Split.VALIDATION,
                        "condition",
                        new Condition.Clean(),
                        "shards",
                        new TaskGroup.Written("d0", Split.TEST, HALF, 2),
                        "precision",
                        Precision.BFLOAT16));
        everyComponentCounts(
                REHEARSE, Map.of("experiment", "other", "number", 1, "queue", JobQueue.TRAIN, "after", "rehearse-1"));
        everyComponentCounts(REPORT, Map.of("experiment", "other"));
        everyComponentCounts(
                MINIMAL,
                Map.of(
                        "dataset",
                        "d1",
                        "train",
                        "train-1",
                        "reduction",
                        "crop",
                        "from",
                        1,
                        "to",
                        51,
                        "step",
                        0.25,
                        "entropy",
                        "pillow",
                        "precision",
                        Precision.FLOAT16));
        everyComponentCounts(COMPARE, Map.of("evaluation", "evaluate-2", "baseline", "evaluate-2"));
    }

    @Test
    void aModelIsKnownByItsContentWhereverItLies() {
        var elsewhere = new ModelFile(null, "https://example.org/m.onnx", "a", Map.of());
        var split = new ModelFile("m.onnx", null, "a", Map.of("m.data", "b"));
        assertThat(TaskId.of(new TaskSpec.Model(elsewhere, MODEL.input(), MODEL.classes(), MODEL.output())))
                .isEqualTo(TaskId.of(MODEL));
        assertThat(TaskId.of(new TaskSpec.Model(split, MODEL.input(), MODEL.classes(), MODEL.output())))
                .isNotEqualTo(TaskId.of(MODEL));
        everyPartCounts(
                ModelInput.DEFAULT,
                Map.of(
                        "size",
                        64,
                        "normalization",
                        new ModelNormalization("imagenet", null),
                        "range",
                        255,
                        "layout",
                        ModelInput.Layout.NHWC,
                        "channels",
                        ModelInput.Channels.BGR),
                input -> new TaskSpec.Model(MODEL.file(), input, MODEL.classes(), MODEL.output()));
    }

    @Test
    void everyTrainingSettingCounts() {
        everyPartCounts(
                TrainingSettings.defaults(),
                Map.ofEntries(
                        Map.entry("optimizer", "sgd"),
                        Map.entry("learningRate", 0.01),
                        Map.entry("batchSize", 32),
                        Map.entry("maxEpochs", 31),
                        Map.entry("patience", 4),
                        Map.entry("trainable", Trainable.HEAD),
                        Map.entry("momentum", 0.9),
                        Map.entry("nesterov", true),
                        Map.entry("weightDecay", 0.0005),
                        Map.entry("schedule", new ScheduleRequest("cosine", Map.of())),
                        Map.entry("warmupEpochs", 1.0),
                        Map.entry("labelSmoothing", 0.1),
                        Map.entry("gradientClip", OptionalDouble.of(5)),
                        Map.entry("microBatch", 8),
                        Map.entry("augmentation", new Augmentation(4, true, null)),
                        Map.entry("precision", Precision.BFLOAT16)),
                settings -> new TaskSpec.Train(
                        "d0", "a", InitializationRequest.named("r"), settings, FIXED, 0, null, List.of()));
    }

    @Test
    void everyPartOfADatasetRequestCounts() {
        everyPartCounts(
                DIGITS,
                Map.ofEntries(
                        Map.entry("name", "cifar10"),
                        Map.entry("path", "digits"),
                        Map.entry("url", "digits"),
                        Map.entry("sha256", "digits"),
                        Map.entry("validation", 0.11),
                        Map.entry("test", 0.21),
                        Map.entry("limit", Map.of("train", 5)),
                        Map.entry("classes", ClassMapping.of(Map.of("even", List.of("0")))),
                        Map.entry("resize", Resize.CROP),
                        Map.entry("layout", "numpy"),
                        Map.entry("role", DatasetRequest.Role.EVALUATION)),
                dataset -> new TaskSpec.Ingest(dataset, "digits", 16));
    }

    @Test
    void everyPartOfAVariantCounts() {
        everyPartCounts(
                new Condition.Corrupted("contrast", 1, SeverityTable.CIFAR, 0),
                Map.of(
                        "corruption",
                        "brightness",
                        "severity",
                        2,
                        "table",
                        SeverityTable.IMAGENET,
                        "seed",
                        1L,
                        "textures",
                        "sha256-0",
                        "from",
                        "CIFAR-10-C"),
                condition -> new TaskSpec.Shards("d0", Split.TEST, condition, 0, 1));
        everyPartCounts(
                new Condition.Perturbed("rotate", 100, 1, SeverityTable.CIFAR, 0),
                Map.of(
                        "perturbation",
                        "translate",
                        "images",
                        50,
                        "difficulty",
                        2,
                        "table",
                        SeverityTable.IMAGENET,
                        "seed",
                        1L),
                condition -> new TaskSpec.Shards("d0", Split.TEST, condition, 0, 1));
        everyPartCounts(
                HALF,
                Map.of("reduction", "crop", "quality", 0.25),
                condition -> new TaskSpec.Shards("d0", Split.TEST, condition, 0, 1));
    }

    @Test
    void sequencesStayWhatTheyAre() {
        var rotated = new Condition.Perturbed("rotate", 100, 1, SeverityTable.CIFAR, 0);
        assertThat(TaskId.of(new TaskSpec.Shards("d0", Split.TEST, rotated, 0, 1)))
                .isEqualTo("shards-a4409e85514cc144e4322708");
        assertThat(TaskId.of(new TaskSpec.Evaluate(
                        "d0", "train-0", Split.TEST, rotated, new TaskGroup.Imported("shards-0"))))
                .isEqualTo("evaluate-05e26b5fda1fb3ea78f8b3f5");
    }

    @Test
    void texturesCountOnlyWhereTheyAreNotTheUsualOnes() {
        // The id from before conditions could name textures.
        assertThat(TaskId.of(new TaskSpec.Shards(
                        "d0", Split.TEST, new Condition.Corrupted("frost", 3, SeverityTable.CIFAR, 0), 0, 1)))
                .isEqualTo("shards-ab6744ed3b50057014e1bda0");
    }

    @Test
    void everyPartOfACurveSetCounts() {
        everyPartCounts(
                new TaskSpec.CurveSet(Split.TEST, HALF, new TaskGroup.Imported("shards-0")),
                Map.of(
                        "split",
                        Split.VALIDATION,
                        "condition",
                        new Condition.Clean(),
                        "shards",
                        new TaskGroup.Imported("shards-1")),
                set -> new TaskSpec.Train(
                        "d0",
                        "a",
                        InitializationRequest.named("r"),
                        TrainingSettings.defaults(),
                        FIXED,
                        0,
                        null,
                        List.of(),
                        List.of(set)));
    }

    @Test
    void methodologyParametersCountByNameAndValue() {
        assertThat(Stream.of(
                                Map.<String, Object>of(),
                                Map.<String, Object>of("a", 1),
                                Map.<String, Object>of("a", "1"),
                                Map.<String, Object>of("b", 1),
                                Map.<String, Object>of("a", 1, "b", 1),
                                Map.<String, Object>of("a", true),
                                Map.<String, Object>of("a", 0.1))
                        .map(parameters -> TaskId.of(train(new MethodologyRequest("fixed", parameters)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theOrderOfMappingsDoesNotCount() {
        var names = List.of("reduction", "quality", "pattern", "step", "other", "more");
        var forth = new LinkedHashMap<String, Object>();
        names.forEach(name -> forth.put(name, name));
        var back = new LinkedHashMap<String, Object>();
        for (int i = names.size() - 1; i >= 0; i--) {
            back.put(names.get(i), names.get(i));
        }
        assertThat(TaskId.of(train(new MethodologyRequest("fixed", back))))
                .isEqualTo(TaskId.of(train(new MethodologyRequest("fixed", forth))));
    }

    @Test
    void theOrderOfListsCounts() {
        assertThat(TaskId.of(reading("a", "b"))).isNotEqualTo(TaskId.of(reading("b", "a")));
    }

    @Test
    void whereATextEndsCounts() {
        assertThat(Stream.of(reading("ab", "c"), reading("a", "bc"), reading("abc"), reading("a;1\"b", "c"))
                        .map(TaskId::of))
                .doesNotHaveDuplicates();
        assertThat(TaskId.of(new TaskSpec.Compare("a", "b"))).isNotEqualTo(TaskId.of(new TaskSpec.Compare("", "ab")));
    }

    @Test
    void howAQualityIsSpelledDoesNotCount() {
        assertThat(TaskId.of(new TaskSpec.Shards(
                        "d0", Split.TEST, new Condition.Reduced("resolution", Double.parseDouble("0.50")), 0, 1)))
                .isEqualTo(TaskId.of(SHARDS));
    }

    @Test
    void refusesTheIdOfNoKind() {
        assertThatIllegalArgumentException().isThrownBy(() -> TaskId.kind("bake-0123"));
    }

    private static TaskSpec train(MethodologyRequest methodology) {
        return new TaskSpec.Train(
                "d0",
                "resnet20",
                InitializationRequest.named("random"),
                TrainingSettings.defaults(),
                methodology,
                0,
                null,
                List.of());
    }

    private static TaskSpec reading(String... tasks) {
        return new TaskSpec.Train(
                "d0",
                "resnet20",
                InitializationRequest.named("random"),
                TrainingSettings.defaults(),
                FIXED,
                0,
                null,
                Stream.of(tasks)
                        .map(task -> new TaskSpec.ReducedSet(HALF, new TaskGroup.Imported(task)))
                        .toList());
    }

    private static void everyComponentCounts(TaskSpec spec, Map<String, Object> others) {
        everyPartCounts((Record) spec, others, changed -> (TaskSpec) changed);
    }

    /** Changes each component of a record in turn and expects as many different ids. */
    private static <R extends Record> void everyPartCounts(
            R example, Map<String, Object> others, Function<R, TaskSpec> spec) {
        var components = example.getClass().getRecordComponents();
        assertThat(others.keySet())
                .as("a changed value for every component of %s", example.getClass())
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(components).map(RecordComponent::getName).toList());
        var changed = others.entrySet().stream().map(other -> with(example, other.getKey(), other.getValue()));
        assertThat(Stream.concat(Stream.of(example), changed).map(spec).map(TaskId::of))
                .as("ids when one component of %s changes", example.getClass())
                .doesNotHaveDuplicates();
    }

    @SuppressWarnings("unchecked")
    private static <R extends Record> R with(R example, String name, Object value) {
        var components = example.getClass().getRecordComponents();
        try {
            var values = new Object[components.length];
            for (int i = 0; i < values.length; i++) {
                var accessor = components[i].getAccessor();
                accessor.setAccessible(true);
                values[i] = components[i].getName().equals(name) ? value : accessor.invoke(example);
            }
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            return (R) example.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
