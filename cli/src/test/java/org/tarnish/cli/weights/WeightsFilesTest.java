package org.tarnish.cli.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tarnish.experiment.plan.Plan;
import org.tarnish.experiment.plan.Planner;
import org.tarnish.experiment.request.Conditions;
import org.tarnish.experiment.request.DatasetRequest;
import org.tarnish.experiment.request.ExperimentRequest;
import org.tarnish.experiment.request.MethodologyRequest;
import org.tarnish.experiment.request.ModelRequest;
import org.tarnish.experiment.request.Normalization;
import org.tarnish.experiment.request.Split;
import org.tarnish.experiment.result.DatasetManifest;
import org.tarnish.experiment.result.EvaluationResult;
import org.tarnish.experiment.result.Shard;
import org.tarnish.experiment.result.TrainingResult;
import org.tarnish.experiment.result.WeightsOrigin;
import org.tarnish.machine.file.Sha256;
import org.tarnish.network.architecture.Architectures;
import org.tarnish.network.onnx.OnnxModel;
import org.tarnish.network.weights.Safetensors;
import org.tarnish.network.weights.StoredTensor;
import org.tarnish.pipeline.fake.InMemoryObjectStore;
import org.tarnish.pipeline.json.Json;
import org.tarnish.pipeline.ledger.ExperimentRecord;
import org.tarnish.pipeline.ledger.Marker;
import org.tarnish.pipeline.store.Keys;

class WeightsFilesTest {
    private static final String RUN = "resnet20-random-shared-s0";
    private static final String OTHER = "resnet20-random-baseline-s0";
    private static final Normalization NORMALIZATION =
            new Normalization(List.of(0.5, 0.25, 0.5), List.of(0.25, 0.2, 0.125));

    @TempDir
    private Path folder;

    private final InMemoryObjectStore store = new InMemoryObjectStore();
    private final List<String> lines = new ArrayList<>();
    private final WeightsFiles files = new WeightsFiles(store, "1.2.3", lines::add);
    private List<String> classes = List.of("cat", "dog | fish\n```", "ünder");
    private Plan plan;

    @BeforeEach
    void planExperiment() {
        plan("digits");
    }

    private void plan(String dataset) {
        plan(dataset, List.of("resnet20"));
    }

    private void plan(String dataset, List<String> architectures) {
        var mine = new ModelRequest("mine", "/m.onnx", null, "ab".repeat(32), null, null, null, null);
        var request = new ExperimentRequest(
                "e",
                new DatasetRequest(
                        dataset, null, null, null, null, null, Map.of("test", 4, "train", 9, "validation", 5)),
                16,
                architectures,
                null,
                null,
                List.of(new MethodologyRequest("shared", null), new MethodologyRequest("baseline", null)),
                Conditions.none(),
                null,
                null,
                0,
                List.of(mine),
                List.of(),
                null);
        var shards = List.of(new Shard("i", "a", "l", "b", "e", "c", 4));
        var manifest = new DatasetManifest(
                "d0",
                null,
                16,
                classes,
                Map.of(Split.TRAIN, shards, Split.VALIDATION, shards, Split.TEST, shards),
                NORMALIZATION,
                List.of(),
                0);
        var ingest = Planner.ingest(request, dataset);
        plan = Planner.plan("e1", request, ingest, manifest);
        put(Keys.dataset("d0"), manifest);
        put(Keys.request("e1"), new ExperimentRecord("e1", Instant.EPOCH, request, ingest));
        put(Keys.plan("e1"), plan);
    }

    @Test
    void writesWeightsWithWhatTheyAre() throws IOException {
        trained(RUN, 1);

        assertThat(files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder.resolve("out")))
                .isEqualTo(1);

        var written = folder.resolve("out").resolve(RUN);
        assertThat(written.toFile().list()).containsExactlyInAnyOrder("README.md", "load.py", "model.safetensors");
        assertThat(folder.resolve("out").toFile().list()).containsExactly(RUN);
        var tensors = Safetensors.read(written.resolve("model.safetensors"));
        assertThat(tensors.keySet())
                .containsExactlyElementsOf(Architectures.named("resnet20").tensors(3).stream()
                        .map(spec -> spec.name())
                        .toList());
        assertThat(tensors.get("linear.bias").read()).containsExactly(1, 1, 1);
        var told = metadata(written.resolve("model.safetensors"));
        assertThat(told)
                .containsEntry("format", "pt")
                .containsEntry("architecture", "resnet20")
                .containsEntry("run", RUN)
                .containsEntry("experiment", "e1")
                .containsEntry("normalization_mean", "[0.5,0.25,0.5]");
        assertThat(new ObjectMapper().readValue(told.get("classes"), String[].class))
                .containsExactlyElementsOf(classes);
        assertThat(lines)
                .containsExactly(
                        "The run 'mine' is a model that somebody gave: the file is the user's own, and is evaluated"
                                + " here alone.",
                        "The network of run '" + OTHER + "' is not trained: tarnish watch e1 says whether it will be.",
                        "Written: " + written);
    }

    @Test
    void theCardSaysWhatTheNetworkIsWorth() throws IOException {
        trained(RUN, 1);
        evaluated(RUN, 90, 100);
        store.put(
                Keys.report("e1", "report.json"),
                ("{\"versions\": {\"PyTorch\": \"2.7.1\"}, \"corruptionErrors\": [{\"run\": \"" + RUN
                                + "\", \"mean\": 0.25, \"mce\": null}]}")
                        .getBytes(StandardCharsets.UTF_8),
                "application/json");

        files.write("e1", List.of(RUN), WeightsFormat.SAFETENSORS, folder);

        var card = Files.readString(folder.resolve(RUN).resolve("README.md"));
        assertThat(card)
                .startsWith("---\ndatasets:\n- \"digits\"\n")
                .contains("license: \"unknown\"\n")
                // center 0.9 and z 1.96: (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
                .contains("**90.00 %** right (90 of 100), 95 % Wilson interval 82.56 % to 94.48 %")
                .contains("CIFAR-10-C: 25.00 %")
                .doesNotContain("AlexNet")
                .contains("license of the data: CC BY 4.0 (Optical Recognition of Handwritten Digits")
                .contains("mean [0.5, 0.25, 0.5] and std [0.25, 0.2, 0.125]")
                .contains("the weights began at random")
                .contains("trained and evaluated with PyTorch 2.7.1")
                .contains("written by Tarnish 1.2.3")
                .contains("`model.safetensors`: sha256 `"
                        + Sha256.of(folder.resolve(RUN).resolve("model.safetensors")) + "`")
                .contains("sha256 `" + Sha256.of(weights(1)) + "`")
                .contains("0\tcat\n1\tdog ? fish????\n2\tünder\n```");
        var matter = new YAMLMapper().readTree(card.split("---\n")[1]);
        assertThat(matter.at("/model-index/0/results/0/metrics/0/value").asDouble())
                .isEqualTo(0.9);
        assertThat(card).as("the same order in every process").contains("test: 4\n    train: 9\n    validation: 5\n");
        var yaml = card.substring(card.lastIndexOf("```yaml\n") + 8, card.lastIndexOf("```"));
        assertThat(new YAMLMapper().readValue(yaml, ExperimentRequest.class))
                .isEqualTo(Json.read(store.get(Keys.request("e1")).orElseThrow(), ExperimentRecord.class)
                        .request());
    }

    @Test
    void aLicenseThatNobodyKnowsIsSaidToBeUnknown() throws IOException {
        plan("cifar10");
        trained(RUN, 1);

        files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder);

        assertThat(folder.resolve(RUN).resolve("README.md"))
                .content()
                .contains("license of the data: unknown", "clean test images: not evaluated yet");
    }

    @Test
    void namesOfClassesNeverBecomeCode() throws IOException {
        classes = List.of("\"]; import os #", "b\n'''", "c");
        plan("digits");
        trained(RUN, 1);

        files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder);

        assertThat(folder.resolve(RUN).resolve("load.py"))
                .content()
                .contains("MEAN = [0.5, 0.25, 0.5]\nSTD = [0.25, 0.2, 0.125]\n", "CifarResnet(20, len(classes))")
                .doesNotContain("import os", "@");
    }

    @Test
    void writesAnOnnxFileThatSaysWhatItIs() throws IOException {
        trained(RUN, 1);

        files.write("e1", List.of(), WeightsFormat.ONNX, folder);

        var written = folder.resolve(RUN);
        var model = OnnxModel.read(written.resolve("model.onnx"), null);
        assertThat(model.side()).isEqualTo(16);
        assertThat(model.classes()).isEqualTo(3);
        assertThat(written.resolve("README.md"))
                .content()
                .contains("tarnish evaluate model.onnx digits --normalization 0.5,0.25,0.5,0.25,0.2,0.125 --limit 4\n")
                .contains("`model.onnx`: sha256 `" + Sha256.of(written.resolve("model.onnx")) + "`");
    }

    @Test
    void theSameFolderIsLeftAndAnotherIsRefused() throws IOException {
        trained(RUN, 1);
        files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder);
        lines.clear();
        files.write("e1", List.of(RUN), WeightsFormat.SAFETENSORS, folder);
        assertThat(lines).containsExactly("There already: " + folder.resolve(RUN));

        Files.writeString(folder.resolve(RUN).resolve("notes.txt"), "mine");
        assertThatThrownBy(() -> files.write("e1", List.of(RUN), WeightsFormat.SAFETENSORS, folder))
                .isInstanceOf(IOException.class)
                .hasMessage("The folder " + folder.resolve(RUN)
                        + " holds something else, and is left as it is: remove it, or name another place with --out.");
        assertThat(folder.resolve(RUN).resolve("notes.txt")).hasContent("mine");
        assertThat(folder.toFile().list()).containsExactly(RUN);
    }

    @Test
    void anEmptyFolderIsFilledAndAFileIsNot() throws IOException {
        trained(RUN, 1);
        Files.createDirectories(folder.resolve("a").resolve(RUN));
        files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder.resolve("a"));
        assertThat(folder.resolve("a").resolve(RUN).resolve("load.py")).exists();
        Files.createDirectories(folder.resolve("b"));
        Files.writeString(folder.resolve("b").resolve(RUN), "a file");
        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder.resolve("b")))
                .hasMessageContaining("holds something else");
        var file = folder.resolve("b").resolve(RUN);
        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, file))
                .hasMessage(file + " is no folder: name another place with --out.");
    }

    @Test
    void damagedAndMissingWeightsAreNotGivenOut() throws IOException {
        trained(RUN, 1);
        store.put("model-" + RUN, new byte[8], "application/octet-stream");
        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The stored weights of run '" + RUN + "' have the sha256 ")
                .hasMessageContaining("and were written with " + Sha256.of(weights(1)));
        store.delete("model-" + RUN);
        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("The store no longer has all of the experiment 'e1'");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichExperimentsAndRunsThereAre() throws IOException {
        assertThatThrownBy(() -> files.write("e2", List.of(), WeightsFormat.SAFETENSORS, folder))
                .hasMessageStartingWith("There is no experiment 'e2' with a plan");
        assertThatThrownBy(() -> files.write("e1", List.of("x"), WeightsFormat.SAFETENSORS, folder))
                .hasMessage("The experiment 'e1' has no run 'x': its runs are mine, " + RUN + ", " + OTHER + ".");
        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder))
                .hasMessageStartingWith("The experiment 'e1' has no network that is trained");
        assertThatThrownBy(() -> files.write("e1", List.of(OTHER), WeightsFormat.SAFETENSORS, folder))
                .hasMessageStartingWith("The network of run '" + OTHER + "' is not trained");
        trained(RUN, 1);
        assertThatThrownBy(() -> files.write("e1", List.of("mine"), WeightsFormat.SAFETENSORS, folder))
                .hasMessageStartingWith("The run 'mine' is a model that somebody gave");
    }

    @Test
    void anExperimentOfGivenModelsAloneHasNothingToWrite() {
        plan("digits", List.of());

        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder))
                .isInstanceOf(IOException.class)
                .hasMessage("The experiment 'e1' trains no network: there is nothing to write.");
    }

    @Test
    void aRunThatLeadsOutsideIsRefused() throws IOException {
        var tree = Json.tree(plan).toString().replace(RUN, "../out");
        store.put(Keys.plan("e1"), tree.getBytes(StandardCharsets.UTF_8), "application/json");
        trained(RUN, 1);

        assertThatThrownBy(() -> files.write("e1", List.of(), WeightsFormat.SAFETENSORS, folder.resolve("in")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("outside its folder: '../out'");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private void trained(String run, float value) throws IOException {
        trained(
                plan.runs().stream()
                        .filter(r -> r.id().equals(run))
                        .findFirst()
                        .orElseThrow()
                        .task(),
                run,
                value);
    }

    private void trained(String task, String run, float value) throws IOException {
        var weights = weights(value);
        store.put("model-" + run, Files.readAllBytes(weights), "application/octet-stream");
        var result = new TrainingResult(
                "resnet20",
                3,
                NORMALIZATION,
                "model-" + run,
                Sha256.of(weights),
                "c",
                "c",
                1,
                1,
                0,
                0.875,
                List.of(),
                "cpu",
                1,
                new WeightsOrigin("random", null, null),
                null);
        put(Keys.marker(task), new Marker(task, "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result)));
    }

    private void evaluated(String run, int correct, int total) {
        var task = plan.evaluations().stream()
                .filter(evaluation -> evaluation.run().equals(run))
                .filter(evaluation -> evaluation.condition().equals("clean"))
                .findFirst()
                .orElseThrow()
                .task();
        var result = new EvaluationResult("p", "h", correct, total, Map.of());
        put(Keys.marker(task), new Marker(task, "e1", "w", 1, 1, Instant.EPOCH, Json.tree(result)));
    }

    private Path weights(float value) throws IOException {
        var tensors = new LinkedHashMap<String, StoredTensor>();
        for (var spec : Architectures.named("resnet20").tensors(3)) {
            var values = new float[spec.size()];
            Arrays.fill(values, value);
            tensors.put(spec.name(), StoredTensor.of(spec.shape(), values));
        }
        var file = Files.createTempDirectory("weights").resolve("w");
        Safetensors.write(file, tensors);
        file.toFile().deleteOnExit();
        return file;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, String> metadata(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt();
        var header = new ObjectMapper().readTree(bytes, Long.BYTES, length);
        return new ObjectMapper().convertValue(header.get("__metadata__"), Map.class);
    }

    private void put(String key, Object value) {
        store.put(key, Json.bytes(value), "application/json");
    }
}
